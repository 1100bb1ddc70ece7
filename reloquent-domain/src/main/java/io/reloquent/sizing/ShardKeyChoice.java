package io.reloquent.sizing;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Sequence;
import io.reloquent.catalog.Table;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Field;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.KeyPart;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.Read;
import io.reloquent.plan.Recommendation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Chooses a shard key: the hash of `_id`, which is always there and always even, unless documents have a field by
/// which data of this kind are naturally parted, and which is spread evenly enough.
public final class ShardKeyChoice {

    /// What parts data by its name: where somebody is, or whose they are.
    private static final Pattern NATURAL = Pattern.compile(
            "(?i)(.*_)?(region|tenant|country|org|organi[sz]ation|company|site|store|warehouse|branch|account)"
                    + "(_?(id|code|key|name))?");

    /// Of which values can be written into a command as they are.
    private static final Set<String> PLAIN = Set.of("int", "long", "string");

    /// As near to 1 as rows come that are written in the order of their key.
    private static final double MONOTONIC = 0.95;

    private ShardKeyChoice() {}

    /// A key, and what it was made of.
    ///
    /// @param order parts of the root read's key by which ranges are cut; empty for a hashed key
    public record Candidate(Recommendation<ShardKey> key, List<KeyPart> order) {
        public Candidate {
            order = List.copyOf(order);
        }

        /// The root's rows in the order of the key.
        public Read orderOf(Read root) {
            return root.orderedBy(order);
        }
    }

    /// Whether a collection is large enough to be spread: half of what a shard has on average.
    public static boolean isWorthwhile(CollectionLoad load, Workload workload, int shards) {
        double share = ((double) workload.bytes() + workload.indexBytes()) / shards;
        return shards > 1 && load.bytes() + load.indexBytes() > share / 2;
    }

    /// @param known statistics of the root's table
    public static Candidate of(CollectionPlan collection, Catalog catalog, List<ColumnSpread> known, int shards) {
        Read root = collection.root().read();
        Table table = catalog.table(root.table());
        List<String> rejected = new ArrayList<>();
        Optional<Field.Value> id = id(collection);
        for (Field field : collection.root().fields()) {
            if (field instanceof Field.Value value && id.isPresent() && isNatural(value)) {
                Optional<String> against = against(value, root, table, known, shards);
                if (against.isEmpty()) {
                    return ranged(
                            value, id.get(), root, catalog, spread(value, known).orElseThrow());
                }
                rejected.add(value.name() + " " + against.get());
            }
        }
        String why = rejected.isEmpty() ? "" : "; " + String.join("; ", rejected);
        return new Candidate(
                new Recommendation<>(ShardKey.HASHED_ID, hashed(table, root, catalog, known) + why), List.of());
    }

    private static boolean isNatural(Field.Value value) {
        return NATURAL.matcher(value.column()).matches();
    }

    /// What speaks against a field; nothing if it parts data well.
    private static Optional<String> against(
            Field.Value value, Read root, Table table, List<ColumnSpread> known, int shards) {
        if (!isOwn(value, root)
                || !table.isNeverNull(value.column())
                || value.mapping().array()) {
            return Optional.of("is not in every document");
        }
        if (!PLAIN.contains(value.mapping().type().alias())) {
            return Optional.of("has values that are neither numbers nor texts");
        }
        Optional<ColumnSpread> spread = spread(value, known);
        if (spread.isEmpty()) {
            return Optional.of("is unknown to the source's statistics (run ANALYZE)");
        }
        if (spread.get().distinct() < 2.0 * shards) {
            return Optional.of(
                    "has only about %,.0f values".formatted(spread.get().distinct()));
        }
        return spread.get().mostCommon() > 1.0 / shards
                ? Optional.of("has one value in %.0f %% of documents, more than a shard's share"
                        .formatted(100 * spread.get().mostCommon()))
                : Optional.empty();
    }

    private static Candidate ranged(
            Field.Value value, Field.Value id, Read root, Catalog catalog, ColumnSpread spread) {
        var key = new ShardKey(List.of(part(value), part(id)));
        String because =
                "%s parts the documents naturally and evenly (about %,.0f values), so that a query for one value asks one shard; _id behind it lets even one value be cut"
                        .formatted(value.name(), spread.distinct());
        return new Candidate(
                new Recommendation<>(key, because), List.of(order(value, root, catalog), order(id, root, catalog)));
    }

    private static ShardKey.Part part(Field.Value value) {
        return new ShardKey.Part(value.name(), false, value.mapping().type().alias());
    }

    private static KeyPart order(Field.Value value, Read root, Catalog catalog) {
        var type =
                catalog.table(root.table()).column(value.column()).orElseThrow().type();
        return new KeyPart(value.output(), KeyKind.of(catalog.underlying(type)), false);
    }

    /// An `_id` that is one plain value of the root's own row, whose values can be written into a command.
    private static Optional<Field.Value> id(CollectionPlan collection) {
        Read root = collection.root().read();
        return collection.root().fields().stream()
                .filter(field -> field.name().equals("_id"))
                .flatMap(field -> field instanceof Field.Value value
                                && isOwn(value, root)
                                && !value.mapping().array()
                                && PLAIN.contains(value.mapping().type().alias())
                        ? Optional.of(value).stream()
                        : Optional.<Field.Value>empty().stream())
                .findFirst();
    }

    /// Sent as it is, so that it is ordered as it is stored.
    private static boolean isOwn(Field.Value value, Read root) {
        var output = root.outputs().get(value.output());
        return output.sent().isPlain()
                && output.fallback() == null
                && output.value() instanceof ColumnAt(int table, String column)
                && table == 0
                && column.equals(value.column());
    }

    private static Optional<ColumnSpread> spread(Field.Value value, List<ColumnSpread> known) {
        return known.stream().filter(one -> one.column().equals(value.column())).findFirst();
    }

    private static String hashed(Table table, Read root, Catalog catalog, List<ColumnSpread> known) {
        List<String> key = table.identity();
        String even = "a hash of _id spreads documents evenly, whatever they hold";
        if (key.size() != 1) {
            return even;
        }
        String column = key.getFirst();
        boolean counted = table.column(column)
                        .map(Column::origin)
                        .filter(origin ->
                                origin == Column.Origin.IDENTITY_ALWAYS || origin == Column.Origin.IDENTITY_BY_DEFAULT)
                        .isPresent()
                || catalog.sequences().stream().anyMatch(sequence -> feeds(sequence, root, column));
        boolean follows =
                known.stream().anyMatch(one -> one.column().equals(column) && Math.abs(one.correlation()) >= MONOTONIC);
        if (counted || follows) {
            return "%s %s; without a hash, every new document would go to the one shard with the highest keys"
                    .formatted(column, counted ? "is counted up" : "grows with time, as the rows on disk show");
        }
        return even;
    }

    private static boolean feeds(Sequence sequence, Read root, String column) {
        return root.table().equals(sequence.ownerTable()) && column.equals(sequence.ownerColumn());
    }
}
