package io.reloquent.shell.screen;

/// One of several answers.
///
/// @param hint what comes of it, in a few words; may be empty
public record Choice<T>(T value, String label, String hint) {

    public Choice(T value, String label) {
        this(value, label, "");
    }

    static Choice<Boolean> yes() {
        return new Choice<>(true, "Yes");
    }

    static Choice<Boolean> no() {
        return new Choice<>(false, "No");
    }
}
