package io.reloquent.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How fields are called after columns, where the design gives them no other name.
public enum Naming {
    ORIGINAL {
        @Override
        public String field(String column) {
            return column;
        }
    },
    CAMEL_CASE {
        @Override
        public String field(String column) {
            String pascal = PASCAL_CASE.field(column);
            return pascal.isEmpty() ? pascal : lower(pascal.substring(0, 1)) + pascal.substring(1);
        }
    },
    SNAKE_CASE {
        @Override
        public String field(String column) {
            return joined(column, words(column).stream().map(Naming::lower).toList(), "_");
        }
    },
    PASCAL_CASE {
        @Override
        public String field(String column) {
            return joined(
                    column, words(column).stream().map(Naming::capitalised).toList(), "");
        }
    },
    LOWER_CASE {
        @Override
        public String field(String column) {
            return lower(column);
        }
    },
    UPPER_CASE {
        @Override
        public String field(String column) {
            return column.toUpperCase(Locale.ROOT);
        }
    };

    /// Letters and digits up to the next boundary: `order`, `ID` before `Number`, `Items`, `2025`.
    private static final Pattern WORD = Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?[\\p{L}\\p{N}&&[^\\p{Lu}]]+");

    /// The name of the field that holds a column.
    public abstract String field(String column);

    /// The name used in mapping.yaml: `camelCase`, `snake_case`, …
    public String written() {
        return switch (this) {
            case ORIGINAL -> "original";
            case CAMEL_CASE -> "camelCase";
            case SNAKE_CASE -> "snake_case";
            case PASCAL_CASE -> "PascalCase";
            case LOWER_CASE -> "lower";
            case UPPER_CASE -> "upper";
        };
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /// A name without a single letter or digit stays as it is.
    private static String joined(String name, List<String> words, String between) {
        return words.isEmpty() ? name : words.stream().collect(Collectors.joining(between));
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + lower(word.substring(first));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
