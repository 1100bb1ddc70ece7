package io.reloquent.local.workspace;

import io.reloquent.design.DocumentModel;
import io.reloquent.fault.Problem;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A document model as JSON with the keys of `mapping.yaml`. JSON is YAML, so both are read by the same reader, which
/// finds the same problems; here each has a path in the place of a line.
public final class MappingJson {

    private static final Path NAME = Path.of("mapping.json");

    private MappingJson() {}

    /// @throws YoursToFix with every problem in it
    public static DocumentModel read(byte[] json) {
        var syntax = new Problems(NAME);
        YamlNode root = YamlFile.parse(json, syntax).orElseThrow(syntax::fault);
        syntax.raise();
        var places = new Places();
        var problems = new Problems(NAME);
        try {
            return YamlFile.read(places.numbered(root, ""), problems, MappingFormat.KEYS, MappingReading::model)
                    .orElseThrow(problems::fault);
        } catch (YoursToFix fault) {
            throw fault.problems().isEmpty() ? fault : places.named(fault.problems());
        }
    }

    /// Maps, lists, texts, numbers and booleans, to be written as JSON.
    public static Map<String, Object> write(DocumentModel model) {
        return object(new MappingWriting(Map.of()).tree(model));
    }

    private static Map<String, Object> object(YamlTree tree) {
        Map<String, Object> object = new LinkedHashMap<>();
        boolean isTyped = tree.entries().containsKey("type");
        tree.entries().forEach((key, value) -> object.put(key, value(value, isTyped)));
        return object;
    }

    /// @param isTyped whether a number beside it has its type said, and so keeps its digits best as a text
    private static Object value(Object value, boolean isTyped) {
        return switch (value) {
            case YamlTree tree -> object(tree);
            case YamlTree.Noted noted -> value(noted.value(), isTyped);
            case YamlTree.Lines lines -> list(lines.items());
            case Collection<?> list -> list(list);
            case YamlTree.Plain plain -> isTyped ? plain.text() : plain(plain.text());
            default -> value;
        };
    }

    private static List<Object> list(Collection<?> items) {
        List<Object> list = new ArrayList<>();
        items.forEach(item -> list.add(value(item, false)));
        return list;
    }

    private static Object plain(String text) {
        boolean isTruth = text.equals("true") || text.equals("false");
        return isTruth ? (Object) Boolean.valueOf(text) : new BigDecimal(text);
    }

    /// The paths of all nodes. A node's line is its number, so that problems find their path again.
    private static final class Places {
        private final List<String> paths = new ArrayList<>();

        YamlNode numbered(YamlNode node, String path) {
            paths.add(path);
            int line = paths.size();
            return switch (node) {
                case Scalar scalar -> new Scalar(line, scalar.text(), scalar.plain(), scalar.written());
                case Sequence list -> new Sequence(line, items(list, path));
                case Mapping mapping -> new Mapping(line, entries(mapping, path));
            };
        }

        private List<YamlNode> items(Sequence list, String path) {
            List<YamlNode> items = new ArrayList<>();
            for (YamlNode item : list.items()) {
                items.add(numbered(item, path + "[" + items.size() + "]"));
            }
            return items;
        }

        private List<Entry> entries(Mapping mapping, String path) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : mapping.entries()) {
                String place = path.isEmpty()
                        ? entry.key().text()
                        : path + "." + entry.key().text();
                YamlNode key = numbered(entry.key(), place);
                entries.add(new Entry((Scalar) key, numbered(entry.value(), place)));
            }
            return entries;
        }

        YoursToFix named(List<Problem> problems) {
            List<Problem> named = problems.stream()
                    .map(p -> new Problem(0, path(p.line()), p.what(), p.remedy()))
                    .distinct()
                    .toList();
            String lines = named.stream()
                    .map(p -> "%s: %s; %s".formatted(Problems.shown(p.place()), p.what(), p.remedy()))
                    .collect(Collectors.joining("\n"));
            return YoursToFix.usage(lines, "Correct the design.", named);
        }

        private String path(int line) {
            return line >= 1 && line <= paths.size() ? paths.get(line - 1) : "";
        }
    }
}
