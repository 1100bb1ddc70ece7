package io.reloquent.local.workspace;

import io.reloquent.catalog.DataType;
import java.util.List;
import java.util.Optional;

/// The type of a column in a file: its written form, or its parts where a hostile name makes that ambiguous.
final class TypeName {

    private static final List<String> KEYS = List.of("name", "modifiers", "dimensions");
    private static final DataType UNKNOWN = new DataType("?");

    private TypeName() {}

    static Object written(DataType type) {
        String text = type.toString();
        return isClear(type, text)
                ? text
                : new YamlTree()
                        .always("name", type.name())
                        .put("modifiers", type.modifiers())
                        .number("dimensions", type.dimensions());
    }

    private static boolean isClear(DataType type, String text) {
        try {
            return DataType.parse(text).equals(type);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static DataType read(YamlObject object, String key) {
        if (!object.has(key)) {
            object.missing(key);
            return UNKNOWN;
        }
        if (object.node(key).orElseThrow() instanceof YamlNode.Mapping) {
            return object.object(key, KEYS).flatMap(TypeName::parts).orElse(UNKNOWN);
        }
        return object.parsed(key, "a type, such as varchar(20)", DataType::parse)
                .orElse(UNKNOWN);
    }

    private static Optional<DataType> parts(YamlObject type) {
        String name = type.required("name");
        List<Integer> modifiers = type.integers("modifiers");
        int dimensions = type.number("dimensions", 0, 0, 100);
        return type.build(() -> new DataType(name, modifiers, dimensions));
    }
}
