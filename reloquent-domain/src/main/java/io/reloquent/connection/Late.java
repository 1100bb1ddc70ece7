package io.reloquent.connection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is asked for when it is needed first, once, by whichever thread comes first. Asking that fails is asked again.
final class Late<T> {

    private final Supplier<T> asking;
    private @Nullable T known;

    Late(Supplier<T> asking) {
        this.asking = asking;
    }

    synchronized T get() {
        T value = known;
        if (value == null) {
            value = asking.get();
            known = value;
        }
        return value;
    }
}
