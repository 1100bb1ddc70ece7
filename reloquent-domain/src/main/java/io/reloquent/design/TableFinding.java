package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a finding says about tables: which are there, selected, and carried over whole.
public sealed interface TableFinding extends Finding {

    /// @param near tables that may be meant, the likeliest first
    record UnknownTable(String place, TableName table, List<TableName> near) implements TableFinding {

        private static final int MOST = 3;

        public UnknownTable {
            near = List.copyOf(near);
        }

        /// With the tables whose names are near: the same name in another schema first, then what may be mistyped.
        public static UnknownTable of(String place, TableName table, Catalog catalog) {
            List<TableName> known = catalog.tables().stream().map(Table::name).toList();
            List<String> written = known.stream().map(TableName::toString).toList();
            List<String> names = known.stream().map(TableName::name).toList();
            Stream<TableName> elsewhere = known.stream().filter(k -> k.name().equalsIgnoreCase(table.name()));
            Stream<TableName> mistyped =
                    Nearest.all(table.toString(), written).stream().map(TableName::parse);
            Stream<TableName> both = Nearest.all(table.name(), names).stream()
                    .flatMap(near -> known.stream().filter(k -> k.name().equals(near)));
            List<TableName> near = Stream.of(elsewhere, mistyped, both)
                    .flatMap(found -> found)
                    .distinct()
                    .limit(MOST)
                    .toList();
            return new UnknownTable(place, table, near);
        }

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
                    : "Did you mean " + near.stream().map(TableName::toString).collect(Collectors.joining(" or "))
                            + "?";
        }
    }

    record UnselectedTable(String place, TableName table) implements TableFinding {
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

    record UnusedTable(String place, TableName table) implements TableFinding {
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

        @Override
        public Optional<Alike> alike() {
            return Optional.of(new Alike(
                    table.toString(),
                    "selected, but nowhere in the mapping, so that their rows will not be migrated",
                    "Make them collections or embed them, or take them out of the selection."));
        }
    }

    record OrphanedReference(String place, ForeignKey foreignKey) implements TableFinding {
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

    record InheritedRows(String place, TableName table, List<TableName> heirs) implements TableFinding {
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

    record OnlyReferencedRows(String place, TableName table) implements TableFinding {
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

    record RowsWithoutOwner(String place, TableName table) implements TableFinding {
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
}
