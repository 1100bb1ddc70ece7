package io.reloquent.source.witness;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Nulls;
import io.reloquent.design.Relationship;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table where it stands in a design. Two are the same only if they are one.
final class Standing {

    /// How a table hangs on the one above it.
    record Hold(Standing above, Relationship by) {}

    final Table table;
    final @Nullable String filter;
    final @Nullable Hold hold;
    final boolean stream;
    final Sort sort;
    final List<String> rootKey;
    final Set<String> taken;
    final Nulls nulls;

    /// @param filter  which rows are there; null for all
    /// @param hold    null at the root
    /// @param stream  whether its rows are read by a query of their own, or joined to those above
    /// @param sort    the order of the rows of an array
    /// @param rootKey what tells the rows apart at the root; empty elsewhere
    /// @param taken   columns that say where the row belongs, and need not be fields as well
    /// @param nulls   what becomes of nulls where nothing else is said
    Standing(
            Table table,
            @Nullable String filter,
            @Nullable Hold hold,
            boolean stream,
            Sort sort,
            List<String> rootKey,
            Set<String> taken,
            Nulls nulls) {
        this.table = table;
        this.filter = filter;
        this.hold = hold;
        this.stream = stream;
        this.sort = sort;
        this.rootKey = List.copyOf(rootKey);
        this.taken = Set.copyOf(taken);
        this.nulls = nulls;
    }

    /// How it hangs on what is above it, which the root does on nothing.
    Hold hold() {
        return Optional.ofNullable(hold).orElseThrow();
    }

    Column column(String name) {
        return table.column(name).orElseThrow();
    }

    /// The standing whose query gives the row that this one's belongs to.
    Optional<Standing> streamAbove() {
        if (hold == null) {
            return Optional.empty();
        }
        return hold.above().stream ? Optional.of(hold.above()) : hold.above().streamAbove();
    }

    /// Whether a row may stand several times in one document, because several rows point at one above it.
    boolean isRepeated() {
        return hold != null && (!hold.by().embeddedHolds() || hold.above().isRepeated());
    }
}
