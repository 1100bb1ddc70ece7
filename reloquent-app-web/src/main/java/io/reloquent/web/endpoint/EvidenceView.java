package io.reloquent.web.endpoint;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.design.Evidence;
import io.reloquent.design.Hint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A fact behind a suggestion.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
sealed interface EvidenceView {

    /// The foreign key that decided.
    ///
    /// @param sure whether every row points at a row
    record JoiningKey(String foreignKey, String table, String pointsAt, boolean sure) implements EvidenceView {}

    /// How many rows point at one row by a foreign key.
    ///
    /// @param multiplicity `1:1`, `1:few`, `1:many` or `1:zillions`
    /// @param basis        key, measured, statistics or row_counts
    record ChildCount(
            String foreignKey,
            String table,

            @Schema(allowableValues = {"1:1", "1:few", "1:many", "1:zillions"})
            String multiplicity,

            long maximum,
            double average,

            @Schema(allowableValues = {"key", "measured", "statistics", "row_counts"})
            String basis)
            implements EvidenceView {}

    /// How large an array of the rows would be.
    record ArraySize(long averageBytes, long maximumBytes) implements EvidenceView {}

    /// The user's hint that decided.
    ///
    /// @param hint together or apart
    record Hinted(
            @Schema(allowableValues = {"together", "apart"}) String hint, List<String> tables)
            implements EvidenceView {}

    static List<EvidenceView> of(List<Evidence> evidence) {
        return evidence.stream().map(EvidenceView::of).toList();
    }

    private static EvidenceView of(Evidence evidence) {
        return switch (evidence) {
            case Evidence.JoiningKey key -> of(key.foreignKey(), key.sure());
            case Evidence.ChildCount count ->
                new ChildCount(
                        count.foreignKey().name(),
                        count.foreignKey().child().toString(),
                        count.multiplicity().written(),
                        count.maximum(),
                        count.average(),
                        Words.of(count.basis()));
            case Evidence.ArraySize size -> new ArraySize(size.averageBytes(), size.maximumBytes());
            case Evidence.Hinted(Hint hint) ->
                new Hinted(
                        hint instanceof Hint.Together ? "together" : "apart",
                        List.of(hint.one().toString(), hint.other().toString()));
        };
    }

    private static EvidenceView of(ForeignKey key, boolean sure) {
        return new JoiningKey(key.name(), key.child().toString(), key.parent().toString(), sure);
    }
}
