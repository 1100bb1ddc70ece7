package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.NamedType.DomainType;
import io.reloquent.catalog.NamedType.EnumType;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Loss;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of types says what the program does.
class TypeMappingPageTest {

    /// Every type of PostgreSQL that a column is likely to have.
    private static final Set<String> BUILT_IN = Set.of("""
                    boolean,smallint,integer,bigint,oid,money,json,jsonb,real,double precision,numeric,text,varchar,char,\
                    name,bytea,uuid,date,timestamp,timestamptz,time,timetz,interval,bit,varbit,inet,cidr,macaddr,\
                    macaddr8,point,line,lseg,box,path,polygon,circle,tsvector,tsquery,xml,jsonpath,pg_lsn,int4range,\
                    int8range,numrange,tsrange,tstzrange,daterange,int4multirange""".split(","));

    private static final Catalog CATALOG = new Catalog(
            "PostgreSQL",
            "shop",
            List.of(),
            List.of(),
            List.of(
                    new EnumType("shop.mood", List.of("sad", "happy")),
                    new CompositeType("shop.address", List.of()),
                    new DomainType("shop.year", new DataType("integer"), List.of())),
            List.of(),
            List.of());

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Page PAGE = Page.of(Repository.page("reference/type-mapping.md"));

    private final TypeMapping mapping = new TypeMapping(CATALOG, TypeChoices.NONE);

    @Test
    void every_row_is_what_the_program_does() {
        Map<String, List<String>> rows = rows();
        assertThat(rows).hasSizeGreaterThan(50);
        rows.forEach((type, cells) -> assertThat(cells).as(type).isEqualTo(written(DataType.parse(type))));
    }

    @Test
    void every_type_of_a_column_has_a_row() {
        assertThat(rows().keySet())
                .containsAll(BUILT_IN)
                .contains("shop.mood", "shop.year", "shop.address", "shop.address[]", "integer[]", "numeric(40,10)");
    }

    @Test
    void every_type_that_can_be_asked_for_is_named() {
        String names = section("## Asking");
        assertThat(Arrays.stream(BsonType.values()).map(type -> "`" + type.written() + "`"))
                .allMatch(names::contains);
    }

    @Test
    void every_loss_is_told_in_the_words_of_the_program_and_no_other() {
        Stream<ValueMapping> all = rows().keySet().stream()
                .map(DataType::parse)
                .flatMap(type -> mapping.possible(type).stream()
                        .map(asked -> mapping.map(type, asked).orElseThrow()));
        assertThat(all.flatMap(found -> found.losses().stream()).map(Loss::sentence))
                .containsOnly(words().values().toArray(new String[0]));
    }

    /// What a row should say: the default, what else can be asked for, and what the default loses.
    private List<String> written(DataType type) {
        ValueMapping found = mapping.map(type, null).orElseThrow();
        List<BsonType> possible = mapping.possible(type);
        String others = possible.stream()
                .skip(1)
                .map(other -> "`" + other.written() + "`")
                .collect(Collectors.joining(", "));
        String losses = found.losses().stream().map(this::word).collect(Collectors.joining(", "));
        return List.of("`" + (found.array() ? "array of " : "") + found.type().written() + "`", others, losses);
    }

    private String word(Loss loss) {
        return words().entrySet().stream()
                .filter(entry -> entry.getValue().equals(loss.sentence()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(loss.sentence());
    }

    /// The short words for losses, and what the program says of them.
    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        String section = section("## What is lost");
        new Page(PAGE.file(), section).rows().stream().skip(2).forEach(cells -> words.put(cells.get(0), cells.get(1)));
        return words;
    }

    /// What stands beside each type that a first cell names.
    private static Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<String> cells : new Page(PAGE.file(), section("# Types")).rows()) {
            for (String type : types(cells.get(0))) {
                rows.put(type, cells.subList(1, 4));
            }
        }
        return rows;
    }

    /// The types in backticks; what a domain is made of is none of them.
    private static List<String> types(String cell) {
        return CODE.matcher(cell.replaceFirst("a domain over.*", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /// From a heading to the next one.
    private static String section(String heading) {
        int start = PAGE.text().indexOf(heading);
        assertThat(start).as(heading).isNotNegative();
        int end = PAGE.text().indexOf("\n## ", start);
        return PAGE.text().substring(start, end < 0 ? PAGE.text().length() : end);
    }
}
