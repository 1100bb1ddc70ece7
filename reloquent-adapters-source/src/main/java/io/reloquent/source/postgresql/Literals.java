package io.reloquent.source.postgresql;

/// Values written out in a query.
final class Literals {

    private Literals() {}

    /// Read the same whatever `standard_conforming_strings` says.
    static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    static String typed(String text, String type) {
        return quoted(text) + "::" + type;
    }
}
