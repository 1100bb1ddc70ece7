package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.plan.OutputValue.AttributeAt;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.OutputValue.Digest;
import io.reloquent.plan.OutputValue.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the catalog declares about the outputs of a read.
final class Declared {

    private static final Set<String> MADE = Set.of(Read.HASH, Read.ORDINAL);

    private final Catalog catalog;
    private final Read read;

    Declared(Catalog catalog, Read read) {
        this.catalog = catalog;
        this.read = read;
    }

    Output output(int position) {
        return read.outputs().get(position);
    }

    /// The type of an output that is a column or an attribute of one, through all domains; null where it is neither.
    @Nullable
    DataType type(int position) {
        return switch (output(position).value()) {
            case ColumnAt at -> type(at);
            case AttributeAt(ColumnAt at, List<String> path) -> {
                DataType type = type(at);
                for (String name : path) {
                    type = type == null ? null : attribute(type, name);
                }
                yield type;
            }
            default -> null;
        };
    }

    private @Nullable DataType type(ColumnAt at) {
        return catalog.find(table(at))
                .flatMap(table -> table.column(at.column()))
                .map(column -> catalog.underlying(column.type()))
                .orElse(null);
    }

    private @Nullable DataType attribute(DataType type, String name) {
        Optional<DataType> found = catalog.type(type.name())
                .filter(CompositeType.class::isInstance)
                .flatMap(composite -> ((CompositeType) composite)
                        .attributes().stream()
                                .filter(attribute -> attribute.name().equals(name))
                                .findFirst())
                .map(Attribute::type);
        return found.map(catalog::underlying).orElse(null);
    }

    /// Whether an output may be null in a row.
    ///
    /// @param present positions of the joined tables that have a row
    boolean mayBeNull(int position, Set<Integer> present) {
        if (output(position).fallback() != null) {
            return false;
        }
        return switch (output(position).value()) {
            case Literal literal -> false;
            case Digest digest -> false;
            case ColumnAt at -> mayBeNull(at, present);
            default -> true;
        };
    }

    private boolean mayBeNull(ColumnAt at, Set<Integer> present) {
        boolean there = at.table() == 0 || !read.joins().get(at.table() - 1).optional() || present.contains(at.table());
        Optional<Table> table = catalog.find(table(at));
        boolean neverNull = MADE.contains(at.column())
                || table.map(t -> t.isNeverNull(at.column())).orElse(false);
        return !there || !neverNull;
    }

    private TableName table(ColumnAt at) {
        return at.table() == 0 ? read.table() : read.joins().get(at.table() - 1).table();
    }
}
