package io.reloquent.local.workspace;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.ForeignKey.OnDelete;
import io.reloquent.catalog.TableName;
import io.reloquent.design.AddedField;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.AddedField.PySparkField;
import io.reloquent.design.Contents;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Order;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.BsonType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Designs that use everything, over names such as nobody sane would choose.
final class HostileDesigns {

    private HostileDesigns() {}

    static Arbitrary<DocumentModel> models() {
        return Combinators.combine(
                        Arbitraries.of(Naming.class),
                        Arbitraries.of(Nulls.class),
                        keys().list().uniqueElements(DeclaredKey::table).ofMaxSize(2),
                        foreignKeys().list().ofMaxSize(2),
                        roots().list().uniqueElements(RootCollection::name).ofMaxSize(3))
                .as(DocumentModel::new);
    }

    private static Arbitrary<DeclaredKey> keys() {
        return Combinators.combine(Hostile.tableNames(), columns()).as(DeclaredKey::new);
    }

    private static Arbitrary<ForeignKey> foreignKeys() {
        return Combinators.combine(
                        Hostile.names(),
                        Hostile.tableNames(),
                        Hostile.tableNames(),
                        columns(),
                        Arbitraries.of(true, false))
                .as((name, child, parent, columns, named) -> new ForeignKey(
                        named ? name : DeclarationReading.name(child, columns),
                        child,
                        columns,
                        parent,
                        columns.reversed(),
                        OnDelete.NO_ACTION,
                        false,
                        false));
    }

    private static Arbitrary<List<String>> columns() {
        return Hostile.names().list().ofMinSize(1).ofMaxSize(2);
    }

    private static Arbitrary<RootCollection> roots() {
        Arbitrary<DocumentId> ids = Arbitraries.oneOf(
                Arbitraries.of(new DocumentId.TableKey(), new DocumentId.Content(), new DocumentId.Generated()),
                columns().map(DocumentId.Columns::new));
        return Combinators.combine(Hostile.names(), Hostile.tableNames(), ids, contents(2))
                .as(RootCollection::new);
    }

    private static Arbitrary<Contents> contents(int depth) {
        Arbitrary<List<Embedding>> embed = depth == 0
                ? Arbitraries.just(List.of())
                : embeddings(depth - 1).list().ofMaxSize(2);
        return Combinators.combine(
                        Hostile.names().list().ofMaxSize(2).injectNull(0.3),
                        Arbitraries.maps(Hostile.names(), rules()).ofMaxSize(2),
                        added().list().uniqueElements(AddedField::field).ofMaxSize(2),
                        texts().injectNull(0.5),
                        Arbitraries.of(Nulls.class).injectNull(0.5),
                        embed)
                .as(Contents::new);
    }

    private static Arbitrary<FieldRule> rules() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Hostile.names().injectNull(0.5),
                        Arbitraries.of(BsonType.class).injectNull(0.5),
                        texts().injectNull(0.5),
                        texts().injectNull(0.5),
                        Arbitraries.of(Nulls.class).injectNull(0.5))
                .as(FieldRule::new);
    }

    private static Arbitrary<AddedField> added() {
        return Arbitraries.oneOf(
                Combinators.combine(
                                Hostile.names(),
                                texts(),
                                Arbitraries.of(BsonType.class).injectNull(0.5),
                                Arbitraries.of(Nulls.class).injectNull(0.5))
                        .as(ComputedField::new),
                Combinators.combine(Hostile.names(), texts(), Arbitraries.of(BsonType.class))
                        .as(ConstantField::new),
                Combinators.combine(Hostile.names(), texts()).as(PySparkField::new));
    }

    /// Values and expressions: what looks like a number of some kind, and everything that names can be.
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        " ",
                        "0",
                        "-0",
                        "007",
                        "+5",
                        "1.50",
                        ".5",
                        "5.",
                        "1e3",
                        "0x1F",
                        "true",
                        "FALSE",
                        "NaN",
                        "2147483647",
                        "2147483648",
                        "-9223372036854775808",
                        "9223372036854775808",
                        "1_000",
                        "12:30",
                        "first_name || ' ' || last_name",
                        "status <> 'DELETED'",
                        "F.col(\"x\") + 1 # not a comment"),
                Hostile.names());
    }

    private static Arbitrary<Embedding> embeddings(int depth) {
        Arbitrary<Place> places = Combinators.combine(
                        Hostile.names(), Hostile.tableNames(), Hostile.names().injectNull(0.5))
                .as(Place::new);
        Arbitrary<Sort> sorts = Combinators.combine(
                        Combinators.combine(Hostile.names(), Arbitraries.of(true, false))
                                .as(Order::new)
                                .list()
                                .ofMaxSize(2),
                        Arbitraries.of(0, 1, Integer.MAX_VALUE))
                .as(Sort::new);
        return Combinators.combine(
                        places,
                        sorts,
                        Arbitraries.of(1, 2, EmbeddedArray.MOST_LEVELS),
                        contents(depth),
                        Arbitraries.of(Kind.class))
                .as(HostileDesigns::embedding);
    }

    private record Place(
            String field, TableName from, @Nullable String via) {}

    private enum Kind {
        ARRAY,
        VALUES,
        DOCUMENT,
        MERGE
    }

    private static Embedding embedding(Place place, Sort sort, int levels, Contents contents, Kind kind) {
        return switch (kind) {
            case ARRAY -> new EmbeddedArray(place.field, place.from, place.via, sort, levels, contents);
            case VALUES -> new ValueArray(place.field, place.from, place.via, sort, contents);
            case DOCUMENT -> new EmbeddedDocument(place.field, place.from, place.via, contents);
            case MERGE -> new MergedDocument(place.from, place.via, contents);
        };
    }
}
