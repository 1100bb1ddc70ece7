package io.reloquent.plan;

import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys and foreign keys that a design declares.
class DeclarationsTest {

    private static final TableName VISITS = TableName.parse("s.visits");
    private static final TableName CUSTOMERS = TableName.parse("s.customers");
    private static final Catalog SOURCE = schema(
                    table("s.customers").key("id integer").columns("email text?", "region text", "at timestamptz"),
                    table("s.visits")
                            .columns("customer bigint", "who text", "no integer", "day date")
                            .references("s.customers", "no"))
            .catalog();

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void what_can_be_true_is_part_of_the_schema() {
        Catalog declared = over(
                List.of(new DeclaredKey(VISITS, List.of("no", "day")), new DeclaredKey(CUSTOMERS, List.of("email"))),
                foreignKey("by_id", "customer", "id"),
                foreignKey("by_mail", "who", "email"));

        assertThat(findings).isEmpty();
        assertThat(declared.table(VISITS).identity()).containsExactly("no", "day");
        assertThat(declared.from(VISITS).stream().map(ForeignKey::name))
                .containsExactly("visits_no_fkey", "by_id", "by_mail");
    }

    @Test
    void tables_and_columns_that_are_not_there_are_said_and_declare_nothing() {
        TableName mistyped = TableName.parse("s.vists");
        Catalog declared = over(
                List.of(new DeclaredKey(mistyped, List.of("no")), new DeclaredKey(VISITS, List.of("no", "nr"))),
                new ForeignKey("fk", mistyped, List.of("a"), CUSTOMERS, List.of("ident")));

        assertThat(said())
                .containsExactly(
                        "s.vists: There is no table s.vists in the source. Did you mean s.visits?",
                        "s.visits: s.visits has no column nr. Its columns are customer, who, no, day.",
                        "fk: There is no table s.vists in the source. Did you mean s.visits?",
                        "fk: s.customers has no column ident. Its columns are id, email, region, at.");
        assertThat(declared).isEqualTo(SOURCE);
    }

    @Test
    void a_name_that_is_taken_and_columns_that_are_no_key_are_said() {
        over(List.of(), foreignKey("visits_no_fkey", "customer", "id"), foreignKey("fk", "who", "region"));

        assertThat(said())
                .containsExactly(
                        "visits_no_fkey: s.visits has a foreign key visits_no_fkey already."
                                + " Give the one under 'foreign_keys:' another name.",
                        "fk: fk points at region of s.customers, which is no unique key: one row could belong to several."
                                + " Point at the columns of a key, or declare one of s.customers under 'keys:'.");
    }

    @Test
    void a_name_is_taken_by_another_declaration_too() {
        over(List.of(), foreignKey("fk", "customer", "id"), foreignKey("fk", "no", "id"));

        assertThat(said()).singleElement().asString().startsWith("fk: s.visits has a foreign key fk already.");
    }

    @Test
    void columns_that_the_source_does_not_compare_are_said() {
        over(List.of(), foreignKey("fk", "who", "id"));

        assertThat(said())
                .containsExactly(
                        "fk: fk joins who (text) of s.visits to id (integer) of s.customers, and the source does"
                                + " not compare them. Join columns of the same type.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integer     | bigint           | true
            bigint      | smallint         | true
            integer     | numeric          | true
            numeric     | integer          | false
            real        | double precision | true
            integer     | double precision | false
            varchar(9)  | text             | true
            char(3)     | text             | true
            text        | uuid             | false
            date        | timestamp        | true
            timestamp   | date             | false
            date        | timestamptz      | false
            uuid        | uuid             | true
            integer[]   | bigint[]         | false
            integer[]   | integer[]        | true
            integer[]   | integer          | false
            s.mood      | s.mood           | true
            """)
    void types_join_as_a_foreign_key_of_the_source_would_join_them(String from, String to, boolean joins) {
        Catalog source = schema(
                        table("s.customers").key("id " + to), table("s.visits").columns("customer " + from))
                .catalog();

        new Declarations(source, findings::add).over(model(List.of(), List.of(foreignKey("fk", "customer", "id"))));

        assertThat(findings.isEmpty()).isEqualTo(joins);
    }

    private Catalog over(List<DeclaredKey> keys, ForeignKey... foreignKeys) {
        return new Declarations(SOURCE, findings::add).over(model(keys, List.of(foreignKeys)));
    }

    private static DocumentModel model(List<DeclaredKey> keys, List<ForeignKey> foreignKeys) {
        return new DocumentModel(Naming.ORIGINAL, Nulls.KEEP, keys, foreignKeys, List.of());
    }

    private static ForeignKey foreignKey(String name, String from, String to) {
        return new ForeignKey(name, VISITS, List.of(from), CUSTOMERS, List.of(to));
    }

    private List<String> said() {
        return findings.stream()
                .map(f -> f.place() + ": " + f.message() + " " + f.advice())
                .toList();
    }
}
