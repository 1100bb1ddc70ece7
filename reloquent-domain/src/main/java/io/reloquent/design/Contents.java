package io.reloquent.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a document holds: the columns of its table, under rules, and what is embedded in it.
///
/// @param keep  the columns carried over; empty carries all of them
/// @param rules rules by column name
public record Contents(List<String> keep, Map<String, FieldRule> rules, List<Embedding> embed) {

    public static final Contents EVERYTHING = new Contents(List.of(), Map.of(), List.of());

    public Contents {
        keep = List.copyOf(keep);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        embed = List.copyOf(embed);
    }

    /// These contents with one more embedding at the end.
    public Contents with(Embedding embedding) {
        List<Embedding> more = new ArrayList<>(embed);
        more.add(embedding);
        return new Contents(keep, rules, more);
    }

    public FieldRule rule(String column) {
        return rules.getOrDefault(column, FieldRule.NONE);
    }

    public boolean carries(String column) {
        return (keep.isEmpty() || keep.contains(column)) && !rule(column).exclude();
    }
}
