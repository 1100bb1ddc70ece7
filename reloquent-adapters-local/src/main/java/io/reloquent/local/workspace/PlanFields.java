package io.reloquent.local.workspace;

import io.reloquent.design.BsonType;
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
        return fields.stream().map(PlanFields::tree).toList();
    }

    private static YamlTree tree(Field field) {
        var tree = new YamlTree().always("field", field.name());
        return switch (field) {
            case Field.Value value ->
                tree.always("type", type(value.mapping()))
                        .always("column", value.column())
                        .put("loss", value.mapping().loss());
            case Field.Group group -> tree.always("type", "document").always("fields", of(group.fields()));
            case Field.Joined joined ->
                tree.always("type", "document, null where there is none").always("fields", of(joined.fields()));
            case Field.Children children ->
                tree.always("type", "array of documents")
                        .always("from", children.nest().read().table().toString())
                        .always("fields", of(children.nest().fields()));
        };
    }

    private static String type(ValueMapping mapping) {
        BsonType type = mapping.type();
        return mapping.array() ? "array of " + type.written() : type.written();
    }
}
