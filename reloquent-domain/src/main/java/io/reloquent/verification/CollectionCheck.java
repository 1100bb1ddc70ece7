package io.reloquent.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What verification found in one collection.
///
/// @param expected      documents written, by the ledger
/// @param found         documents in the target
/// @param sampled       documents that alone were compared; null where all were
/// @param asSent        whether the target holds exactly what the load sent, by every digest; false where not all were
///     compared
/// @param witnessed     documents that a second reading of the source made; null where there was none
/// @param mismatches    documents missing, extra or different; 0 where every digest agrees
/// @param discrepancies the first of them, looked into
public record CollectionCheck(
        String collection,
        long expected,
        long found,
        @Nullable Long sampled,
        boolean asSent,
        @Nullable Long witnessed,
        long mismatches,
        List<Discrepancy> discrepancies,
        List<RowCheck> rows) {

    /// Where every document was compared.
    public CollectionCheck(
            String collection,
            long expected,
            long found,
            boolean asSent,
            @Nullable Long witnessed,
            long mismatches,
            List<Discrepancy> discrepancies,
            List<RowCheck> rows) {
        this(collection, expected, found, null, asSent, witnessed, mismatches, discrepancies, rows);
    }

    public CollectionCheck {
        discrepancies = List.copyOf(discrepancies);
        rows = List.copyOf(rows);
    }

    /// Documents that were compared.
    public long compared() {
        return sampled == null ? found : sampled;
    }

    public boolean passes() {
        boolean agrees = expected == found && (witnessed == null || witnessed == found);
        return agrees && mismatches == 0 && rows.stream().allMatch(RowCheck::passes);
    }
}
