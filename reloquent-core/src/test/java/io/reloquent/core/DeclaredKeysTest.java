package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.declaring;
import static io.reloquent.core.Models.foreignKey;
import static io.reloquent.core.Models.key;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.design.RelationshipFinding;
import io.reloquent.fault.Fault;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.run.Progress;
import java.util.List;
import java.util.Map;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the user says of the source is believed, and found out where it is not so.
class DeclaredKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"insert into t values (7, 'again')", "insert into t values (null, 'nothing')"})
    void rows_that_a_declared_key_does_not_tell_apart_stop_the_run(String row) throws Exception {
        String database = Databases.holding("""
                create table t (k int, v text);
                create table c (id int primary key, k int);
                create view w as select * from t;
                insert into t select g, 'v' || g from generate_series(1, 20) g;
                """ + row);
        try (var migration = new Migration(database).discoverAndSelectViewsToo()) {
            migration
                    .design()
                    .adopt(declaring(
                            List.of(key("public.w", "k")),
                            List.of(foreignKey("c_of", "public.c", "k", "public.w", "k")),
                            root("w", "public.w", array("c", "public.c"))));
            assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                    .isInstanceOf(Fault.class)
                    .hasMessageContaining("of w")
                    .hasMessageContaining("key");
        }
    }

    @Test
    void rows_that_a_declared_foreign_key_leads_nowhere_are_missed_by_the_verification() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key);
                create table c (id int primary key, p int not null);
                insert into p select g from generate_series(1, 10) g;
                insert into c select g, g from generate_series(1, 12) g;
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            var planning = migration
                    .design()
                    .adopt(declaring(
                            List.of(),
                            List.of(foreignKey("c_of", "public.c", "p", "public.p", "id")),
                            root("p", "public.p", array("c", "public.c"))));
            assertThat(planning.findings()).hasAtLeastOneElementOfType(RelationshipFinding.NotValidated.class);
            migration.migrate(false, Progress.NONE);
            migration.assertDocumentsAreRight();
            var verification = migration.validate();
            assertThat(verification.passes()).isFalse();
            assertThat(verification.collections().get(0).rows()).anySatisfy(row -> {
                assertThat(row.inSource()).isEqualTo(12);
                assertThat(row.placed()).isEqualTo(10);
            });
        }
    }

    @Test
    void what_is_chosen_for_a_type_holds_for_its_domains_and_arrays_and_not_for_expressions() throws Exception {
        String database = Databases.holding("""
                create domain price as numeric(10,2);
                create table t (id int primary key, n numeric, p price, a numeric[], o price[], b boolean, i int[]);
                insert into t values (1, 1.50, 2.50, '{1.5,null}', '{{2.5},{3}}', true, '{1,2}'), (2, null, null, null, '{}', null, null);
                """);
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration
                    .workspace
                    .types()
                    .save(new TypeChoices(Map.of(
                            "numeric", BsonType.STRING, "public.price", BsonType.DOUBLE, "integer", BsonType.INT64)));
            migration.assertMigrates(model(root("t", "public.t", all().adding(Models.computed("twice", "n * 2")))));
            byte[] first = migration.documents("t").values().iterator().next();
            assertThat(new RawBsonDocument(first).get("_id")).isNotInstanceOf(BsonInt32.class);
        }
    }
}
