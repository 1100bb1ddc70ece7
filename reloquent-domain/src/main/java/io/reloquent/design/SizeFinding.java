package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.Locale;

/// What a finding says about how large documents grow.
public sealed interface SizeFinding extends Finding {

    record Oversized(String place, TableName largest, long worstCaseBytes) implements SizeFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "A document could reach %,d MB; MongoDB stops at 16 MB. Most of it is %s."
                    .formatted(worstCaseBytes >> 20, largest);
        }

        @Override
        public String advice() {
            return "Keep %s as a collection of its own that references this one.".formatted(largest);
        }
    }

    record UnboundedArray(String place, TableName table, long maximum, double average) implements SizeFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return String.format(
                    Locale.ROOT,
                    "One of these arrays would hold %,d rows of %s (%,.1f on average), and nothing bounds it.",
                    maximum,
                    table,
                    average);
        }

        @Override
        public String advice() {
            return "Say 'limit:' to keep the first of them, or make %s a collection of its own.".formatted(table);
        }
    }

    record TooDeep(String place, int levels) implements SizeFinding {

        /// MongoDB's limit: documents and arrays in one another below the document itself.
        public static final int MOST_LEVELS = 100;

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "A document would nest %d levels deep; MongoDB stops at %d.".formatted(levels, MOST_LEVELS);
        }

        @Override
        public String advice() {
            return "Embed less deeply: an array counts twice, for itself and for the documents in it.";
        }
    }
}
