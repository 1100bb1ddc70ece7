package io.reloquent.shell.wizard;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.selection.Selection;
import io.reloquent.shell.screen.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a person wishes of a suggestion: which tables belong together, and which do not.
final class WishedDesign {

    /// One wish.
    ///
    /// @param together whether the two are read together; else neither is kept in the other
    record Wish(TableName table, TableName other, boolean together) {

        private boolean isAbout(TableName one, TableName another) {
            return (table.equals(one) && other.equals(another)) || (table.equals(another) && other.equals(one));
        }

        private String option() {
            return (together ? "--together=" : "--apart=") + table + "," + other;
        }

        private String sentence(TableName about) {
            return (together ? "together with " : "apart from ") + (table.equals(about) ? other : table);
        }
    }

    private final List<Wish> wishes = new ArrayList<>();

    /// The last word on two tables holds.
    void add(Wish wish) {
        wishes.removeIf(present -> present.isAbout(wish.table(), wish.other()));
        wishes.add(wish);
    }

    void clear() {
        wishes.clear();
    }

    /// What is wished of a table, in words.
    String of(TableName table) {
        return wishes.stream()
                .filter(wish -> wish.table().equals(table) || wish.other().equals(table))
                .map(wish -> wish.sentence(table))
                .collect(Collectors.joining(", "));
    }

    /// The command that suggests a design with these wishes.
    String[] command() {
        return Stream.concat(Stream.of("design", "--suggest"), wishes.stream().map(Wish::option))
                .toArray(String[]::new);
    }

    /// What can be wished of a table: for each that it shares a foreign key with, to be kept together or apart.
    static List<Choice<Optional<Wish>>> possible(TableName table, Catalog catalog, Selection selection) {
        List<Choice<Optional<Wish>>> possible = new ArrayList<>();
        catalog.foreignKeys().stream()
                .filter(key -> !key.isSelfReference())
                .filter(key -> key.child().equals(table) || key.parent().equals(table))
                .map((ForeignKey key) -> key.child().equals(table) ? key.parent() : key.child())
                .filter(selection::contains)
                .distinct()
                .sorted()
                .forEach(other -> {
                    var together = new Wish(table, other, true);
                    var apart = new Wish(table, other, false);
                    possible.add(new Choice<>(Optional.of(together), "Together with " + other, "in one document"));
                    possible.add(new Choice<>(Optional.of(apart), "Apart from " + other, "by reference"));
                });
        return possible;
    }
}
