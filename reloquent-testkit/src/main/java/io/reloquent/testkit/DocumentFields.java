package io.reloquent.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// The fields of a document in their order. A dotted path nests into a group, which stands where the first of its
/// fields stands, left out or not, and is itself left out if all of them are.
final class DocumentFields {

    /// A field's value, or nothing if it is left out; or a group.
    private record Slot(Optional<BsonValue> value, @Nullable DocumentFields group) {}

    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /// A field under a name, in which a dot means nothing.
    void put(String name, Optional<BsonValue> value) {
        slots.put(name, new Slot(value, null));
    }

    /// A field under a path.
    void nest(String path, Optional<BsonValue> value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            put(path, value);
        } else {
            group(path.substring(0, dot)).nest(path.substring(dot + 1), value);
        }
    }

    private DocumentFields group(String name) {
        Slot slot = slots.get(name);
        if (slot != null && slot.group() != null) {
            return slot.group();
        }
        var group = new DocumentFields();
        slots.put(name, new Slot(Optional.empty(), group));
        return group;
    }

    BsonDocument document() {
        var document = new BsonDocument();
        slots.forEach((name, slot) -> value(slot).ifPresent(value -> document.append(name, value)));
        return document;
    }

    private static Optional<BsonValue> value(Slot slot) {
        return slot.group() == null
                ? slot.value()
                : Optional.<BsonValue>of(slot.group().document())
                        .filter(group -> !group.asDocument().isEmpty());
    }
}
