package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.List;

/// Something worth knowing about a design, with the place it is about and what to do.
public sealed interface Finding {

    /// How much a finding matters.
    enum Severity {
        /// The design cannot be carried out.
        ERROR,
        /// It can, but something may be lost, large or slow.
        WARNING,
        /// Good to know.
        NOTE
    }

    Severity severity();

    /// Where: a path in the mapping, `customers.orders.items`.
    String place();

    /// What is so.
    String message();

    /// What to do about it.
    String advice();

    record UnknownTable(String place, TableName table, List<TableName> near) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "There is no table " + table + " in the source.";
        }

        @Override
        public String advice() {
            return near.isEmpty()
                    ? "Check the name, or run 'reloquent discover' again if it is new."
                    : "Did you mean " + near.get(0) + "?";
        }
    }

    record UnselectedTable(String place, TableName table) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return table + " is used here but not selected.";
        }

        @Override
        public String advice() {
            return "Add it with 'reloquent select', or take it out of the mapping.";
        }
    }

    record UnusedTable(String place, TableName table) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return table + " is selected but appears nowhere in the mapping: its rows will not be migrated.";
        }

        @Override
        public String advice() {
            return "Make it a collection or embed it, or take it out of the selection.";
        }
    }

    record UnknownField(String place, TableName table, String column, List<String> columns) implements Finding {
        public UnknownField {
            columns = List.copyOf(columns);
        }

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s has no column %s.".formatted(table, column);
        }

        @Override
        public String advice() {
            return "Its columns are " + String.join(", ", columns) + ".";
        }
    }

    record NoRelationship(String place, TableName owner, TableName embedded) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "No foreign key joins %s to %s in the direction this embedding needs.".formatted(embedded, owner);
        }

        @Override
        public String advice() {
            return "An array needs a foreign key from %s to %s; a document also takes one the other way. Embed it elsewhere, or make it a collection."
                    .formatted(embedded, owner);
        }
    }

    record AmbiguousRelationship(String place, TableName owner, TableName embedded, List<String> foreignKeys)
            implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Several foreign keys join %s to %s.".formatted(embedded, owner);
        }

        @Override
        public String advice() {
            return "Say which with 'via: " + String.join("' or 'via: ", foreignKeys) + "'.";
        }
    }

    record MayBeSeveral(String place, ForeignKey foreignKey) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s can have several rows for one row of %s, and a document field holds one."
                    .formatted(foreignKey.child(), foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Embed it with 'array:' instead of 'document:'.";
        }
    }

    record NoKey(String place, TableName table) implements Finding {
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

    record ContentId(String place, TableName table) implements Finding {
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

    record ArrayUnderContentId(String place, TableName table) implements Finding {
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

    record NotAKey(String place, TableName table, List<String> columns) implements Finding {
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

    record NameCollision(String place, String field) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Two fields would be called '" + field + "'.";
        }

        @Override
        public String advice() {
            return "Rename or exclude one of them.";
        }
    }

    record ReservedName(String place, String field, String because) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "'%s' cannot be a field name: %s.".formatted(field, because);
        }

        @Override
        public String advice() {
            return "Give it another name with 'rename:'.";
        }
    }

    record SameCollection(String place, String collection) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Two collections are called '" + collection + "'.";
        }

        @Override
        public String advice() {
            return "Give one of them another name.";
        }
    }

    record TypeNotPossible(String place, String column, String from, BsonType to) implements Finding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s is %s and cannot become %s.".formatted(column, from, to.written());
        }

        @Override
        public String advice() {
            return "Leave 'type:' out for the default, or say 'type: string' for its text.";
        }
    }

    record Lossy(String place, String column, String loss) implements Finding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return column + ": " + loss + ".";
        }

        @Override
        public String advice() {
            return "Say 'type: string' for this column to keep the exact text.";
        }
    }

    record OrphanedReference(String place, ForeignKey foreignKey) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "%s (%s) points at %s, which is not selected."
                    .formatted(foreignKey.child(), String.join(", ", foreignKey.from()), foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Select %s too, or accept references that point at nothing.".formatted(foreignKey.parent());
        }
    }

    record Oversized(String place, TableName largest, long worstCaseBytes) implements Finding {
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

    record InheritedRows(String place, TableName table, List<TableName> heirs) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "%s is read together with the rows of the tables that inherit from it (%s), without columns that only those have."
                    .formatted(
                            table,
                            String.join(
                                    ", ",
                                    heirs.stream().map(TableName::toString).toList()));
        }

        @Override
        public String advice() {
            return "Leave those tables out of the mapping, or their rows arrive twice.";
        }
    }

    record Cycle(String place, List<TableName> tables) implements Finding {
        public Cycle {
            tables = List.copyOf(tables);
        }

        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "These tables point at each other in a circle: "
                    + String.join(", ", tables.stream().map(TableName::toString).toList()) + ".";
        }

        @Override
        public String advice() {
            return "Where the circle is not embedded it stays as references, which is safe.";
        }
    }

    record RenamedField(String place, String column, String field) implements Finding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "Column %s becomes field %s: a dot would read as a path.".formatted(column, field);
        }

        @Override
        public String advice() {
            return "Choose another name with 'rename:' if you like.";
        }
    }

    record RowsWithoutOwner(String place, TableName table) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "Rows of %s whose link to their document is null belong to none: they will not be migrated."
                    .formatted(table);
        }

        @Override
        public String advice() {
            return "Make %s a collection of its own if those rows matter.".formatted(table);
        }
    }

    record OnlyReferencedRows(String place, TableName table) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "Of %s only the rows that a document points at are migrated.".formatted(table);
        }

        @Override
        public String advice() {
            return "Make %s a collection too if its other rows matter.".formatted(table);
        }
    }

    record UnfitForId(String place, String column, String because) implements Finding {
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

    record NotValidated(String place, ForeignKey foreignKey) implements Finding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "The source never checked %s: rows of %s that point at no row of %s have no document, and verification will say so."
                    .formatted(foreignKey.name(), foreignKey.child(), foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Validate the constraint in the source, or make %s a collection of its own."
                    .formatted(foreignKey.child());
        }
    }
}
