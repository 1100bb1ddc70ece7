package io.reloquent.sizing;

import io.reloquent.sizing.ShardKey.Part;
import io.reloquent.sizing.ShardingPlan.Sharded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A sharding plan as commands of mongosh, to be given before the load to an empty database.
public final class ShardCommands {

    private static final String HEX = "0123456789abcdef";

    private ShardCommands() {}

    /// One command an item, in order; every name and value is a literal of JavaScript.
    public static List<String> of(ShardingPlan plan, String database) {
        List<String> commands = new ArrayList<>();
        if (!plan.collections().isEmpty()) {
            commands.add("sh.enableSharding(" + literal(database) + ")");
        }
        for (Sharded sharded : plan.collections()) {
            String namespace = literal(database + "." + sharded.collection());
            List<Part> parts = sharded.key().value().parts();
            commands.add("sh.shardCollection(%s, %s)".formatted(namespace, key(parts)));
            for (List<String> split : sharded.splits()) {
                commands.add("sh.splitAt(%s, %s)".formatted(namespace, values(parts, split)));
            }
        }
        return commands;
    }

    private static String key(List<Part> parts) {
        return parts.stream()
                .map(part -> literal(part.path()) + ": " + (part.hashed() ? "\"hashed\"" : "1"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String values(List<Part> parts, List<String> values) {
        return IntStream.range(0, parts.size())
                .mapToObj(i ->
                        literal(parts.get(i).path()) + ": " + value(parts.get(i).type(), values.get(i)))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// Numbers too large for JavaScript are given as text.
    private static String value(String type, String text) {
        return switch (type) {
            case "int" -> "NumberInt(" + literal(text) + ")";
            case "long" -> "NumberLong(" + literal(text) + ")";
            case "decimal" -> "NumberDecimal(" + literal(text) + ")";
            default -> literal(text);
        };
    }

    /// A text of JavaScript, whatever it holds.
    static String literal(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xF));
                }
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
