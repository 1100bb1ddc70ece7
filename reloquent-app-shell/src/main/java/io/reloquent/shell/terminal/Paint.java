package io.reloquent.shell.terminal;

/// Colours for words that matter, or none where none are wanted.
public record Paint(boolean on) {

    public String good(String text) {
        return painted("32", text);
    }

    public String doubtful(String text) {
        return painted("33", text);
    }

    public String bad(String text) {
        return painted("31", text);
    }

    public String strong(String text) {
        return painted("1", text);
    }

    public String faint(String text) {
        return painted("2", text);
    }

    private String painted(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
