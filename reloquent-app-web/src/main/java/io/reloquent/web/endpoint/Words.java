package io.reloquent.web.endpoint;

import java.util.Locale;

/// Choices as the wire writes them.
final class Words {

    private Words() {}

    /// `materialized_view` for `MATERIALIZED_VIEW`.
    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
