package io.reloquent.local.workspace;

import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Loss;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.plan.Field;
import io.reloquent.plan.Nest;
import java.util.List;

/// The shape of a document for review: each field with its type and the column it comes from, fields within fields.
final class PlanFields {

    private PlanFields() {}

    static List<YamlTree> of(Nest nest) {
        return of(nest.fields());
    }

    private static List<YamlTree> of(List<Field> fields) {
        return fields.stream()
                .filter(field -> !(field instanceof Field.Merged))
                .map(PlanFields::tree)
                .toList();
    }

    private static YamlTree tree(Field field) {
        var tree = new YamlTree().always("field", field.name());
        return switch (field) {
            case Field.Value value ->
                tree.always("type", type(value.mapping()))
                        .always("column", value.column())
                        .put(
                                "losses",
                                value.mapping().losses().stream()
                                        .map(Loss::sentence)
                                        .toList())
                        .put("whereNull", value.omitNull() ? "no field" : null);
            case Field.Group group -> tree.always("type", "document").always("fields", of(group.fields()));
            case Field.Joined joined ->
                tree.always("type", "document, " + (joined.omitNull() ? "no field" : "null") + " where there is none")
                        .always("fields", of(joined.fields()));
            case Field.Merged merged -> tree;
            case Field.Children children ->
                tree.always("type", children.values() ? "array of values" : "array of documents")
                        .always("from", children.nest().read().table().toString())
                        .put("atMost", children.limit() > 0 ? children.limit() : null)
                        .always("fields", of(children.nest().fields()));
        };
    }

    private static String type(ValueMapping mapping) {
        BsonType type = mapping.type();
        return mapping.array() ? "array of " + type.written() : type.written();
    }
}
