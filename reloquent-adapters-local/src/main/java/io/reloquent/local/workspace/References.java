package io.reloquent.local.workspace;

import io.reloquent.local.workspace.YamlNode.Entry;
import io.reloquent.local.workspace.YamlNode.Mapping;
import io.reloquent.local.workspace.YamlNode.Scalar;
import io.reloquent.local.workspace.YamlNode.Sequence;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts values of the environment in the place of `${ENV:NAME}`. What is resolved is never resolved again, and is
/// never shown: messages have the text as it stands in the file.
final class References {

    static final Pattern REFERENCE = Pattern.compile("\\$\\{(?<kind>[^:}]*)(?<name>:[^}]*)?}");

    private static final String REMEDY = "write ${ENV:NAME}, the one kind that is known";

    private final Map<String, String> environment;
    private final Problems problems;

    References(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    YamlNode resolved(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> resolved(scalar);
            case Sequence list ->
                new Sequence(
                        list.line(), list.items().stream().map(this::resolved).toList());
            case Mapping mapping ->
                new Mapping(
                        mapping.line(),
                        mapping.entries().stream()
                                .map(e -> new Entry(e.key(), resolved(e.value())))
                                .toList());
        };
    }

    private Scalar resolved(Scalar scalar) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        if (!matcher.find()) {
            return scalar;
        }
        var text = new StringBuilder();
        do {
            matcher.appendReplacement(text, Matcher.quoteReplacement(value(matcher, scalar.line())));
        } while (matcher.find());
        matcher.appendTail(text);
        return new Scalar(scalar.line(), text.toString(), false, scalar.written());
    }

    private String value(Matcher reference, int line) {
        String kind = reference.group("kind");
        String name = reference.group("name");
        if (!kind.equals("ENV") || name == null) {
            boolean wellKnown = kind.equals("VAULT") || kind.equals("AWS_SM");
            problems.settle(line, (wellKnown ? "${" + kind + ":…}" : "this ${…}") + " cannot be resolved", REMEDY);
            return "";
        }
        String variable = name.substring(1);
        String value = environment.get(variable);
        if (value == null) {
            problems.settle(
                    line,
                    "the environment variable " + Problems.shown(variable) + " is not set",
                    "set it, or name another");
        }
        return value == null ? "" : value;
    }
}
