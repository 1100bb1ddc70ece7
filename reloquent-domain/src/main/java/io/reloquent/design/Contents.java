package io.reloquent.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a document holds: the columns of its table, under rules, fields added to them, and what is embedded in it.
///
/// @param keep   the columns carried over; null carries all of them
/// @param rules  rules by column name
/// @param add    fields that are no columns
/// @param filter a condition over the columns that a row must fulfil; null takes every row
/// @param nulls  what becomes of nulls here and below; null does as the documents around do
public record Contents(
        @Nullable List<String> keep,
        Map<String, FieldRule> rules,
        List<AddedField> add,
        @Nullable String filter,
        @Nullable Nulls nulls,
        List<Embedding> embed) {

    public static final Contents EVERYTHING = new Contents(null, Map.of(), List.of(), null, null, List.of());

    public Contents {
        keep = keep == null ? null : List.copyOf(keep);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        add = List.copyOf(add);
        embed = List.copyOf(embed);
    }

    public Contents keeping(List<String> columns) {
        return new Contents(columns, rules, add, filter, nulls, embed);
    }

    public Contents under(Map<String, FieldRule> columnRules) {
        return new Contents(keep, columnRules, add, filter, nulls, embed);
    }

    public Contents adding(AddedField field) {
        return new Contents(keep, rules, appended(add, field), filter, nulls, embed);
    }

    public Contents where(String condition) {
        return new Contents(keep, rules, add, condition, nulls, embed);
    }

    public Contents with(Nulls strategy) {
        return new Contents(keep, rules, add, filter, strategy, embed);
    }

    /// These contents with one more embedding at the end.
    public Contents with(Embedding embedding) {
        return embedding(appended(embed, embedding));
    }

    public Contents embedding(List<Embedding> embeddings) {
        return new Contents(keep, rules, add, filter, nulls, embeddings);
    }

    public FieldRule rule(String column) {
        return rules.getOrDefault(column, FieldRule.NONE);
    }

    public boolean carries(String column) {
        return (keep == null || keep.contains(column)) && !rule(column).exclude();
    }

    /// Whether the design speaks of a column by name, as a field it wants.
    public boolean names(String column) {
        return rule(column).rename() != null || (keep != null && keep.contains(column));
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }
}
