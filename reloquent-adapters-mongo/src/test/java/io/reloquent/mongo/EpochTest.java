package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class EpochTest {
    private static final String PROCESS =
            "topologyVersion: {processId: {$oid: '637000000000000000000001'}, counter: 6}";

    @Test
    void a_replica_sets_epoch_is_its_election() {
        assertThat(epoch("{setName: 'rs0', electionId: {$oid: '7fffffff0000000000000002'}, " + PROCESS + "}"))
                .isEqualTo("7fffffff0000000000000002");
    }

    @Test
    void a_standalones_epoch_is_its_process_because_a_crash_loses_what_was_not_journaled() {
        assertThat(epoch("{" + PROCESS + "}")).isEqualTo("process 637000000000000000000001");
    }

    @Test
    void behind_mongos_there_is_none_because_every_batch_waits_for_a_majority() {
        assertThat(epoch("{msg: 'isdbgrid', " + PROCESS + "}")).isEqualTo("none");
    }

    private static String epoch(String hello) {
        return Epoch.of(BsonDocument.parse(hello));
    }
}
