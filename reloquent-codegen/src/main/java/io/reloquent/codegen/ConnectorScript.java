package io.reloquent.codegen;

import io.reloquent.codegen.MigrationScript.Places;
import io.reloquent.codegen.MigrationScript.PropertyText;
import io.reloquent.codegen.MigrationScript.ReadText;
import io.reloquent.plan.Field;
import io.reloquent.plan.Nest;
import io.reloquent.plan.PlainCollection;
import io.reloquent.plan.PlainExtract;
import io.reloquent.plan.PlainRead;
import io.reloquent.plan.PlainType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `migration.py` where MongoDB's connector writes: how rows are read, and which documents they become, in PySpark
/// alone.
public final class ConnectorScript {

    private static final String INDENT = "        ";

    private ConnectorScript() {}

    /// A collection as the template writes it: every text is Python.
    record CollectionText(
            int number,
            String name,
            List<ReadText> reads,
            List<NestText> nests,
            List<String> fields,
            String ignoreNulls) {}

    /// @param on      pairs of columns, the parent's and the child's
    /// @param order   what orders the elements
    /// @param element what each of them is
    record NestText(int parent, String array, int child, String on, String order, String element, int limit) {}

    /// The script of these collections.
    ///
    /// @param extract how a read is read in parts
    public static String of(
            List<PlainCollection> collections, Function<PlainRead, PlainExtract> extract, Places places) {
        List<CollectionText> texts = new ArrayList<>();
        for (PlainCollection collection : collections) {
            texts.add(new Collecting(collection, extract, places.connections()).text(texts.size()));
        }
        List<PropertyText> properties = MigrationScript.properties(places);
        return Templates.fill(
                "connector_migration.py",
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

    /// One collection on its way into the script. Reads are numbered as [Nest#reads()] lists them.
    private static final class Collecting {
        private final PlainCollection collection;
        private final Function<PlainRead, PlainExtract> extract;
        private final int pieces;
        private final List<ReadText> reads = new ArrayList<>();
        private final List<NestText> nests = new ArrayList<>();

        Collecting(PlainCollection collection, Function<PlainRead, PlainExtract> extract, int connections) {
            this.collection = collection;
            this.extract = extract;
            this.pieces = MigrationScript.pieces(connections, collection.reads().size());
        }

        CollectionText text(int number) {
            add(collection.plan().root());
            return new CollectionText(
                    number,
                    PythonLiteral.of(collection.plan().collection()),
                    reads,
                    nests,
                    DocumentText.fields(collection.reads().get(0), INDENT),
                    PythonLiteral.of(Boolean.toString(collection.leaveOut())));
        }

        /// Reads a nest and all below it, and then puts those below into it, the lowest first.
        private PlainExtract add(Nest nest) {
            int own = reads.size();
            PlainExtract rows = extract.apply(collection.reads().get(own));
            boolean alone = collection.reads().size() == 1;
            reads.add(text(
                    own,
                    rows,
                    alone ? List.of() : rows.key().subList(0, nest.read().rangeLength())));
            List<Field.Children> arrays = arrays(nest.fields());
            for (int i = 0; i < arrays.size(); i++) {
                nests.add(nested(own, rows, "a" + i, arrays.get(i)));
            }
            return rows;
        }

        private NestText nested(int parent, PlainExtract rows, String array, Field.Children children) {
            int child = reads.size();
            PlainExtract below = add(children.nest());
            PlainRead read = collection.reads().get(child);
            return new NestText(
                    parent,
                    PythonLiteral.of(array),
                    child,
                    on(rows, below, children.nest().read().pathLength()),
                    order(below),
                    DocumentText.element(read, children.values(), INDENT),
                    children.limit());
        }

        private static String on(PlainExtract parent, PlainExtract child, int pathLength) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < pathLength; i++) {
                pairs.add("(%s, %s)"
                        .formatted(
                                PythonLiteral.of(parent.key().get(i)),
                                PythonLiteral.of(child.key().get(i))));
            }
            return "[" + String.join(", ", pairs) + "]";
        }

        private static String order(PlainExtract rows) {
            List<String> order = new ArrayList<>();
            for (PlainExtract.Sorted part : rows.order()) {
                String column = DocumentText.column(part.column());
                if (part.nullsLast()) {
                    // False comes before true.
                    order.add(column + ".isNull().alias(" + PythonLiteral.of(part.column() + "_null") + ")");
                }
                order.add(column);
            }
            return "[" + String.join(", ", order) + "]";
        }

        private ReadText text(int number, PlainExtract rows, List<String> by) {
            String schema = rows.columns().stream()
                    .map(column -> column.name() + " " + type(column.type()))
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

        private static String type(PlainType type) {
            String name = switch (type.kind()) {
                case BOOLEAN -> "BOOLEAN";
                case INT4 -> "INT";
                case INT8, MILLIS -> "BIGINT";
                case FLOAT8 -> "DOUBLE";
                case DECIMAL -> "DECIMAL(%d, %d)".formatted(type.precision(), type.scale());
                case TEXT -> "STRING";
                case BYTES -> "BINARY";
            };
            return type.array() ? "ARRAY<" + name + ">" : name;
        }

        /// The arrays of a document, in the order of [Nest#children()].
        private static List<Field.Children> arrays(List<Field> fields) {
            List<Field.Children> arrays = new ArrayList<>();
            for (Field field : fields) {
                switch (field) {
                    case Field.Children children -> arrays.add(children);
                    case Field.Group group -> arrays.addAll(arrays(group.fields()));
                    case Field.Joined joined -> arrays.addAll(arrays(joined.fields()));
                    case Field.Value value -> {}
                    case Field.Merged merged -> {}
                }
            }
            return arrays;
        }
    }
}
