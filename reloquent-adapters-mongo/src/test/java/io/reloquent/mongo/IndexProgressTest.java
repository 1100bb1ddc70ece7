package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.port.target.IndexBuilder.Building;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// What is read from the server's list of operations.
class IndexProgressTest {

    private static final Document WAITING = operation("{}");
    private static final Document SCANNING = operation("""
            {msg: "Index Build: scanning collection Index Build: scanning collection: 3/4 75%",
             progress: {done: 3, total: 4}}""");
    private static final Document INSERTING = operation("""
            {msg: "Index Build: inserting keys from external sorter into index", progress: {done: 1, total: 2}}""");

    @Test
    void the_operation_that_builds_tells_how_far_it_is_wherever_it_stands() {
        var scanning = new Building("t", "a_1", 0.375);
        assertThat(IndexProgress.buildings(List.of(WAITING, SCANNING))).containsExactly(scanning);
        assertThat(IndexProgress.buildings(List.of(SCANNING, WAITING))).containsExactly(scanning);
        assertThat(IndexProgress.buildings(List.of(INSERTING))).containsExactly(new Building("t", "a_1", 0.75));
    }

    private static Document operation(String more) {
        var operation = Document.parse("{command: {createIndexes: 't', indexes: [{v: 2, key: {a: 1}, name: 'a_1'}]}}");
        operation.putAll(Document.parse(more));
        return operation;
    }
}
