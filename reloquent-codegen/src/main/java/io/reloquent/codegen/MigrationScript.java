package io.reloquent.codegen;

import io.reloquent.plan.Carrier;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Extract;
import io.reloquent.plan.Nest;
import io.reloquent.plan.SparkMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// `migration.py`: how the rows of each collection are read and nested with DataFrames.
///
/// The script is for one plan. Collections and their reads go by numbers in it, in the plan's order; names from the
/// source and the user are literals.
public final class MigrationScript {

    private MigrationScript() {}

    /// A collection as the template writes it: every text is Python.
    ///
    /// @param together columns whose equal values must meet in one task; empty where none need to
    record CollectionText(
            int number, String name, String engine, List<ReadText> reads, List<NestText> nests, String together) {}

    /// @param on pairs of columns, the parent's and the child's
    record NestText(int parent, int child, String on) {}

    /// The script of these collections.
    ///
    /// @param extract how a nest's own read is read in parts
    public static String of(List<CollectionPlan> collections, Function<Nest, Extract> extract, Places places) {
        List<CollectionText> texts = new ArrayList<>();
        for (CollectionPlan collection : collections) {
            texts.add(new Collecting(extract, places, collection).text(texts.size()));
        }
        boolean nested = texts.stream().anyMatch(text -> !text.nests().isEmpty());
        return places.script("migration.py", texts, nested);
    }

    /// One collection on its way into the script. Streams are numbered as [Nest#reads()] lists them.
    private static final class Collecting {
        private final CollectionPlan collection;
        private final Function<Nest, Extract> extract;
        private final int tables;
        private final int pieces;
        private final List<ReadText> reads = new ArrayList<>();
        private final List<NestText> nests = new ArrayList<>();

        Collecting(Function<Nest, Extract> extract, Places places, CollectionPlan collection) {
            this.collection = collection;
            this.extract = extract;
            tables = collection.root().reads().size();
            pieces = places.pieces(tables);
        }

        CollectionText text(int number) {
            Extract root = add(collection.root());
            String key = collection.root().read().onTrust() ? PythonLiteral.of(root.key()) : "";
            return new CollectionText(
                    number,
                    PythonLiteral.of(collection.collection()),
                    PythonLiteral.of(SparkMethod.recommended(collection).value().written()),
                    reads,
                    nests,
                    key);
        }

        /// Reads a nest and all below it, and then puts those below into it, the lowest first.
        private Extract add(Nest nest) {
            int own = reads.size();
            Extract rows = extract.apply(nest);
            List<String> document = rows.key().subList(0, nest.read().rangeLength());
            List<ReadText.Column> columns = rows.columns().stream()
                    .map(column -> new ReadText.Column(column.name(), column.value(), type(column.carrier())))
                    .toList();
            List<String> by = tables > 1 ? document : List.of();
            reads.add(ReadText.of(own, columns, rows.rows(), rows.pages(), pieces, by));
            for (Nest child : nest.children()) {
                int number = reads.size();
                Extract below = add(child);
                int length = child.read().pathLength();
                nests.add(new NestText(own, number, ReadText.on(rows.key(), below.key(), length)));
            }
            return rows;
        }

        private static String type(Carrier carrier) {
            return switch (carrier) {
                case BOOLEAN, PRESENCE -> "BOOLEAN";
                case INT2 -> "SMALLINT";
                case INT4 -> "INT";
                case INT8 -> "BIGINT";
                case FLOAT4 -> "FLOAT";
                case FLOAT8 -> "DOUBLE";
                case TEXT -> "STRING";
                case BYTES, NUMERIC, UUID, DATE, TIMESTAMP, TIMESTAMPTZ, ARRAY -> "BINARY";
            };
        }
    }
}
