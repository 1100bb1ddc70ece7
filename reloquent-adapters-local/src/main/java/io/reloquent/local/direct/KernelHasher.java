package io.reloquent.local.direct;

import io.reloquent.kernel.DocumentHasher;
import io.reloquent.port.compute.Hasher;
import io.reloquent.verification.BucketSums;

/// The kernel's hash.
public final class KernelHasher implements Hasher {

    private final DocumentHasher hasher = new DocumentHasher();

    @Override
    public void add(byte[] document, int offset, int length, BucketSums sums) {
        hasher.hash(document, offset, length);
        sums.add(hasher.bucket(), hasher.high(), hasher.low());
    }

    @Override
    public int bucket(byte[] document, int offset, int length) {
        return hasher.bucket(document, offset);
    }

    @Override
    public long id(byte[] document, int offset, int length) {
        return hasher.id(document, offset);
    }
}
