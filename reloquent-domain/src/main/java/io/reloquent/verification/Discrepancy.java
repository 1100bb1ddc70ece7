package io.reloquent.verification;

import java.util.List;

/// One document that is not as it should be.
public sealed interface Discrepancy {

    /// The document's `_id`, as extended JSON.
    String key();

    /// The source has it, the target does not.
    record Missing(String key) implements Discrepancy {}

    /// The target has it, the source does not.
    record Extra(String key) implements Discrepancy {}

    /// Both have it, and fields differ.
    record Different(String key, List<FieldDifference> fields) implements Discrepancy {
        public Different {
            fields = List.copyOf(fields);
        }
    }

    /// One field that differs, its values as extended JSON with types; an absent field is shown as such.
    ///
    /// @param path dotted, with positions in arrays
    record FieldDifference(String path, String expected, String found) {}
}
