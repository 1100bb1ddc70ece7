package io.reloquent.shell.command;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.design.Evidence;
import io.reloquent.design.Evidence.ArraySize;
import io.reloquent.design.Evidence.ChildCount;
import io.reloquent.design.Evidence.Hinted;
import io.reloquent.design.Evidence.JoiningKey;
import java.util.List;
import java.util.Locale;

/// The facts behind a suggestion as `--output json` gives them; `kind` says which fact it is.
final class EvidenceViews {

    /// @param sure whether every row points at a row
    record KeyView(String kind, String foreignKey, String table, String pointsAt, boolean sure) {}

    /// @param multiplicity `1:1`, `1:few`, `1:many` or `1:zillions`
    /// @param basis        `key`, `measured`, `statistics` or `row_counts`
    record CountView(
            String kind,
            String foreignKey,
            String table,
            String multiplicity,
            long maximum,
            double average,
            String basis) {}

    record SizeView(String kind, long averageBytes, long maximumBytes) {}

    /// @param hint `together` or `apart`
    record HintView(String kind, String hint, List<String> tables) {}

    private EvidenceViews() {}

    static List<Object> of(List<Evidence> evidence) {
        return evidence.stream().map(EvidenceViews::of).toList();
    }

    private static Object of(Evidence evidence) {
        String kind = evidence.getClass().getSimpleName();
        return switch (evidence) {
            case JoiningKey key -> view(kind, key.foreignKey(), key.sure());
            case ChildCount count ->
                new CountView(
                        kind,
                        count.foreignKey().name(),
                        count.foreignKey().child().toString(),
                        count.multiplicity().written(),
                        count.maximum(),
                        count.average(),
                        count.basis().name().toLowerCase(Locale.ROOT));
            case ArraySize size -> new SizeView(kind, size.averageBytes(), size.maximumBytes());
            case Hinted hinted ->
                new HintView(
                        kind,
                        hinted.hint().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        List.of(
                                hinted.hint().one().toString(),
                                hinted.hint().other().toString()));
        };
    }

    private static KeyView view(String kind, ForeignKey key, boolean sure) {
        return new KeyView(
                kind, key.name(), key.child().toString(), key.parent().toString(), sure);
    }
}
