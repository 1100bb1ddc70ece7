package io.reloquent.local.workspace;

import io.reloquent.design.AddedField;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.AddedField.PySparkField;
import io.reloquent.design.Nulls;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.mapping.BsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads fields that are no columns.
final class AddedReading {

    private static final String CHOOSE = "give it one of compute, constant, pyspark";
    private static final List<String> KINDS = List.of("compute", "constant", "pyspark");
    private static final List<String> KEYS = List.of("compute", "constant", "pyspark", "type", "nulls");

    private AddedReading() {}

    static List<AddedField> fields(YamlObject contents) {
        List<AddedField> fields = new ArrayList<>();
        contents.entries("add")
                .forEach((name, value) -> field(contents, name, value).ifPresent(fields::add));
        return fields;
    }

    private static Optional<AddedField> field(YamlObject contents, String name, YamlNode value) {
        if (value instanceof Scalar expression && !expression.isNothing()) {
            return Optional.of(new ComputedField(name, expression.text(), null, null));
        }
        return contents.of(name, value, KEYS).flatMap(field -> field(name, field));
    }

    private static Optional<AddedField> field(String name, YamlObject field) {
        List<String> kinds = KINDS.stream().filter(field::has).toList();
        @Nullable BsonType type = MappingWords.type(field).orElse(null);
        @Nullable Nulls nulls = MappingWords.nulls(field).orElse(null);
        if (kinds.size() != 1) {
            field.problem(
                    field.line(),
                    "what '%s' holds is said %s"
                            .formatted(Problems.shown(name), kinds.isEmpty() ? "nowhere" : kinds.size() + " times"),
                    CHOOSE);
            return Optional.empty();
        }
        return switch (kinds.get(0)) {
            case "compute" -> computed(name, field, type, nulls);
            case "constant" -> constant(name, field, type);
            default -> pySpark(name, field);
        };
    }

    private static Optional<AddedField> computed(
            String name, YamlObject field, @Nullable BsonType type, @Nullable Nulls nulls) {
        String expression = field.text("compute").orElse("");
        return field.build(() -> new ComputedField(name, expression, type, nulls));
    }

    private static Optional<AddedField> constant(String name, YamlObject field, @Nullable BsonType type) {
        refuse(field, "nulls", "a constant is never null");
        return field.scalar("constant")
                .flatMap(value -> field.build(
                        () -> new ConstantField(name, value.text(), type == null ? ConstantText.typeOf(value) : type)));
    }

    private static Optional<AddedField> pySpark(String name, YamlObject field) {
        refuse(field, "type", "PySpark code gives its value a type itself");
        refuse(field, "nulls", "PySpark code decides about nulls itself");
        String code = field.text("pyspark").orElse("");
        return field.build(() -> new PySparkField(name, code));
    }

    private static void refuse(YamlObject field, String key, String because) {
        if (field.has(key)) {
            field.problem(field.line(key), because, "leave '" + key + "' out");
        }
    }
}
