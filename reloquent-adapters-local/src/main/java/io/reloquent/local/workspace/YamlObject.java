package io.reloquent.local.workspace;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.Nearest;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A mapping in a file, asked for what it should hold. Whatever is not as it should be becomes a problem, and a
/// harmless value takes its place so that the reading can go on.
final class YamlObject {

    /// What no cut-off end of a text looks like.
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Problems problems;
    private final int line;
    private final int problemsBefore;
    private final Map<String, YamlNode> values = new LinkedHashMap<>();

    YamlObject(Mapping mapping, Problems problems, List<String> keys) {
        this.problems = problems;
        this.line = mapping.line();
        this.problemsBefore = problems.count();
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                unknown(entry.key(), keys);
            } else if (!(entry.value() instanceof Scalar scalar && scalar.isNothing())) {
                values.put(key, entry.value());
            }
        }
    }

    private void unknown(Scalar key, List<String> keys) {
        String remedy = Nearest.of(key.text(), keys)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> (WORD.matcher(key.text()).matches() ? "" : "a text with a comma needs quotes; ")
                        + "known here: " + String.join(", ", keys));
        problems.add(key.line(), "there is no key '" + Problems.shown(key.text()) + "' here", remedy);
    }

    /// What is built from the values, if they hold no problem; what the record itself refuses becomes one.
    <T> Optional<T> build(Supplier<T> record) {
        if (problems.count() > problemsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(record.get());
        } catch (IllegalArgumentException e) {
            problems.add(line, "this cannot be: " + Problems.shown(String.valueOf(e.getMessage())), "correct it");
            return Optional.empty();
        }
    }

    int line() {
        return line;
    }

    int line(String key) {
        return node(key).map(YamlNode::line).orElse(line);
    }

    void problem(int at, String what, String remedy) {
        problems.add(at, what, remedy);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<YamlNode> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Optional<String> text(String key) {
        return scalar(key).map(Scalar::text);
    }

    String required(String key) {
        if (!has(key)) {
            missing(key);
        }
        return text(key).orElse("");
    }

    void missing(String key) {
        problems.add(line, "'" + key + "' is missing", "add '" + key + ":' with a value");
    }

    /// A text that stands for something: what cannot be read is a problem.
    <T> Optional<T> parsed(String key, String form, Function<String, T> parse) {
        return scalar(key).flatMap(scalar -> parsed(scalar, key, form, parse));
    }

    <T> Optional<T> parsed(String key, YamlNode value, String form, Function<String, T> parse) {
        return scalar(key, value).flatMap(scalar -> parsed(scalar, key, form, parse));
    }

    private <T> Optional<T> parsed(Scalar scalar, String key, String form, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(scalar.text()));
        } catch (RuntimeException e) {
            String shown = Problems.shown(scalar.written());
            problems.add(scalar.line(), "'%s' is '%s'".formatted(key, shown), "write " + form);
            return Optional.empty();
        }
    }

    long number(String key, long otherwise) {
        return parsed(key, "a whole number", Long::valueOf).orElse(otherwise);
    }

    /// A whole number from 0 or 1 up to a most.
    int number(String key, int otherwise, int least, int most) {
        String form = "a whole number from %d to %d".formatted(least, most);
        return parsed(key, form, text -> within(Integer.parseInt(text), least, most))
                .orElse(otherwise);
    }

    private static Integer within(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    boolean flag(String key, boolean otherwise) {
        return choice(key, Map.of("true", true, "false", false), "true or false")
                .orElse(otherwise);
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        Map<String, E> words = Words.all(type);
        return choice(key, words, "one of " + String.join(", ", words.keySet())).orElse(otherwise);
    }

    <T> Optional<T> choice(String key, Map<String, T> known, String form) {
        return node(key).flatMap(value -> choice(key, value, known, form));
    }

    <T> Optional<T> choice(String key, YamlNode value, Map<String, T> known, String form) {
        return scalar(key, value)
                .flatMap(s -> parsed(
                        s,
                        key,
                        form,
                        text -> Optional.ofNullable(known.get(text)).orElseThrow()));
    }

    TableName table(String key) {
        if (!has(key)) {
            missing(key);
        }
        return optionalTable(key).orElse(new TableName("?", "?"));
    }

    Optional<TableName> optionalTable(String key) {
        return parsed(key, "schema and name, such as shop.orders", TableName::parse);
    }

    List<TableName> tables(String key) {
        return scalars(key, false).stream()
                .flatMap(s -> parsed(s, key, "schema and name, such as shop.orders", TableName::parse).stream())
                .toList();
    }

    List<String> texts(String key) {
        return scalars(key, false).stream().map(Scalar::text).toList();
    }

    /// A list of texts, or one text that stands for a list of one.
    List<String> oneOrMore(String key) {
        return scalars(key, true).stream().map(Scalar::text).toList();
    }

    List<String> oneOrMore(String key, YamlNode value) {
        return scalars(key, items(key, value, true)).stream().map(Scalar::text).toList();
    }

    List<Integer> integers(String key) {
        return scalars(key, true).stream()
                .flatMap(s -> parsed(s, key, "whole numbers", Integer::valueOf).stream())
                .toList();
    }

    private List<Scalar> scalars(String key, boolean orOne) {
        return scalars(key, items(key, orOne));
    }

    private List<Scalar> scalars(String key, List<YamlNode> items) {
        List<Scalar> found = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof Scalar scalar && !scalar.isNothing()) {
                found.add(scalar);
            } else {
                problems.add(item.line(), "'" + key + "' holds something that is not a text", "write a list of texts");
            }
        }
        return found;
    }

    /// The items of a list; none if there is none.
    List<YamlNode> items(String key, boolean orOne) {
        return node(key).map(value -> items(key, value, orOne)).orElse(List.of());
    }

    private List<YamlNode> items(String key, YamlNode value, boolean orOne) {
        if (value instanceof Sequence sequence) {
            return sequence.items();
        }
        if (orOne && value instanceof Scalar) {
            return List.of(value);
        }
        wrong(key, value, "a list");
        return List.of();
    }

    /// Each item of a list of mappings; what has a problem is left out.
    <T> List<T> list(String key, List<String> keys, Function<YamlObject, Optional<T>> read) {
        List<T> found = new ArrayList<>();
        for (YamlNode item : items(key, false)) {
            of(key, item, keys).flatMap(read).ifPresent(found::add);
        }
        return found;
    }

    Optional<YamlObject> object(String key, List<String> keys) {
        return node(key).flatMap(value -> of(key, value, keys));
    }

    /// A mapping from names of the user's own to mappings.
    Map<String, YamlObject> named(String key, List<String> keys) {
        Map<String, YamlObject> found = new LinkedHashMap<>();
        entries(key).forEach((name, value) -> of(name, value, keys).ifPresent(object -> found.put(name, object)));
        return found;
    }

    /// A mapping from names of the user's own to values of any kind, nothing included.
    Map<String, YamlNode> entries(String key) {
        Map<String, YamlNode> found = new LinkedHashMap<>();
        YamlNode value = values.get(key);
        if (value instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> found.put(name(entry.key(), key), entry.value()));
        } else if (value != null) {
            wrong(key, value, "a mapping");
        }
        return found;
    }

    private String name(Scalar name, String key) {
        if (name.text().isEmpty()) {
            problems.add(name.line(), "a name in '" + key + "' is empty", "write a name before the colon");
        }
        return name.text();
    }

    /// A value as a mapping with these keys.
    Optional<YamlObject> of(String key, YamlNode value, List<String> keys) {
        if (value instanceof Mapping mapping) {
            return Optional.of(new YamlObject(mapping, problems, keys));
        }
        if (value instanceof Scalar scalar && scalar.isNothing()) {
            return Optional.of(new YamlObject(new Mapping(scalar.line(), List.of()), problems, keys));
        }
        wrong(key, value, "a mapping");
        return Optional.empty();
    }

    Optional<Scalar> scalar(String key) {
        return node(key).flatMap(value -> scalar(key, value));
    }

    private Optional<Scalar> scalar(String key, YamlNode value) {
        if (value instanceof Scalar scalar) {
            return Optional.of(scalar);
        }
        wrong(key, value, "a single value");
        return Optional.empty();
    }

    private void wrong(String key, YamlNode value, String expected) {
        problems.add(value.line(), "'" + Problems.shown(key) + "' is " + value.kind(), "write " + expected);
    }
}
