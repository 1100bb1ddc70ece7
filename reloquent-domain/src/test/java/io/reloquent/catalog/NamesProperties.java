package io.reloquent.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class NamesProperties {

    @Property(tries = 3000)
    void any_table_name_is_read_back(@ForAll("names") String schema, @ForAll("names") String name) {
        var table = new TableName(schema, name);

        assertThat(TableName.parse(table.toString())).isEqualTo(table);
    }

    @Property(tries = 3000)
    void any_type_of_a_users_own_is_read_back(
            @ForAll("names") String schema,
            @ForAll("names") String name,
            @ForAll @Size(max = 2) List<@IntRange(min = -5, max = 5000) Integer> modifiers,
            @ForAll @IntRange(max = 3) int dimensions) {
        var type = new DataType(new TableName(schema, name).toString(), modifiers, dimensions);

        assertThat(DataType.parse(type.toString())).isEqualTo(type);
    }

    @Property
    void any_built_in_type_is_read_back(
            @ForAll("builtIn") String name,
            @ForAll @Size(max = 2) List<@IntRange(min = -5, max = 5000) Integer> modifiers,
            @ForAll @IntRange(max = 3) int dimensions) {
        var type = new DataType(name, modifiers, dimensions);

        assertThat(DataType.parse(type.toString())).isEqualTo(type);
        assertThat(type.element().withDimensions(dimensions)).isEqualTo(type);
    }

    @Property
    void names_are_ordered_by_schema_and_then_by_name(
            @ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
        var first = new TableName(a, b);
        var second = new TableName(a, c);
        var third = new TableName(b, c);

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(-Integer.signum(second.compareTo(first)));
        assertThat(first.compareTo(second) == 0).isEqualTo(first.equals(second));
        if (first.compareTo(second) < 0 && second.compareTo(third) < 0) {
            assertThat(first).isLessThan(third);
        }
    }

    @Example
    void plain_names_are_written_plainly() {
        assertThat(new TableName("shop", "Order$1")).hasToString("shop.Order$1");
        assertThat(new TableName("my shop", "a.b\"c")).hasToString("\"my shop\".\"a.b\"\"c\"");
        assertThat(new DataType("numeric", List.of(20, 6), 2)).hasToString("numeric(20,6)[][]");
        assertThat(DataType.parse("double precision[]").isArray()).isTrue();
    }

    @Example
    void what_is_no_name_is_refused() {
        for (String text : List.of("", "a", "a.b.c", ".a", "a.", "a..b", "\"a.b", "\"\".a")) {
            assertThatThrownBy(() -> TableName.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        for (String text : List.of("", "numeric(99999999999)")) {
            assertThatThrownBy(() -> DataType.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void different_contents_have_different_fingerprints() {
        var key = new Key("k", List.of("a", "b"));

        assertThat(Fingerprint.of(key)).isEqualTo(Fingerprint.of(new Key("k", List.of("a", "b"))));
        assertThat(Fingerprint.of(key))
                .isNotEqualTo(Fingerprint.of(new Key("k", List.of("b", "a"))))
                .hasSize(64);
        assertThat(Fingerprint.of("a", "b")).isNotEqualTo(Fingerprint.of("ab"));
    }

    @Example
    void an_index_gives_an_order_only_if_all_its_leading_parts_run_the_same_way() {
        assertThat(btree(false, false).leadsWith(List.of("c0", "c1"))).isTrue();
        assertThat(btree(true, true).leadsWith(List.of("c0"))).isTrue();
        assertThat(btree(true, false).leadsWith(List.of("c0", "c1"))).isFalse();
        assertThat(btree(true, false).leadsWith(List.of("c0"))).isTrue();
        assertThat(btree(false).leadsWith(List.of("c0", "c1"))).isFalse();
        assertThat(btree(false, false).leadsWith(List.of("c1"))).isFalse();
    }

    private static Index btree(Boolean... descending) {
        List<Index.Part> parts = new ArrayList<>();
        for (int i = 0; i < descending.length; i++) {
            parts.add(new Index.Part("c" + i, null, descending[i]));
        }
        return new Index("i", "btree", parts, false, false, null);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "Z",
                "1",
                "_",
                "$",
                "\"",
                "\"\"",
                ".",
                " ",
                "\n",
                "\t",
                "\\",
                "(",
                ")",
                "(3)",
                "[",
                "]",
                "[]",
                ",",
                "'",
                "\u2028",
                "\u202e",
                "\u00a0",
                "\u00e9",
                "\ud83d\ude80",
                "*",
                "?",
                "{",
                "}",
                ":",
                "#",
                "\u3000",
                "\r");
        return pieces.list().ofMinSize(1).ofMaxSize(8).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> builtIn() {
        return Arbitraries.of(
                "integer",
                "numeric",
                "double precision",
                "timestamptz",
                "char",
                "\"char\"",
                "bit",
                "interval",
                "int4range");
    }
}
