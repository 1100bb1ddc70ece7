package io.reloquent.codegen;

import io.reloquent.mapping.BsonType;
import io.reloquent.plan.Field;
import io.reloquent.plan.PlainRead;
import java.util.ArrayList;
import java.util.List;

/// Documents as expressions of PySpark over the columns of their rows. Arrays are columns `a0`, `a1` …, in the order of
/// [io.reloquent.plan.Nest#children()].
final class DocumentText {

    private static final String STEP = "    ";

    private final PlainRead read;
    private int arrays;

    private DocumentText(PlainRead read) {
        this.read = read;
    }

    /// The fields of a document, each with its name.
    ///
    /// @param indent what its lines begin with but the first
    static List<String> fields(PlainRead read, String indent) {
        return new DocumentText(read).named(read.nest().fields(), indent);
    }

    /// The rows as elements: as documents, or as their one value.
    static String element(PlainRead read, boolean values, String indent) {
        var text = new DocumentText(read);
        return values
                ? text.value(read.nest().fields())
                : text.document(read.nest().fields(), indent);
    }

    private String value(List<Field> fields) {
        return fields.stream()
                .filter(Field.Value.class::isInstance)
                .map(field -> value((Field.Value) field))
                .findFirst()
                .orElseThrow();
    }

    private List<String> named(List<Field> fields, String indent) {
        List<String> named = new ArrayList<>();
        for (Field field : fields) {
            String text = text(field, indent);
            if (!text.isEmpty()) {
                named.add(text + ".alias(" + PythonLiteral.of(field.name()) + ")");
            }
        }
        return named;
    }

    /// Empty for what writes no field.
    private String text(Field field, String indent) {
        return switch (field) {
            case Field.Value value -> value(value);
            case Field.Children children -> column("a" + arrays++);
            case Field.Joined joined -> when(presence(joined), document(joined.fields(), indent + STEP), indent);
            case Field.Group group -> group(group, indent);
            case Field.Merged merged -> "";
        };
    }

    private String group(Field.Group group, String indent) {
        List<String> some = new ArrayList<>();
        if (isAlwaysThere(group, some)) {
            return document(group.fields(), indent);
        }
        return some.isEmpty() ? "" : when(String.join(" | ", some), document(group.fields(), indent + STEP), indent);
    }

    /// Whether a field is there in every document.
    ///
    /// @param some where it is not: gets conditions of which one at least holds where it is there
    private boolean isAlwaysThere(Field field, List<String> some) {
        return switch (field) {
            case Field.Merged merged -> false;
            case Field.Children children -> true;
            case Field.Value value -> !value.omitNull() || !some.add(column("c" + read.held(value)) + ".isNotNull()");
            case Field.Joined joined -> !joined.omitNull() || !some.add(presence(joined));
            case Field.Group group -> {
                boolean always = false;
                for (Field inner : group.fields()) {
                    always |= isAlwaysThere(inner, some);
                }
                yield always;
            }
        };
    }

    private String presence(Field.Joined joined) {
        return column("c" + read.presence(joined.presence())) + ".isNotNull()";
    }

    private static String when(String condition, String document, String indent) {
        String inner = "\n" + indent + STEP;
        return "F.when(" + inner + condition + "," + inner + document + ",\n" + indent + ")";
    }

    private String document(List<Field> fields, String indent) {
        List<String> named = named(fields, indent + STEP);
        if (named.isEmpty()) {
            return "F.struct()";
        }
        String inner = "\n" + indent + STEP;
        return "F.struct(" + inner + String.join("," + inner, named) + ",\n" + indent + ")";
    }

    private String value(Field.Value value) {
        String column = column("c" + read.held(value));
        return value.mapping().type() == BsonType.DATE ? "F.timestamp_millis(" + column + ")" : column;
    }

    static String column(String name) {
        return "F.col(" + PythonLiteral.of(name) + ")";
    }
}
