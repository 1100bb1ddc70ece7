package io.reloquent.shell.screen;

/// A key as it was pressed.
sealed interface Key {

    /// A key without a character of its own.
    enum Named implements Key {
        UP,
        DOWN,
        LEFT,
        RIGHT,
        PAGE_UP,
        PAGE_DOWN,
        HOME,
        END,
        ENTER,
        ESCAPE,
        BACKSPACE,
        DELETE,
        SELECT_ALL,
        CLEAR,
        INTERRUPT,
        END_OF_INPUT,
        /// One that means nothing here.
        UNKNOWN
    }

    /// One character; a whole one, however many units of UTF-16 it takes.
    record Typed(String character) implements Key {}
}
