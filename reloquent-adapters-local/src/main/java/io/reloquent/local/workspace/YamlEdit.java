package io.reloquent.local.workspace;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Changes single values in the text of a YAML file. All else stays as it is: comments, order, blank lines and keys
/// that nobody asks for.
final class YamlEdit {

    private static final List<ScalarStyle> ON_ONE_LINE =
            List.of(ScalarStyle.PLAIN, ScalarStyle.SINGLE_QUOTED, ScalarStyle.DOUBLE_QUOTED);

    private final String text;

    private YamlEdit(String text) {
        this.text = text;
    }

    /// The text with another value at a key of a section; the key comes first in it where it is not there yet.
    ///
    /// @param names of the key, the one to add first
    /// @param value as YAML, on one line
    /// @return nothing where the text is not of a form that this can change: braces, or text in blocks
    static Optional<String> with(String text, String section, List<String> names, String value) {
        try {
            var edit = new YamlEdit(text);
            return new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .flatMap(root -> entry(root, List.of(section)))
                    .filter(found -> isBlock(found.getValueNode()))
                    .flatMap(found -> entry(found.getValueNode(), names)
                            .map(old -> edit.replaced(old, value))
                            .orElseGet(() -> edit.added(found, names.getFirst() + ": " + value)));
        } catch (YamlEngineException notYaml) {
            return Optional.empty();
        }
    }

    private static boolean isBlock(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getFlowStyle() == FlowStyle.BLOCK
                && !mapping.getValue().isEmpty();
    }

    private static Optional<NodeTuple> entry(Node node, List<String> names) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> entry.getKeyNode() instanceof ScalarNode key && names.contains(key.getValue()))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<String> replaced(NodeTuple entry, String value) {
        Node old = entry.getValueNode();
        return switch (old) {
            case ScalarNode scalar
            when ON_ONE_LINE.contains(scalar.getScalarStyle()) ->
                Optional.of(
                        start(old) == end(old)
                                ? between(start(old), " " + value, start(old))
                                : between(start(old), value, end(old)));
            case SequenceNode list
            when list.getFlowStyle() == FlowStyle.FLOW -> Optional.of(between(start(old), value, end(old)));
            // Its end mark is where the next key begins, behind comments.
            case SequenceNode list
            when !list.getValue().isEmpty() ->
                Optional.of(between(
                        text.indexOf(':', end(entry.getKeyNode())) + 1,
                        " " + value,
                        end(list.getValue().getLast())));
            default -> Optional.empty();
        };
    }

    /// As the first line of a section.
    private Optional<String> added(NodeTuple section, String line) {
        var fields = (MappingNode) section.getValueNode();
        int first = start(fields.getValue().getFirst().getKeyNode());
        String indent = text.substring(text.lastIndexOf('\n', first) + 1, first);
        int begin = text.indexOf('\n', end(section.getKeyNode())) + 1;
        return indent.isBlank() ? Optional.of(between(begin, indent + line + "\n", begin)) : Optional.empty();
    }

    private String between(int start, String changed, int end) {
        return text.substring(0, start) + changed + text.substring(end);
    }

    private int start(Node node) {
        return index(node.getStartMark());
    }

    private int end(Node node) {
        return index(node.getEndMark());
    }

    /// Marks count code points.
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }
}
