package io.reloquent.local.workspace;

import io.reloquent.local.workspace.YamlTree.Lines;
import io.reloquent.local.workspace.YamlTree.Noted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a tree as YAML that people like to read: one thing a line, short things in brackets.
final class YamlWriter {

    private static final int WIDTH = 110;

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    static String text(YamlTree root) {
        var writer = new YamlWriter();
        writer.comment(root.comment(), 0);
        writer.tree(root, 0, false);
        return writer.out.toString();
    }

    /// @param begun whether the first line is already indented
    private void tree(YamlTree tree, int indent, boolean begun) {
        boolean inline = begun;
        for (Map.Entry<String, Object> entry : tree.entries().entrySet()) {
            if (!inline) {
                comment(note(entry.getValue()), indent);
            }
            out.append(inline ? "" : " ".repeat(indent)).append(YamlScalar.of(entry.getKey(), true));
            out.append(':');
            value(entry.getValue(), indent, column(indent, entry.getKey()));
            inline = false;
        }
    }

    private static String note(Object value) {
        return switch (value) {
            case YamlTree tree -> tree.comment();
            case Noted noted -> noted.comment();
            default -> "";
        };
    }

    private void value(Object given, int indent, int column) {
        Object value = given instanceof Noted noted ? noted.value() : given;
        Optional<String> short_ = flow(value, column);
        if (short_.isPresent()) {
            out.append(' ').append(short_.get()).append('\n');
        } else if (value instanceof YamlTree tree) {
            out.append('\n');
            tree(tree, indent + 2, false);
        } else {
            out.append('\n');
            items(value, indent + 2);
        }
    }

    private void items(Object list, int indent) {
        for (Object item : list instanceof Lines lines ? lines.items() : (Collection<?>) list) {
            if (item instanceof YamlTree tree) {
                comment(tree.comment(), indent);
            }
            out.append(" ".repeat(indent)).append("- ");
            Optional<String> brief = flow(item, indent + 2);
            if (brief.isPresent()) {
                out.append(brief.get()).append('\n');
            } else if (item instanceof YamlTree tree) {
                tree(tree, indent + 2, true);
            } else {
                throw new IllegalArgumentException("a list of lists is not written");
            }
        }
    }

    /// The value on one line, if it is a scalar or is short and holds nothing but scalars and lists of them.
    private static Optional<String> flow(Object value, int column) {
        return switch (value) {
            case Lines lines -> lines.items().isEmpty() ? Optional.of("[]") : Optional.empty();
            case YamlTree tree when tree.entries().isEmpty() -> Optional.of("{}");
            case Collection<?> list when list.isEmpty() -> Optional.of("[]");
            case YamlTree tree -> tree.comment().isEmpty() ? fitting(inner(tree), column) : Optional.empty();
            case Collection<?> list -> fitting(inner(list), column);
            default -> Optional.of(YamlScalar.of(value, false));
        };
    }

    private static Optional<String> fitting(Optional<String> text, int column) {
        return text.filter(t -> column + t.length() <= WIDTH);
    }

    private static Optional<String> inner(Object value) {
        return switch (value) {
            case Lines lines -> Optional.empty();
            case Noted noted -> Optional.empty();
            case YamlTree tree -> {
                List<String> parts = new ArrayList<>();
                for (Map.Entry<String, Object> entry : tree.entries().entrySet()) {
                    Optional<String> part = inner(entry.getValue()).filter(p -> isSimple(entry.getValue()));
                    if (part.isEmpty()) {
                        yield Optional.empty();
                    }
                    parts.add(YamlScalar.of(entry.getKey(), true) + ": " + part.get());
                }
                yield Optional.of("{" + String.join(", ", parts) + "}");
            }
            case Collection<?> list -> {
                List<String> parts = new ArrayList<>();
                for (Object item : list) {
                    if (item instanceof YamlTree || item instanceof Collection) {
                        yield Optional.empty();
                    }
                    parts.add(YamlScalar.of(item, true));
                }
                yield Optional.of("[" + String.join(", ", parts) + "]");
            }
            default -> Optional.of(YamlScalar.of(value, true));
        };
    }

    /// A tree in brackets holds nothing but scalars, lists of them, and trees of at most two entries.
    private static boolean isSimple(Object value) {
        return !(value instanceof YamlTree tree)
                || (tree.entries().size() <= 2
                        && tree.entries().values().stream()
                                .noneMatch(v -> v instanceof YamlTree || v instanceof Collection));
    }

    /// A comment, on as many lines as it needs; whatever could end a line in any reader's eyes is a space.
    private void comment(String text, int indent) {
        if (text.isBlank()) {
            return;
        }
        var clean = new StringBuilder();
        text.codePoints().forEach(c -> clean.appendCodePoint(YamlScalar.isVisible(c) ? c : ' '));
        var line = new StringBuilder();
        for (String word : clean.toString().strip().split(" +")) {
            if (line.length() > 0 && indent + line.length() + word.length() > WIDTH - 10) {
                out.append(" ".repeat(indent)).append("# ").append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        out.append(" ".repeat(indent)).append("# ").append(line).append('\n');
    }

    private static int column(int indent, String key) {
        return indent + key.length() + 2;
    }
}
