package io.reloquent.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BucketSumsProperties {

    private static final int WORDS = 3;

    /// One document's hash and its bucket.
    record Hash(int bucket, long high, long low) {}

    @Property
    void order_does_not_matter_and_parts_add_up_to_the_whole(
            @ForAll("hashes") List<Hash> hashes, @ForAll Random random) {
        List<Hash> shuffled = new ArrayList<>(hashes);
        Collections.shuffle(shuffled, random);
        int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
        BucketSums parts = sums(shuffled.subList(0, cut));
        parts.add(sums(shuffled.subList(cut, shuffled.size())));

        assertThat(sums(hashes).differing(parts)).isEmpty();
        assertThat(parts.toBytes()).isEqualTo(sums(hashes).toBytes());
        assertThat(parts.documents()).isEqualTo(hashes.size());
    }

    @Property
    void each_bucket_holds_the_sum_modulo_two_to_the_128(@ForAll("hashes") List<Hash> hashes) {
        BigInteger expected = hashes.stream()
                .filter(hash -> hash.bucket() == 0)
                .map(hash -> unsigned(hash.high()).shiftLeft(64).add(unsigned(hash.low())))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .mod(BigInteger.ONE.shiftLeft(128));
        ByteBuffer bytes = ByteBuffer.wrap(sums(hashes).toBytes());

        assertThat(unsigned(bytes.getLong(8)).shiftLeft(64).add(unsigned(bytes.getLong(16))))
                .isEqualTo(expected);
        assertThat(bytes.getLong(0))
                .isEqualTo(hashes.stream().filter(h -> h.bucket() == 0).count());
    }

    @Property
    void a_changed_document_shows_in_its_bucket_alone(
            @ForAll("hashes") List<Hash> hashes, @ForAll("hash") Hash before, @ForAll("hash") Hash after) {
        BucketSums expected = sums(hashes);
        expected.add(before.bucket(), before.high(), before.low());
        BucketSums found = sums(hashes);
        found.add(before.bucket(), after.high(), after.low());
        boolean same = before.high() == after.high() && before.low() == after.low();

        assertThat(expected.differing(found)).isEqualTo(same ? List.of() : List.of(before.bucket()));
    }

    @Property
    void a_document_too_many_shows_even_if_its_hash_is_zero(
            @ForAll("hashes") List<Hash> hashes, @ForAll("hash") Hash more) {
        BucketSums found = sums(hashes);
        found.add(more.bucket(), 0, 0);

        assertThat(sums(hashes).differing(found)).containsExactly(more.bucket());
    }

    @Property
    void bytes_are_read_back(@ForAll("hashes") List<Hash> hashes) {
        BucketSums sums = sums(hashes);

        assertThat(BucketSums.fromBytes(sums.toBytes()).differing(sums)).isEmpty();
        assertThat(BucketSums.fromBytes(sums.toBytes()).toBytes()).isEqualTo(sums.toBytes());
    }

    @Example
    void bytes_of_another_number_are_refused() {
        int right = BucketSums.BUCKETS * WORDS * Long.BYTES;
        for (int length : new int[] {0, right - 1, right + 1}) {
            assertThatThrownBy(() -> BucketSums.fromBytes(new byte[length]))
                    .hasMessage(length + " bytes are not the sums of 256 buckets");
        }
    }

    @Provide
    Arbitrary<List<Hash>> hashes() {
        return hash().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<Hash> hash() {
        Arbitrary<Long> words =
                Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
        return Combinators.combine(Arbitraries.of(0, 0, 1, 128, 255), words, words)
                .as(Hash::new);
    }

    private static BucketSums sums(List<Hash> hashes) {
        var sums = new BucketSums();
        hashes.forEach(hash -> sums.add(hash.bucket(), hash.high(), hash.low()));
        return sums;
    }

    private static BigInteger unsigned(long word) {
        return new BigInteger(Long.toUnsignedString(word));
    }
}
