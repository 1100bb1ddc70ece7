package io.reloquent.codegen;

import io.reloquent.plan.Carrier;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Extract;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Read;
import io.reloquent.plan.SparkMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /// @param lines of the query's select list
    /// @param pieces how many at most are read at once
    /// @param by    columns with the key of the document that a row is to be in; none where nothing is nested
    record ReadText(int number, String schema, List<String> lines, String rows, String pages, int pieces, String by) {}

    /// @param on pairs of columns, the parent's and the child's
    record NestText(int parent, int child, String on) {}

    /// Where the script finds both servers.
    ///
    /// @param connections to the source that may be open at once, one of which holds the snapshot
    /// @param properties of the source's driver, none of them a secret
    /// @param statements that a session with the source begins with
    /// @param database   of the target
    public record Places(int connections, Map<String, String> properties, List<String> statements, String database) {
        public Places {
            properties = new TreeMap<>(properties);
            statements = List.copyOf(statements);
        }
    }

    /// A property as the template writes it.
    record PropertyText(String name, String value) {}

    /// The script of these collections.
    ///
    /// @param extract how a nest's own read is read in parts
    public static String of(List<CollectionPlan> collections, Function<Nest, Extract> extract, Places places) {
        List<CollectionText> texts = new ArrayList<>();
        for (CollectionPlan collection : collections) {
            texts.add(new Collecting(extract, places.connections()).text(texts.size(), collection));
        }
        List<PropertyText> properties = properties(places);
        return Templates.fill(
                "migration.py",
                Map.of(
                        "nested",
                        texts.stream().anyMatch(text -> !text.nests().isEmpty()),
                        "collections",
                        texts,
                        "properties",
                        properties,
                        "statements",
                        places.statements().stream().map(PythonLiteral::of).toList(),
                        "database",
                        PythonLiteral.of(places.database())));
    }

    /// How many pieces of a table may be read at once: one connection holds the moment, and Spark may
    /// read all tables of a collection at once.
    static int pieces(int connections, int tables) {
        return Math.max(1, (connections - 1) / tables);
    }

    static List<PropertyText> properties(Places places) {
        return places.properties().entrySet().stream()
                .map(entry -> new PropertyText(PythonLiteral.of(entry.getKey()), PythonLiteral.of(entry.getValue())))
                .toList();
    }

    /// One collection on its way into the script. Streams are numbered as [Nest#reads()] lists them.
    private static final class Collecting {
        private final Function<Nest, Extract> extract;
        private final List<ReadText> reads = new ArrayList<>();
        private final List<NestText> nests = new ArrayList<>();
        private final int connections;
        private boolean nested;
        private int pieces;

        Collecting(Function<Nest, Extract> extract, int connections) {
            this.extract = extract;
            this.connections = connections;
        }

        CollectionText text(int number, CollectionPlan collection) {
            int together = collection.root().reads().size();
            nested = together > 1;
            pieces = pieces(connections, together);
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
            reads.add(text(own, rows, pieces, nested ? document : List.of()));
            for (Nest child : nest.children()) {
                int number = reads.size();
                Extract below = add(child);
                nests.add(new NestText(own, number, on(rows, below, child.read())));
            }
            return rows;
        }

        private static String on(Extract parent, Extract child, Read read) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < read.pathLength(); i++) {
                pairs.add("(%s, %s)"
                        .formatted(
                                PythonLiteral.of(parent.key().get(i)),
                                PythonLiteral.of(child.key().get(i))));
            }
            return "[" + String.join(", ", pairs) + "]";
        }

        private static ReadText text(int number, Extract rows, int pieces, List<String> by) {
            String schema = rows.columns().stream()
                    .map(column -> column.name() + " " + type(column.carrier()))
                    .collect(Collectors.joining(", "));
            List<String> lines = rows.columns().stream()
                    .map(column -> PythonLiteral.of(column.value() + " AS " + column.name()))
                    .toList();
            return new ReadText(
                    number,
                    PythonLiteral.of(schema),
                    lines,
                    PythonLiteral.of(rows.rows()),
                    PythonLiteral.of(rows.pages()),
                    pieces,
                    PythonLiteral.of(by));
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
