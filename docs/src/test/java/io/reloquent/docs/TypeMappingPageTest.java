package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.design.BsonType;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of types says what the program does.
class TypeMappingPageTest {

    /// Every type of PostgreSQL that a column is likely to have.
    private static final List<String> BUILT_IN = List.of("""
                    boolean smallint integer bigint oid money json jsonb real double_precision numeric text varchar char
                    name bytea uuid date timestamp timestamptz time timetz interval bit varbit inet cidr macaddr macaddr8
                    point line lseg box path polygon circle tsvector tsquery xml jsonpath pg_lsn int4range int8range
                    numrange tsrange tstzrange daterange int4multirange""".split("\\s+"));

    private static final Catalog CATALOG = new Catalog(
            "PostgreSQL",
            "shop",
            List.of(),
            List.of(),
            List.of(
                    new EnumType("shop.mood", List.of("sad", "happy")),
                    new DomainType("shop.year", new DataType("integer"), List.of())),
            List.of(),
            List.of());

    private final TypeMapping mapping = new TypeMapping(CATALOG);

    @Test
    void every_row_is_what_the_program_does() {
        Map<String, String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(30);
        rows.forEach((type, said) -> assertThat(said).as(type).isEqualTo(written(type)));
    }

    @Test
    void every_type_of_a_column_has_a_row() {
        assertThat(rows().keySet())
                .containsAll(BUILT_IN.stream()
                        .map(name -> name.replace('_', ' '))
                        .map(TypeMappingPageTest::known)
                        .toList())
                .contains("shop.mood", "shop.year", "integer[]");
    }

    @Test
    void every_type_that_can_be_asked_for_is_named() {
        String page = Repository.read(Repository.page("reference/type-mapping.md"));
        String names = page.substring(page.indexOf("## Asking"), page.indexOf("## What is lost"));
        assertThat(Arrays.stream(BsonType.values()).map(type -> "`" + type.written() + "`"))
                .allMatch(names::contains);
        for (String type : rows().keySet()) {
            assertThat(mapping.map(DataType.parse(type), BsonType.STRING))
                    .as(type + " as text")
                    .isPresent();
        }
    }

    @Test
    void every_loss_is_told_in_the_words_of_the_program() {
        String page =
                Repository.read(Repository.page("reference/type-mapping.md")).replaceAll("\\s+", " ");
        Stream<ValueMapping> mapped = rows().keySet().stream()
                .map(type -> mapping.map(DataType.parse(type), null).orElseThrow());
        assertThat(mapped.map(ValueMapping::loss).filter(loss -> loss != null).distinct())
                .isNotEmpty()
                .allMatch(page::contains);
    }

    /// `pg_lsn` is the one name with an underscore of its own.
    private static String known(String name) {
        return name.equals("pg lsn") ? "pg_lsn" : name;
    }

    private String written(String type) {
        ValueMapping found = mapping.map(DataType.parse(type), null).orElseThrow();
        return (found.array() ? "array of " : "") + found.type().written() + (found.loss() == null ? "" : ", cut");
    }

    /// The first cell names types in backticks, the second what they become.
    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (List<String> cells :
                Page.of(Repository.page("reference/type-mapping.md")).rows()) {
            for (String type : names(cells.get(0))) {
                rows.put(type, cells.get(1).replace("`", ""));
            }
        }
        return rows;
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        String[] parts = cell.split("`", -1);
        for (int i = 1; i < parts.length; i += 2) {
            names.add(parts[i]);
        }
        return names;
    }
}
