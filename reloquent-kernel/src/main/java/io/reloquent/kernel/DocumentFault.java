package io.reloquent.kernel;

import java.util.List;

/// A row that cannot become a document, with its key.
public final class DocumentFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> key;
    private final String field;

    DocumentFault(List<String> key, String field, String why) {
        super(why);
        this.key = key;
        this.field = field;
    }

    /// The key of the root row, part by part as text.
    public List<String> key() {
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
