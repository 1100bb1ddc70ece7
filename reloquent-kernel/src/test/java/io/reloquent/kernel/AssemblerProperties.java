package io.reloquent.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bson.BsonDocument;

/// Streams of random rows against documents put together by looking for the children of each parent one by one.
class AssemblerProperties {

    @Property(tries = 1500)
    void documents_equal_those_of_a_search_for_each_parents_children(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int roots) throws SQLException {
        var rows = new NestedRows(new Random(seed), roots, 0.0);

        List<BsonDocument> documents = new ArrayList<>();
        Assembler assembler = assemble(rows, documents);

        assertThat(documents).isEqualTo(rows.documents());
        assertThat(assembler.counts()).allMatch(counts -> counts.orphans() == 0);
        assertThat(assembler.counts().stream().map(Counts::rows).toList()).isEqualTo(rows.sizes());
    }

    @Property(tries = 1500)
    void rows_whose_parent_is_missing_at_any_level_are_counted_and_in_no_document(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int roots) throws SQLException {
        var rows = new NestedRows(new Random(seed), roots, 0.3);

        List<BsonDocument> documents = new ArrayList<>();
        Assembler assembler = assemble(rows, documents);

        assertThat(documents).isEqualTo(rows.documents());
        assertThat(assembler.counts().stream().map(Counts::orphans).toList()).isEqualTo(rows.orphans());
        assertThat(assembler.counts().stream().map(Counts::rows).toList()).isEqualTo(rows.sizes());
    }

    private static Assembler assemble(NestedRows rows, List<BsonDocument> documents) throws SQLException {
        var assembler = new Assembler(rows.program(), rows.streams());
        var out = new BsonBuffer();
        List<List<String>> keys = new ArrayList<>();
        while (assembler.next(out)) {
            documents.add(Documents.read(out));
            keys.add(assembler.key());
            out.clear();
        }
        assertThat(keys).isEqualTo(rows.rootKeys());
        return assembler;
    }
}
