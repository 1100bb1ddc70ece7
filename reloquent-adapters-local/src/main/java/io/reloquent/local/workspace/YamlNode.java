package io.reloquent.local.workspace;

import java.util.List;

/// A part of a YAML file and the line it starts on, counted from 1.
sealed interface YamlNode {

    int line();

    /// What it is, for messages.
    String kind();

    /// @param plain   whether it stands there without quotes
    /// @param written as the file has it, which may be shown where the text may not
    record Scalar(int line, String text, boolean plain, String written) implements YamlNode {

        @Override
        public String kind() {
            return "a single value";
        }

        /// Whether it says that there is nothing: `null`, `~` or no text at all.
        boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Mapping(int line, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /// One entry of a mapping.
    record Entry(Scalar key, YamlNode value) {}
}
