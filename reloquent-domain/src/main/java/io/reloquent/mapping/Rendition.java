package io.reloquent.mapping;

import org.jspecify.annotations.Nullable;

/// How a source is asked to send a value: through a function of its own, then as another type; as it is without
/// either.
///
/// @param function the function's name as the source reads it, quoted where it must be
/// @param cast     the type as the source reads it
public record Rendition(@Nullable String function, @Nullable String cast) {

    public static final Rendition AS_IS = new Rendition(null, null);

    public static Rendition castTo(@Nullable String type) {
        return new Rendition(null, type);
    }

    public static Rendition through(String function, @Nullable String cast) {
        return new Rendition(function, cast);
    }

    public boolean isPlain() {
        return function == null && cast == null;
    }
}
