package io.reloquent.local.workspace;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardingPlan;
import io.reloquent.sizing.ShardingPlan.Sharded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How collections are spread over shards, as YAML that the user may change.
final class ShardingFormat implements Format<ShardingPlan> {

    private static final String HEADING =
            "How collections are spread over shards, by 'reloquent estimate', which writes"
                    + " this file anew. Change keys, shards and splits at will; a collection that is taken out stays whole, on one"
                    + " shard. A key's field must be in every document.";

    private static final String SPLITS = "Where the collection is cut before the load: one value for each field of the"
            + " key, as the source writes it. A hashed key needs none, MongoDB cuts it itself.";

    private static final int MOST_SHARDS = 1_024;

    private static final List<String> SHARDS = List.of("count", "because");
    private static final List<String> COLLECTION = List.of("collection", "key", "because", "splits");
    private static final List<String> PART = List.of("field", "hashed", "type");

    @Override
    public ShardingPlan read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, List.of("plan", "shards", "collections"), root -> {
            String plan = root.required("plan");
            if (!root.has("shards")) {
                root.missing("shards");
            }
            Recommendation<Integer> shards = root.object("shards", SHARDS)
                    .map(one -> new Recommendation<>(
                            one.number("count", 1, 1, MOST_SHARDS),
                            one.text("because").orElse("")))
                    .orElse(new Recommendation<>(1, ""));
            List<Sharded> collections = root.list("collections", COLLECTION, new Names(new HashSet<>())::collection);
            return root.build(() -> new ShardingPlan(plan, shards, collections));
        });
    }

    /// Collections, each of which may be there once.
    private record Names(Set<String> seen) {

        Optional<Sharded> collection(YamlObject one) {
            String name = one.required("collection");
            if (!name.isEmpty() && !seen.add(name)) {
                one.problem(one.line(), "'" + Problems.shown(name) + "' is there twice", "keep one of them");
            }
            if (!one.has("key")) {
                one.missing("key");
            }
            List<ShardKey.Part> parts = one.list("key", PART, ShardingFormat::part);
            List<List<String>> splits = splits(one, one.items("key", false).size());
            boolean hashed = parts.stream().anyMatch(ShardKey.Part::hashed);
            if (hashed && !splits.isEmpty()) {
                one.problem(one.line("splits"), "a hashed key has splits", "take them out: MongoDB cuts it itself");
            }
            return one.build(() -> new Sharded(
                    name,
                    new Recommendation<>(
                            new ShardKey(parts), one.text("because").orElse("")),
                    splits));
        }
    }

    private static Optional<ShardKey.Part> part(YamlObject one) {
        String field = one.required("field");
        if (field.startsWith("$")) {
            one.problem(
                    one.line("field"), "'" + Problems.shown(field) + "' is no field", "name a field of the documents");
        }
        return one.build(() -> new ShardKey.Part(
                field, one.flag("hashed", false), one.text("type").orElse("")));
    }

    private static List<List<String>> splits(YamlObject one, int parts) {
        return one.list("splits", List.of("at"), split -> {
            List<String> values = split.oneOrMore("at");
            if (values.size() != parts) {
                split.problem(
                        split.line(),
                        "a split has %d values, and the key has %d fields".formatted(values.size(), parts),
                        "write one value for each field, in order");
            }
            return split.build(() -> values);
        });
    }

    @Override
    public byte[] write(ShardingPlan plan) {
        YamlTree root = new YamlTree()
                .comment(HEADING)
                .always("version", YamlFile.VERSION)
                .always("plan", plan.plan())
                .always(
                        "shards",
                        new YamlTree()
                                .always("count", plan.shards().value())
                                .always("because", plan.shards().because()))
                .always(
                        "collections",
                        plan.collections().stream().map(ShardingFormat::tree).toList());
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }

    private static YamlTree tree(Sharded one) {
        List<YamlTree> parts = one.key().value().parts().stream()
                .map(part -> new YamlTree()
                        .always("field", part.path())
                        .flag("hashed", part.hashed())
                        .put("type", part.type().isEmpty() ? null : part.type()))
                .toList();
        YamlTree tree = new YamlTree()
                .always("collection", one.collection())
                .always("key", parts)
                .always("because", one.key().because());
        return one.splits().isEmpty()
                ? tree
                : tree.always(
                        "splits",
                        new YamlTree.Noted(
                                new YamlTree.Lines(one.splits().stream()
                                        .map(split -> new YamlTree().always("at", split))
                                        .toList()),
                                SPLITS));
    }
}
