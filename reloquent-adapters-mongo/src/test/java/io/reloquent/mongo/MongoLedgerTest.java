package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.target.Lease;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Chunk;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.KeyRange;
import io.reloquent.run.ReadCount;
import io.reloquent.run.Run;
import io.reloquent.verification.BucketSums;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MongoLedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    private static final DeadLetter LETTER = new DeadLetter("order", List.of("8", "a"), "items", "is too large");

    private final MongoTarget target = MongoTarget.open(TestServer.address("shop"));
    private final MongoTarget neighbour = MongoTarget.open(TestServer.address("depot"));
    private final Ledger ledger = target.ledger();

    @AfterEach
    void clear() {
        Mono.from(TestServer.database(MongoLedger.DATABASE).drop()).block();
        target.close();
        neighbour.close();
    }

    @Test
    void there_is_no_run_at_first() {
        assertThat(ledger.latest()).isEmpty();
        assertThat(ledger.chunks("none")).isEmpty();
        ledger.forget("none");
    }

    @Test
    void the_newest_run_into_this_target_comes_back_as_it_was() {
        var loaded = run("old", NOON).loaded(NOON.plusSeconds(9), Map.of("public.customer", 7L, "$odd.\"name\"", 0L));
        var stopped = run("new", NOON.plusSeconds(60)).stopped(NOON.plusSeconds(61), "the disk is full");
        ledger.save(lease("new"), stopped);
        ledger.save(lease("old"), loaded);
        neighbour
                .ledger()
                .save(MongoLeasesTest.lease(neighbour.leases(), "elsewhere"), run("elsewhere", NOON.plusSeconds(600)));
        assertThat(ledger.latest()).contains(stopped);
        ledger.forget("new");
        assertThat(ledger.latest()).contains(loaded);
    }

    @Test
    void a_run_saved_again_is_changed() {
        ledger.save(lease("one"), run("one", NOON));
        ledger.save(lease("one"), run("one", NOON).resumed("00000-2"));
        assertThat(ledger.latest()).contains(run("one", NOON).resumed("00000-2"));
        assertThat(TestServer.count(MongoLedger.DATABASE, "runs")).isEqualTo(1);
    }

    @Test
    void chunks_come_back_as_they_were() {
        var sums = new BucketSums();
        sums.add(3, -1, Long.MIN_VALUE);
        var counts = List.of(new ReadCount("customer", 10, 0, 0), new ReadCount("order", 30, 1, 2));
        var first = new Chunk("customer", 0, new KeyRange(List.of(), List.of("5", "x")), 10, 1L << 40, counts, sums);
        var second = chunk("customer", List.of("5", "x"), List.of());
        var epoch = ledger.epoch();
        ledger.save(lease("one"), run("one", NOON));
        ledger.save(lease("other"), run("other", NOON));
        neighbour.ledger().save(MongoLeasesTest.lease(neighbour.leases(), "one"), run("one", NOON));
        ledger.save(lease("one"), second, epoch);
        ledger.save(lease("one"), first, epoch);
        ledger.save(lease("other"), chunk("customer", List.of(), List.of()), epoch);
        neighbour
                .ledger()
                .save(
                        MongoLeasesTest.lease(neighbour.leases(), "one"),
                        chunk("customer", List.of("9"), List.of()),
                        epoch);

        var found = ledger.chunks("one");
        assertThat(found)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("sums")
                .containsExactly(first, second);
        assertThat(found.getFirst().sums().differing(sums)).isEmpty();
    }

    @Test
    void a_chunk_saved_again_is_there_once() {
        var epoch = ledger.epoch();
        ledger.save(lease("one"), run("one", NOON));
        ledger.save(lease("one"), chunk("customer", List.of(), List.of("5")), epoch);
        ledger.save(lease("one"), chunk("customer", List.of(), List.of("7")), epoch);
        assertThat(ledger.chunks("one"))
                .extracting(chunk -> chunk.range().upTo())
                .containsExactly(List.of("7"));
    }

    /// The last chunk of a range is empty where the one before it was full just there.
    @Test
    void chunks_of_two_ranges_that_begin_with_one_key_are_two() {
        var own = lease("one");
        ledger.save(own, run("one", NOON));
        for (Chunk chunk : List.of(part(0, "5", 0), part(1, "9", 7), part(0, "5", 0))) {
            ledger.save(own, chunk, ledger.epoch());
        }
        assertThat(ledger.chunks("one")).extracting(Chunk::documents).containsExactly(0L, 7L);
    }

    private static Chunk part(int stream, String upTo, long documents) {
        var range = new KeyRange(List.of("5"), List.of(upTo));
        return new Chunk("customer", stream, range, documents, 1, List.of(), new BucketSums());
    }

    @Test
    void a_chunk_that_was_cut_off_before_it_was_fenced_does_not_count() {
        ledger.save(lease("one"), run("one", NOON));
        ledger.save(lease("one"), chunk("customer", List.of(), List.of()), ledger.epoch());
        Mono.from(TestServer.database(MongoLedger.DATABASE)
                        .getCollection("chunks")
                        .updateMany(new Document(), Document.parse("{$set: {fenced: false}}")))
                .block();
        assertThat(ledger.chunks("one")).isEmpty();
    }

    @Test
    void a_forgotten_run_leaves_nothing_and_others_stay() {
        ledger.save(lease("one"), run("one", NOON));
        ledger.save(lease("one"), chunk("customer", List.of(), List.of()), ledger.epoch());
        ledger.save(lease("other"), run("other", NOON));
        ledger.save(lease("other"), chunk("customer", List.of(), List.of()), ledger.epoch());
        ledger.setAside(lease("one"), LETTER);
        ledger.forget("one");
        assertThat(ledger.latest()).contains(run("other", NOON));
        assertThat(ledger.deadLetters("one")).isEmpty();
        assertThat(ledger.chunks("one")).isEmpty();
        assertThat(ledger.chunks("other")).hasSize(1);
        assertThat(TestServer.count(MongoLedger.DATABASE, "chunks")).isEqualTo(1);
    }

    @Test
    void a_run_and_its_chunks_are_refused_once_another_has_taken_the_target_over() {
        Lease first = lease("one");
        ledger.save(first, run("one", NOON));
        ledger.save(first, chunk("customer", List.of(), List.of("5")), ledger.epoch());
        Lease second = lease("two");

        assertThatThrownBy(() -> ledger.save(first, chunk("customer", List.of("5"), List.of()), ledger.epoch()))
                .isInstanceOf(OursOrTheirs.class)
                .hasMessage("Another Reloquent has taken this target over from run one.");
        assertThatThrownBy(() -> ledger.save(first, run("one", NOON).stopped(NOON, "late")))
                .hasMessageContaining("has taken this target over");
        assertThat(ledger.chunks("one")).hasSize(1);
        ledger.save(second, run("two", NOON));
        assertThat(ledger.latest()).map(Run::id).contains("two");
    }

    @Test
    void a_chunk_of_a_newer_token_is_not_overwritten_by_an_older_one() {
        Lease old = lease("one");
        ledger.save(old, run("one", NOON));
        Lease other = lease("other");
        Lease again = lease("one");
        ledger.save(again, chunk("customer", List.of(), List.of("5")), ledger.epoch());

        assertThat(other.token()).isBetween(old.token() + 1, again.token() - 1);
        assertThatThrownBy(() -> ledger.save(old, chunk("customer", List.of(), List.of("3")), ledger.epoch()))
                .hasMessageContaining("has taken this target over");
        assertThat(ledger.chunks("one"))
                .extracting(chunk -> chunk.range().upTo())
                .containsExactly(List.of("5"));
    }

    @Test
    void what_was_set_aside_is_there_once_and_in_order() {
        Lease lease = lease("one");
        var second = new DeadLetter("order", List.of("8", "b"), "items", "is too large");
        ledger.setAside(lease, second);
        ledger.setAside(lease, LETTER);
        ledger.setAside(lease, LETTER);
        assertThat(ledger.deadLetters("one")).containsExactly(LETTER, second);
        assertThat(ledger.deadLetters("two")).isEmpty();
    }

    /// The right to load, taken over from whoever has it.
    private Lease lease(String run) {
        return MongoLeasesTest.lease(target.leases(), run);
    }

    static Chunk chunk(String collection, List<String> after, List<String> upTo) {
        return new Chunk(collection, 1, new KeyRange(after, upTo), 1, 1, List.of(), new BucketSums());
    }

    static Run run(String id, Instant started) {
        return new Run(
                id,
                "hash",
                Run.State.LOADING,
                started,
                null,
                "00000-1",
                List.of("customer", "order"),
                List.of("order"),
                Map.of(),
                null);
    }
}
