package io.reloquent.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A short name for what a record holds: two records with equal contents have the same, any others do not.
public final class Fingerprint {

    /// Looked up once, since asking a class for its components takes longer than the rest.
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /// SHA-256, in hex, over records and what they hold, all the way down; every text is preceded by its length, so
    /// that no two structures read alike.
    public static String of(Object... parts) {
        try {
            var fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            for (Object part : parts) {
                fingerprint.add(part);
            }
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void add(@Nullable Object value) {
        if (value instanceof Record fields) {
            add(fields);
        } else if (value instanceof Collection<?> values) {
            text("list " + values.size());
            values.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            text("map " + map.size());
            map.forEach((key, held) -> {
                add(key);
                add(held);
            });
        } else {
            text(value == null ? "null" : "value " + value);
        }
    }

    private void add(Record fields) {
        text("record " + fields.getClass().getName());
        for (RecordComponent component : COMPONENTS.get(fields.getClass())) {
            try {
                add(component.getAccessor().invoke(fields));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("a record hides " + component.getName(), e);
            }
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
