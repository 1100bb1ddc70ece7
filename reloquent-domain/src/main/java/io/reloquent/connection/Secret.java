package io.reloquent.connection;

/// A value that must not be seen: it prints as stars, and only a driver is given what it holds.
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// The value itself. Never to be printed, logged, stored or put into a message.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
