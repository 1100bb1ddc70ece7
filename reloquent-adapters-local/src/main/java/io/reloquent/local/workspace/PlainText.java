package io.reloquent.local.workspace;

import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is unwise in a configuration file: secrets in plain text, and who else may see them.
final class PlainText {

    /// `scheme://user:password@`.
    private static final Pattern WITH_PASSWORD = Pattern.compile("://[^/]*?:[^/]+@");

    private static final String REFER = "; use ${ENV:NAME}";

    private PlainText() {}

    static List<String> warnings(Path file, YamlNode written) {
        List<String> warnings = new ArrayList<>();
        String name = Problems.name(file);
        find(written, "source", "password")
                .filter(s -> !s.isNothing() && !withoutReferences(s).isEmpty())
                .ifPresent(s -> warnings.add(name + ":" + s.line() + ": the password is in plain text" + REFER));
        find(written, "target", "connection_string")
                .filter(s -> WITH_PASSWORD.matcher(withoutReferences(s)).find())
                .ifPresent(s -> warnings.add(
                        name + ":" + s.line() + ": the connection string holds a password in plain text" + REFER));
        if (!warnings.isEmpty()) {
            exposure(file, warnings);
        }
        return warnings;
    }

    private static String withoutReferences(Scalar scalar) {
        return References.REFERENCE.matcher(scalar.text()).replaceAll("");
    }

    private static void exposure(Path file, List<String> warnings) {
        if (isReadableByOthers(file)) {
            warnings.add(file + " holds a password and others can read it; run: chmod 600 " + file);
        }
        GitWorkTree.around(file).flatMap(tree -> inGit(tree, file)).ifPresent(warnings::add);
    }

    private static Optional<String> inGit(GitWorkTree tree, Path file) {
        if (tree.tracks(file)) {
            return Optional.of(
                    "%s holds a password and git keeps every version of it; change the password, and run: git -C %s rm --cached %s"
                            .formatted(file, tree.directory(), Problems.name(file)));
        }
        return tree.ignores(file)
                ? Optional.empty()
                : Optional.of(("%s holds a password and lies in a git work tree that does not ignore it;"
                                + " run: echo /%s >> %s")
                        .formatted(
                                file, Problems.name(file), file.toAbsolutePath().resolveSibling(".gitignore")));
    }

    private static boolean isReadableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static Optional<Scalar> find(YamlNode root, String section, String key) {
        return value(root, section)
                .flatMap(node -> value(node, key))
                .map(node -> node instanceof Scalar scalar ? scalar : null);
    }

    private static Optional<YamlNode> value(YamlNode node, String key) {
        return entries(node).stream()
                .filter(e -> e.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    private static List<Entry> entries(YamlNode node) {
        return node instanceof Mapping mapping ? mapping.entries() : List.of();
    }
}
