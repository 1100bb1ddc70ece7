package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.List;

/// What a finding says about keys, those that the design declares, and the `_id` made of them.
public sealed interface KeyFinding extends Finding {

    record NoKey(String place, TableName table) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return table + " has no primary key and no unique key that is never null.";
        }

        @Override
        public String advice() {
            return "Say 'id: content' to make _id from a hash of the row, or embed the table in another.";
        }
    }

    record ContentId(String place, TableName table) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return table + " has no key: _id is a hash of the row and a number that tells equal rows apart.";
        }

        @Override
        public String advice() {
            return "Nothing, unless you can add a key to the table.";
        }
    }

    record ArrayUnderContentId(String place, TableName table) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Rows of %s cannot find their document: its _id is a hash and not a key.".formatted(table);
        }

        @Override
        public String advice() {
            return "Make %s a collection of its own, or give the document a key with 'id:'.".formatted(table);
        }
    }

    record NotAKey(String place, TableName table, List<String> columns) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s in %s is not a unique key that is never null, so it cannot be the _id."
                    .formatted(String.join(", ", columns), table);
        }

        @Override
        public String advice() {
            return "Name the columns of a primary key or of a unique constraint over NOT NULL columns.";
        }
    }

    record UnfitForId(String place, String column, String because) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s cannot be part of _id: %s.".formatted(column, because);
        }

        @Override
        public String advice() {
            return "Say 'type: string' for this column, or choose another key with 'id:'.";
        }
    }

    record TypesDoNotJoin(String place, ForeignKey foreignKey, String from, String to) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s joins %s of %s to %s of %s, and the source does not compare them."
                    .formatted(foreignKey.name(), from, foreignKey.child(), to, foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Join columns of the same type.";
        }
    }

    record PointsAtNoKey(String place, ForeignKey foreignKey) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s points at %s of %s, which is no unique key: one row could belong to several."
                    .formatted(foreignKey.name(), String.join(", ", foreignKey.to()), foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Point at the columns of a key, or declare one of %s under 'keys:'.".formatted(foreignKey.parent());
        }
    }

    record NameTaken(String place, String foreignKey, TableName table) implements KeyFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s has a foreign key %s already.".formatted(table, foreignKey);
        }

        @Override
        public String advice() {
            return "Give the one under 'foreign_keys:' another name.";
        }
    }
}
