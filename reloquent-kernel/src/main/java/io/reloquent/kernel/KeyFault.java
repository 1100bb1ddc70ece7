package io.reloquent.kernel;

/// A key that does not tell the rows of a stream apart, though the design says that it does.
public final class KeyFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int stream;
    private final String key;

    KeyFault(int stream, String key, String why) {
        super(why);
        this.stream = stream;
        this.key = key;
    }

    /// The stream's position in the program.
    public int stream() {
        return stream;
    }

    /// The key, as text.
    public String key() {
        return key;
    }

    /// Why, going on after the key.
    public String why() {
        return String.valueOf(getMessage());
    }
}
