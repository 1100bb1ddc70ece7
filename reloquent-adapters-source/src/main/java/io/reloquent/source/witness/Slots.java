package io.reloquent.source.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a document in their order. A dotted path nests into a group, which stands where the first of its
/// fields stands.
final class Slots {

    /// A field, or a group.
    private record Slot(@Nullable Field field, @Nullable Slots group) {}

    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /// A field under a name, in which a dot means nothing.
    void put(String name, Function<String, Field> field) {
        slots.put(name, new Slot(field.apply(name), null));
    }

    /// A field under a path.
    ///
    /// @param field makes the field of its own name, the last part of the path
    void nest(String path, Function<String, Field> field) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            put(path, field);
        } else {
            group(path.substring(0, dot)).nest(path.substring(dot + 1), field);
        }
    }

    private Slots group(String name) {
        Slot slot = slots.get(name);
        if (slot != null && slot.group() != null) {
            return slot.group();
        }
        var group = new Slots();
        slots.put(name, new Slot(null, group));
        return group;
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        slots.forEach((name, slot) -> {
            if (slot.field() != null) {
                fields.add(slot.field());
            } else if (slot.group() != null) {
                fields.add(new Field.Group(name, slot.group().fields()));
            }
        });
        return List.copyOf(fields);
    }
}
