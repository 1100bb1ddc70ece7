package io.reloquent.shell.screen;

import java.util.function.Function;

/// What a person does about a question.
public sealed interface Answer<T> {

    /// The question is answered.
    record Given<T>(T value) implements Answer<T> {}

    /// Back to what came before: Escape.
    record Back<T>() implements Answer<T> {}

    /// Away from it all: Ctrl-C, or Ctrl-D.
    record Leave<T>() implements Answer<T> {}

    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Given<T> given -> new Given<>(change.apply(given.value()));
            case Back<T> back -> new Back<>();
            case Leave<T> leave -> new Leave<>();
        };
    }
}
