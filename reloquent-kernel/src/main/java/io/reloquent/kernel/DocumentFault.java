package io.reloquent.kernel;

/// A row that cannot become a document, with its key.
public final class DocumentFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final String field;

    DocumentFault(String key, String field, String why) {
        super(why);
        this.key = key;
        this.field = field;
    }

    /// The key of the root row, as text.
    public String key() {
        return key;
    }

    /// The column or array at fault.
    public String field() {
        return field;
    }

    /// Why, going on after the field's name.
    public String why() {
        return String.valueOf(getMessage());
    }
}
