package io.reloquent.local.spark;

import io.reloquent.connection.Configuration;
import io.reloquent.local.load.OpenRange;
import io.reloquent.local.load.ProgramCompiler;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Read;
import io.reloquent.plan.Read.RowIdentity;
import io.reloquent.plan.Sorting;
import io.reloquent.port.source.Joining;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.run.Unmakable;
import io.reloquent.spark.Range;
import io.reloquent.spark.Work;
import java.util.ArrayList;
import java.util.List;

/// A planned collection as Spark's tasks are told of it.
final class Works {

    private Works() {}

    /// @param again whether documents may be in the target already
    static Work of(
            CollectionPlan collection,
            Configuration configuration,
            Joining joining,
            boolean again,
            Unmakable unmakable) {
        List<Work.Stream> streams = new ArrayList<>();
        for (Read read : collection.root().reads()) {
            boolean sorted = read.sorting().value() != Sorting.HERE;
            boolean byContent = read.rowIdentity() == RowIdentity.ORDERED_BY_CONTENT;
            streams.add(new Work.Stream(read.outputs().size(), ProgramCompiler.key(read), sorted, byContent));
        }
        return new Work(
                collection.collection(),
                ProgramCompiler.compile(collection.root()),
                streams,
                new Work.Session(joining.properties(), joining.statements(), joining.transaction()),
                configuration.target().database(),
                configuration.source().maxConnections() - 1,
                again,
                unmakable == Unmakable.SET_ASIDE);
    }

    /// Ranges of a planned collection, numbered in their order, as queries.
    static List<Range> ranges(CollectionPlan collection, List<OpenRange> ranges, SourceDialect dialect) {
        List<Range> queries = new ArrayList<>();
        for (OpenRange open : ranges) {
            List<String> selects = collection.root().reads().stream()
                    .map(read -> dialect.select(read, open.range()))
                    .toList();
            queries.add(new Range(queries.size(), selects));
        }
        return queries;
    }
}
