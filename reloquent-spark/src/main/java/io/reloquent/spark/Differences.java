package io.reloquent.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a target differs from its source, document by document.
final class Differences implements Serializable {

    private static final long serialVersionUID = 1;

    /// How many are named.
    private static final int SHOWN = 20;

    /// A document that is not as it should be.
    ///
    /// @param id   its `_id` as JSON
    /// @param what `missing`, `unexpected` or `different`
    record Difference(String id, String what) implements Serializable {}

    private long missing;
    private long unexpected;
    private long different;
    private final List<Difference> shown = new ArrayList<>();

    /// Takes a look at one document.
    ///
    /// @param source what it should be; null where it should not be
    /// @param target what it is; null where it is not
    Differences with(String id, @Nullable Digest source, @Nullable Digest target) {
        if (target == null) {
            missing++;
            show(new Difference(id, "missing"));
        } else if (source == null) {
            unexpected++;
            show(new Difference(id, "unexpected"));
        } else if (!source.sameAs(target)) {
            different++;
            show(new Difference(id, "different"));
        }
        return this;
    }

    Differences plus(Differences other) {
        missing += other.missing;
        unexpected += other.unexpected;
        different += other.different;
        other.shown.forEach(this::show);
        return this;
    }

    private void show(Difference difference) {
        if (shown.size() < SHOWN) {
            shown.add(difference);
        }
    }

    long missing() {
        return missing;
    }

    long unexpected() {
        return unexpected;
    }

    long different() {
        return different;
    }

    /// Some of them.
    List<Difference> shown() {
        return List.copyOf(shown);
    }
}
