package io.reloquent.connection;

import java.util.function.Supplier;

/// A value that must not be seen: it prints as stars, and only a driver is given what it holds. Two of them are never
/// equal, whatever they hold. It may lie somewhere else until it is needed.
public final class Secret {

    private final Late<String> value;
    private final boolean elsewhere;

    public Secret(String value) {
        Revealed.add(value);
        this.value = new Late<>(() -> value);
        this.elsewhere = false;
    }

    private Secret(Supplier<String> asking) {
        this.value = new Late<>(() -> {
            String found = asking.get();
            Revealed.add(found);
            return found;
        });
        this.elsewhere = true;
    }

    /// One that is asked for when it is first revealed, and then kept.
    ///
    /// @param asking answers the value, or ends with a [io.reloquent.fault.Fault]
    public static Secret elsewhere(Supplier<String> asking) {
        return new Secret(asking);
    }

    /// Whether it has to be asked for, so that to reveal it may take time, or fail.
    public boolean isElsewhere() {
        return elsewhere;
    }

    /// The value itself. Never to be printed, logged, stored or put into a message.
    public String reveal() {
        return value.get();
    }

    /// A text with stars in the place of every secret that this process knows of.
    public static String masked(String text) {
        return Revealed.masked(text);
    }

    @Override
    public String toString() {
        return Revealed.STARS;
    }
}
