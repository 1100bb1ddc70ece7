package io.reloquent.design;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.List;
import java.util.stream.Stream;

/// The foreign key by which an embedded table's rows find their document.
///
/// @param embeddedHolds whether the embedded table points at the document's table; otherwise the document points at
///     the embedded row
public record Relationship(ForeignKey foreignKey, boolean embeddedHolds) {

    /// The joining columns on the embedded table's side.
    public List<String> embeddedColumns() {
        return embeddedHolds ? foreignKey.from() : foreignKey.to();
    }

    /// The joining columns on the side of the document's table.
    public List<String> ownerColumns() {
        return embeddedHolds ? foreignKey.to() : foreignKey.from();
    }

    /// Every relationship by which this embedding could be joined to its owner; exactly one makes it clear.
    ///
    /// A document prefers the row its owner points at over a row that points at its owner, unless `via` names the
    /// latter.
    public static List<Relationship> candidates(Catalog catalog, TableName owner, Embedding embedding) {
        List<Relationship> pointingAtOwner = named(catalog.from(embedding.from()), embedding)
                .filter(fk -> fk.parent().equals(owner))
                .map(fk -> new Relationship(fk, true))
                .toList();
        if (embedding.isMany()) {
            return pointingAtOwner;
        }
        List<Relationship> pointedAt = named(catalog.from(owner), embedding)
                .filter(fk -> fk.parent().equals(embedding.from()))
                .map(fk -> new Relationship(fk, false))
                .toList();
        return pointedAt.isEmpty() ? pointingAtOwner : pointedAt;
    }

    private static Stream<ForeignKey> named(List<ForeignKey> keys, Embedding embedding) {
        String via = embedding.via();
        return keys.stream().filter(fk -> via == null || via.equals(fk.name()) || via.equals(qualified(fk)));
    }

    /// The name of a foreign key with its table's, for where two tables that point at each other use one name:
    /// `shop.orders.customer_fkey`.
    static String qualified(ForeignKey key) {
        return key.child() + "." + key.name();
    }
}
