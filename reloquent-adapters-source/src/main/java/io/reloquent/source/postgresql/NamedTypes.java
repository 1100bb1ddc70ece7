package io.reloquent.source.postgresql;

import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The types that the source's owner made and columns use.
final class NamedTypes {

    private NamedTypes() {}

    /// One row: a label of an enum, the base of a domain, or an attribute of a composite type.
    private record Part(
            String type,
            String kind,
            @Nullable String label,
            @Nullable DataType of,
            List<String> checks) {

        static Part read(ResultSet row) throws SQLException {
            return new Part(
                    Queries.name(row).toString(),
                    row.getString("kind"),
                    row.getString("label"),
                    row.getString("type_name") == null ? null : DataTypes.read(row),
                    Queries.strings(row, "checks"));
        }
    }

    static List<NamedType> read(Queries queries) throws SQLException {
        Map<String, List<Part>> parts = new LinkedHashMap<>();
        for (Part part : queries.list("types", Part::read)) {
            parts.computeIfAbsent(part.type(), key -> new ArrayList<>()).add(part);
        }
        return parts.values().stream().map(NamedTypes::type).toList();
    }

    private static NamedType type(List<Part> parts) {
        var first = parts.getFirst();
        return switch (first.kind()) {
            case "e" -> new EnumType(first.type(), labels(parts));
            case "d" -> new DomainType(first.type(), Objects.requireNonNull(first.of()), first.checks());
            default -> new CompositeType(first.type(), attributes(parts));
        };
    }

    /// An enum may have no label, and then its one row has none.
    private static List<String> labels(List<Part> parts) {
        return parts.stream().map(Part::label).filter(Objects::nonNull).toList();
    }

    private static List<Attribute> attributes(List<Part> parts) {
        List<Attribute> attributes = new ArrayList<>();
        for (Part part : parts) {
            if (part.label() != null && part.of() != null) {
                attributes.add(new Attribute(part.label(), part.of()));
            }
        }
        return attributes;
    }
}
