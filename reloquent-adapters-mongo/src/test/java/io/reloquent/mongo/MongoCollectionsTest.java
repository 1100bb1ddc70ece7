package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.port.target.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class MongoCollectionsTest {
    private static final String DATABASE = "collections";

    private final MongoTarget target = MongoTarget.open(TestServer.address(DATABASE));
    private final Collections collections = target.collections();

    @AfterEach
    void clear() {
        Mono.from(TestServer.database(DATABASE).drop()).block();
        target.close();
    }

    @Test
    void says_how_many_documents_those_hold_that_exist() {
        TestServer.insert(DATABASE, "full", "{_id: 1}", "{_id: 2}");
        TestServer.insert(DATABASE, "unasked", "{_id: 1}");
        collections.create(List.of("empty"));
        assertThat(collections.holding(List.of("full", "empty", "missing"))).isEqualTo(Map.of("full", 2L, "empty", 0L));
    }

    @Test
    void creates_what_is_not_there_and_keeps_what_is() {
        TestServer.insert(DATABASE, "one", "{_id: 1}");
        collections.create(List.of("one", "two"));
        assertThat(collections.holding(List.of("one", "two"))).isEqualTo(Map.of("one", 1L, "two", 0L));
    }

    @Test
    void drops_what_is_there_and_nothing_else() {
        TestServer.insert(DATABASE, "one", "{_id: 1}");
        TestServer.insert(DATABASE, "kept", "{_id: 1}");
        collections.drop(List.of("one", "missing"));
        assertThat(collections.holding(List.of("one", "missing", "kept"))).isEqualTo(Map.of("kept", 1L));
    }
}
