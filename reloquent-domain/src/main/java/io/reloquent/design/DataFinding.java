package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.List;

/// What a finding says about rows, where a design takes something on trust.
public sealed interface DataFinding extends Finding {

    /// @param example the values that two rows share, or that hold a null, as the source writes a row
    record BrokenKey(String place, TableName table, List<String> columns, String example) implements DataFinding {
        public BrokenKey {
            columns = List.copyOf(columns);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "%s is no key of %s: %s is a value of several rows, or has a null."
                    .formatted(String.join(", ", columns), table, example);
        }

        @Override
        public String advice() {
            return "Migrate stops at such a row unless a filter keeps it out. Declare other columns under 'keys:', or filter.";
        }
    }

    /// @param rows how many rows point at nothing; never more than were looked for
    record LeadsNowhere(String place, ForeignKey foreignKey, long rows) implements DataFinding {

        /// What a look into the data counts up to.
        public static final int MOST = 1_000;

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            String count = rows < MOST ? "%,d rows".formatted(rows) : "%,d rows or more".formatted(MOST);
            return "%s of %s point at no row of %s (%s)."
                    .formatted(count, foreignKey.child(), foreignKey.parent(), String.join(", ", foreignKey.from()));
        }

        @Override
        public String advice() {
            return "Embedded by this foreign key they would have no document, and verification will say so, unless a"
                    + " filter keeps them out. Filter them, or make %s a collection of its own."
                            .formatted(foreignKey.child());
        }
    }

    record NotLookedInto(String place, String what) implements DataFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "Whether the rows keep %s was not found out in the time there was.".formatted(what);
        }

        @Override
        public String advice() {
            return "Give it more with 'reloquent plan --data-budget SECONDS'; migrate stops where a key is broken.";
        }
    }
}
