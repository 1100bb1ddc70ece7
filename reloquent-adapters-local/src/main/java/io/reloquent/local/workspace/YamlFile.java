package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What all YAML files have in common: UTF-8, a bound on their size, and a version on top.
final class YamlFile {

    static final int VERSION = 1;

    /// No file of a person's or of this tool comes near it.
    static final int MOST_BYTES = 64 << 20;

    private YamlFile() {}

    /// What a file holds, read by its keys beside `version`.
    ///
    /// @throws YoursToFix with every problem found
    static <T> T read(Path file, byte[] bytes, List<String> keys, Function<YamlObject, Optional<T>> read) {
        var problems = new Problems(file);
        Optional<YamlNode> root = parse(bytes, problems);
        return root.flatMap(node -> read(node, problems, keys, read)).orElseThrow(problems::fault);
    }

    /// The file as YAML.
    static Optional<YamlNode> parse(byte[] bytes, Problems problems) {
        if (bytes.length > MOST_BYTES) {
            problems.add(1, "the file is larger than 64 MB", "check that it is the right one");
            return Optional.empty();
        }
        return text(bytes, problems).flatMap(text -> YamlParser.parse(text, problems));
    }

    static <T> Optional<T> read(
            YamlNode root, Problems problems, List<String> keys, Function<YamlObject, Optional<T>> read) {
        if (!(root instanceof Mapping mapping)) {
            problems.add(root.line(), "the file is " + root.kind(), "write a mapping that starts with 'version: 1'");
            return Optional.empty();
        }
        checkVersion(mapping, problems);
        List<String> known = new ArrayList<>(List.of("version"));
        known.addAll(keys);
        Optional<T> value = read.apply(new YamlObject(mapping, problems, known));
        problems.raise();
        return value;
    }

    private static void checkVersion(Mapping root, Problems problems) {
        Optional<YamlNode> version = root.entries().stream()
                .filter(entry -> entry.key().text().equals("version"))
                .map(Entry::value)
                .findFirst();
        if (version.isEmpty()) {
            problems.add(root.line(), "the version is missing", "write 'version: 1' at the top");
        } else if (!(version.get() instanceof Scalar scalar)) {
            problems.add(version.get().line(), "the version is " + version.get().kind(), "write 'version: 1'");
        } else if (!scalar.text().equals("1")) {
            throw YoursToFix.usage(
                    "%s is of version %s; this Reloquent reads version 1."
                            .formatted(problems.name(), Problems.shown(scalar.written())),
                    "Use the Reloquent that wrote " + problems.file() + ", or write the file again with this one.");
        }
    }

    private static Optional<String> text(byte[] bytes, Problems problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(1, "the file is not UTF-8 text", "save it as UTF-8");
            return Optional.empty();
        }
    }
}
