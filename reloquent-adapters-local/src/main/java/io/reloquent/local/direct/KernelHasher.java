package io.reloquent.local.direct;

import io.reloquent.kernel.DocumentHasher;
import io.reloquent.port.compute.Hasher;
import io.reloquent.verification.BucketSums;

/// The kernel's hash.
public final class KernelHasher implements Hasher {

    @Override
    public void add(byte[] document, int offset, int length, BucketSums sums) {
        var hasher = new DocumentHasher();
        hasher.hash(document, offset, length);
        sums.add(hasher.bucket(), hasher.high(), hasher.low());
    }

    @Override
    public int bucket(byte[] document, int offset, int length) {
        return DocumentHasher.bucket(document, offset);
    }

    @Override
    public long id(byte[] document, int offset, int length) {
        return DocumentHasher.id(document, offset);
    }
}
