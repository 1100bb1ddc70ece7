package io.reloquent.mongo;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the server says about a value that is there twice: the index that forbids it, and the fields and values.
record DuplicateKey(String index, String values) {

    static final int CODE = 11000;

    private static final Pattern SAID =
            Pattern.compile("index: (?<index>.*?) (?:collation: \\{.*?} )?dup key: (?<values>.*)", Pattern.DOTALL);

    static Optional<DuplicateKey> in(String message) {
        Matcher said = SAID.matcher(message);
        return said.find()
                ? Optional.of(new DuplicateKey(said.group("index"), ServerWords.cut(said.group("values"))))
                : Optional.empty();
    }

    /// Whether it is the key that every collection has.
    boolean isId() {
        return index.equals("_id_");
    }
}
