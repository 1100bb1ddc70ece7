package io.reloquent.local.workspace;

import io.reloquent.design.AddedField;
import io.reloquent.design.Contents;
import io.reloquent.design.Embedding;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the documents of a collection or an embedding hold.
final class ContentsReading {

    static final List<String> KEYS = List.of("keep", "fields", "add", "filter", "nulls", "embed");

    private static final List<String> RULE = List.of("exclude", "rename", "type", "compute", "default", "nulls");

    private ContentsReading() {}

    static Contents contents(YamlObject object) {
        @Nullable List<String> keep = object.has("keep") ? object.oneOrMore("keep") : null;
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        object.named("fields", RULE).forEach((column, rule) -> rules.put(column, rule(rule)));
        List<AddedField> add = AddedReading.fields(object);
        @Nullable String filter = object.text("filter").orElse(null);
        @Nullable Nulls nulls = MappingWords.nulls(object).orElse(null);
        List<Embedding> embed = object.list("embed", EmbeddingReading.KEYS, EmbeddingReading::embedding);
        return new Contents(keep, rules, add, filter, nulls, embed);
    }

    private static FieldRule rule(YamlObject rule) {
        boolean exclude = rule.flag("exclude", false);
        @Nullable String rename = rule.text("rename").orElse(null);
        @Nullable BsonType type = MappingWords.type(rule).orElse(null);
        @Nullable String compute = rule.text("compute").orElse(null);
        @Nullable String fallback = rule.text("default").orElse(null);
        @Nullable Nulls nulls = MappingWords.nulls(rule).orElse(null);
        return new FieldRule(exclude, rename, type, compute, fallback, nulls);
    }
}
