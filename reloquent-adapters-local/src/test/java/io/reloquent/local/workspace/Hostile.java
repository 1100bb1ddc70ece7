package io.reloquent.local.workspace;

import io.reloquent.catalog.Cardinality;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Check;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Key;
import io.reloquent.catalog.Layout;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Sequence;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Catalogs and names such as nobody sane would choose, and somebody has.
final class Hostile {

    private Hostile() {}

    static Arbitrary<String> names() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        2,
                        Arbitraries.of(
                                "yes",
                                "No",
                                "null",
                                "~",
                                "1e3",
                                "0x1F",
                                "1_000",
                                "true",
                                "=",
                                "<<",
                                "- a",
                                "? b",
                                "a: b",
                                ": ",
                                "a #b",
                                "#c",
                                " leading",
                                "trailing ",
                                "it's",
                                "say \"so\"",
                                "two\nlines",
                                "tab\there",
                                "a.b",
                                "&anchor",
                                "*alias",
                                "!tag",
                                "%directive",
                                "@at",
                                "`tick`",
                                "[x]",
                                "{y}",
                                "a,b",
                                "|",
                                ">",
                                "---",
                                "...",
                                "\\",
                                "\\n",
                                "Ünïcødé",
                                "表",
                                "😀",
                                "\u0085",
                                "\u2028",
                                "\ufeff",
                                "\u0000",
                                "2026-01-01",
                                "12:30:45",
                                "a:",
                                "\r\n",
                                ".inf",
                                "content",
                                "total desc",
                                "x(3)",
                                "y[]",
                                "\u00a0",
                                "version")),
                net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMinLength(1).ofMaxLength(12)),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8)));
    }

    static Arbitrary<TableName> tableNames() {
        return Combinators.combine(names(), names()).as(TableName::new);
    }

    static Arbitrary<DataType> types() {
        Arbitrary<DataType> plain = Arbitraries.of("text", "varchar(20)", "numeric(20,-6)", "integer[][]", "a b(1)[]")
                .map(DataType::parse);
        Arbitrary<DataType> wild = Combinators.combine(
                        names(),
                        Arbitraries.integers().list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 2))
                .as(DataType::new);
        return Arbitraries.oneOf(plain, wild);
    }

    static Arbitrary<Catalog> catalogs() {
        return Combinators.combine(
                        names(),
                        names(),
                        tables().list().ofMaxSize(3),
                        foreignKeys().list().ofMaxSize(3),
                        namedTypes().list().uniqueElements(NamedType::name).ofMaxSize(3),
                        sequences().list().ofMaxSize(2),
                        cardinalities().list().ofMaxSize(2))
                .as(Catalog::new);
    }

    private static Arbitrary<Table> tables() {
        return Combinators.combine(
                        Combinators.combine(
                                        tableNames(),
                                        Arbitraries.of(Table.Kind.class),
                                        columns().list().ofMaxSize(3))
                                .as(Head::new),
                        keys().injectNull(0.3),
                        keys().list().ofMaxSize(2),
                        indexes().list().ofMaxSize(2),
                        Combinators.combine(names(), names())
                                .as(Check::new)
                                .list()
                                .ofMaxSize(2),
                        tableNames().list().ofMaxSize(2),
                        Combinators.combine(rowCounts(), Arbitraries.longs(), layouts(), names().injectNull(0.5))
                                .as(Tail::new))
                .as((head, primary, unique, indexes, checks, others, tail) -> new Table(
                        head.name,
                        head.kind,
                        head.columns,
                        primary,
                        unique,
                        indexes,
                        checks,
                        others,
                        others,
                        tail.rows,
                        tail.bytes,
                        tail.layout,
                        tail.comment));
    }

    private record Head(TableName name, Table.Kind kind, List<Column> columns) {}

    private record Tail(
            RowCount rows,
            long bytes,
            Layout layout,
            @org.jspecify.annotations.Nullable String comment) {}

    private static Arbitrary<Layout> layouts() {
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.maps(names(), Arbitraries.doubles().between(-1, 1))
                                .ofMaxSize(3))
                .as(Layout::new);
    }

    private static Arbitrary<RowCount> rowCounts() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.of(RowCount.Basis.class))
                .as(RowCount::new);
    }

    private static Arbitrary<Column> columns() {
        return Combinators.combine(
                        names(),
                        types(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Column.Origin.class),
                        Arbitraries.oneOf(names(), Arbitraries.just("")).injectNull(0.5),
                        Arbitraries.oneOf(names(), Arbitraries.just("")).injectNull(0.5))
                .as(Column::new);
    }

    private static Arbitrary<Key> keys() {
        return Combinators.combine(names(), names().list().ofMinSize(1).ofMaxSize(3))
                .as(Key::new);
    }

    private static Arbitrary<Index> indexes() {
        Arbitrary<Index.Part> part = Combinators.combine(
                        names(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((text, column, descending) ->
                        new Index.Part(column ? text : null, column ? null : text, descending));
        return Combinators.combine(
                        names(),
                        Arbitraries.of("btree", "gin", "yes"),
                        part.list().ofMaxSize(3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        names().injectNull(0.5))
                .as(Index::new);
    }

    private static Arbitrary<ForeignKey> foreignKeys() {
        return Combinators.combine(
                        names(),
                        tableNames(),
                        tableNames(),
                        names().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(ForeignKey.OnDelete.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((name, child, parent, columns, onDelete, deferrable, validated) -> new ForeignKey(
                        name, child, columns, parent, columns.reversed(), onDelete, deferrable, validated));
    }

    private static Arbitrary<NamedType> namedTypes() {
        Arbitrary<NamedType> enums =
                Combinators.combine(names(), names().list().ofMaxSize(3)).as(NamedType.EnumType::new);
        Arbitrary<NamedType> domains = Combinators.combine(
                        names(), types(), names().list().ofMaxSize(2))
                .as(NamedType.DomainType::new);
        Arbitrary<NamedType> composites = Combinators.combine(
                        names(),
                        Combinators.combine(names(), types())
                                .as(NamedType.Attribute::new)
                                .list()
                                .ofMaxSize(2))
                .as(NamedType.CompositeType::new);
        return Arbitraries.oneOf(enums, domains, composites);
    }

    private static Arbitrary<Sequence> sequences() {
        return Combinators.combine(
                        names(),
                        types(),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        tableNames().injectNull(0.5),
                        names().injectNull(0.5))
                .as(Sequence::new);
    }

    private static Arbitrary<Cardinality> cardinalities() {
        return Combinators.combine(
                        names(),
                        tableNames(),
                        Arbitraries.longs(),
                        Arbitraries.longs(),
                        Arbitraries.doubles(),
                        Arbitraries.of(true, false))
                .as(Cardinality::new);
    }
}
