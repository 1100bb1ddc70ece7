package io.reloquent.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The declared type of a column: its name, its modifiers (length; or precision and scale) and how many array
/// dimensions it has.
///
/// Built-in types go by their SQL names (`integer`, `numeric(20,6)`, `timestamptz`), a type of the user's own by
/// schema and name (`shop.order_status`).
public record DataType(String name, List<Integer> modifiers, int dimensions) {

    /// Quoted parts of a name may hold anything.
    private static final Pattern WRITTEN =
            Pattern.compile("(?<name>(\"[^\"]*+\"|[^\"])+?)(\\((?<modifiers>-?\\d+(,-?\\d+)*)\\))?(?<array>(\\[\\])*)");

    public DataType {
        modifiers = List.copyOf(modifiers);
        if (name.isEmpty() || dimensions < 0) {
            throw new IllegalArgumentException("'" + name + "' is not a type");
        }
    }

    public DataType(String name) {
        this(name, List.of(), 0);
    }

    /// Reads the written form, `name(modifiers)[]`.
    public static DataType parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a type");
        }
        String modifiers = matcher.group("modifiers");
        List<Integer> numbers = modifiers == null
                ? List.of()
                : Arrays.stream(modifiers.split(",")).map(Integer::valueOf).toList();
        return new DataType(
                matcher.group("name"), numbers, matcher.group("array").length() / 2);
    }

    public boolean isArray() {
        return dimensions > 0;
    }

    /// This type without its array dimensions.
    public DataType element() {
        return new DataType(name, modifiers, 0);
    }

    public DataType withDimensions(int count) {
        return new DataType(name, modifiers, count);
    }

    @Override
    public String toString() {
        String numbers = modifiers.isEmpty()
                ? ""
                : modifiers.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        return name + numbers + String.join("", Collections.nCopies(dimensions, "[]"));
    }
}
