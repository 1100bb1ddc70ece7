package io.reloquent.codegen;

import io.reloquent.plan.Field;
import io.reloquent.plan.Nest;
import io.reloquent.plan.PlainCollection;
import io.reloquent.plan.PlainExtract;
import io.reloquent.plan.PlainRead;
import io.reloquent.plan.PlainType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
            texts.add(new Collecting(collection, extract, places).text(texts.size()));
        }
        boolean nested = texts.stream().anyMatch(text -> !text.nests().isEmpty());
        return places.script("connector_migration.py", texts, nested);
    }

    /// One collection on its way into the script. Reads are numbered as [Nest#reads()] lists them.
    private static final class Collecting {
        private final PlainCollection collection;
        private final Function<PlainRead, PlainExtract> extract;
        private final int pieces;
        private final List<ReadText> reads = new ArrayList<>();
        private final List<NestText> nests = new ArrayList<>();

        Collecting(PlainCollection collection, Function<PlainRead, PlainExtract> extract, Places places) {
            this.collection = collection;
            this.extract = extract;
            this.pieces = places.pieces(collection.reads().size());
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
            List<ReadText.Column> columns = rows.columns().stream()
                    .map(column -> new ReadText.Column(column.name(), column.value(), type(column.type())))
                    .toList();
            List<String> by =
                    alone ? List.of() : rows.key().subList(0, nest.read().rangeLength());
            reads.add(ReadText.of(own, columns, rows.rows(), rows.pages(), pieces, by));
            List<Field.Children> arrays = nest.arrays();
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
                    ReadText.on(rows.key(), below.key(), children.nest().read().pathLength()),
                    order(below),
                    DocumentText.element(read, children.values(), INDENT),
                    children.limit());
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
    }
}
