package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.constant;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DeclaredKey;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names and values that would be code anywhere else, through every kind of shape and rule.
class HostileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select",
                "a\"b'c`d",
                "'; drop table t; --",
                "$where",
                "${x} #{y} %s %1$s ?",
                "back\\slash /* open",
                "Ünï 名前 \u202e🦊",
                "a.b.c",
                "r",
                "t0",
                "_id",
                " spaces and / slashes ",
                " tab\tand\nnewline\r"
            })
    void a_name_is_a_name_through_every_shape_and_rule(String name) throws Exception {
        String database = Databases.holding(tables(name));
        try (var migration = new Migration(database).discoverAndSelectViewsToo()) {
            migration.assertMigrates(design(name));
            assertThat(migration.documents("p")).hasSize(3);
        }
    }

    /// Everything is called alike: schema, tables, keys, columns; and so are the values.
    private static String tables(String name) {
        return """
                create schema %1$s;
                create table %1$s.%1$s (%1$s int primary key, %2$s text, %3$s text, %4$s int);
                create table %1$s.%2$s (id int primary key, %1$s int not null constraint %1$s references %1$s.%1$s, %2$s text);
                create table %1$s.%3$s (id int primary key references %1$s.%1$s, %2$s text, %3$s text);
                create view %1$s.%4$s as select %1$s as id, %2$s from %1$s.%1$s;
                insert into %1$s.%1$s values (1, %5$s, %5$s, 2), (2, null, %5$s, null), (3, %5$s, null, 1);
                insert into %1$s.%2$s values (1, 1, %5$s), (2, 1, null), (3, 2, %5$s);
                insert into %1$s.%3$s values (1, %5$s, null), (3, null, %5$s);
                """.formatted(sql(name), sql(name + "2"), sql(name + "3"), sql(name + "4"), literal(name));
    }

    private static DocumentModel design(String name) {
        TableName view = new TableName(name, name + "4");
        var seen = new ForeignKey(name + "!", view, List.of("id"), table(name, ""), List.of(name));
        return new DocumentModel(
                Naming.ORIGINAL,
                Nulls.OMIT,
                List.of(new DeclaredKey(view, List.of("id"))),
                List.of(seen),
                List.of(
                        new RootCollection("p", table(name, ""), new DocumentId.TableKey(), parent(name)),
                        new RootCollection("c", table(name, "2"), new DocumentId.Generated(), child(name)),
                        new RootCollection("v", view, new DocumentId.TableKey(), rules(named(name, "2")))));
    }

    private static Contents parent(String name) {
        var sort = new Sort(List.of(new Order(name + "2", true)), 5);
        Contents children = rules(named(name, "", "2")).with(Nulls.KEEP);
        Contents value = all().keeping(List.of(name + "2")).under(Map.of(name + "2", rename("value")));
        Contents other = all().keeping(List.of(name + "3")).under(Map.of(name + "3", rename("merged")));
        return rules(named(name, "", "2", "3", "4"))
                .with(new EmbeddedArray("array", table(name, "2"), name, sort, 1, children))
                .with(new ValueArray("values", table(name, "2"), name, sort, value))
                .with(new MergedDocument(table(name, "3"), null, other))
                .with(new EmbeddedDocument("view", table(name, "4"), name + "!", rules(named(name, "2"))))
                .adding(computed(
                        "computed", "coalesce(%s, %s) || %s".formatted(sql(name + "2"), literal(name), literal(name))))
                .adding(constant("constant", name, BsonType.STRING))
                .where("%1$s = %2$s or %1$s is null or %3$s is not null"
                        .formatted(sql(name + "2"), literal(name), sql(name + "3")));
    }

    private static Contents child(String name) {
        Contents parent = rules(named(name, "", "2", "3", "4"));
        return rules(Map.of(
                        name, rename("key"), name + "2", rename("nested.value").orElse(name)))
                .with(new EmbeddedDocument("owner", table(name, ""), name, parent))
                .where("%s = 1 or %s = %s".formatted(sql(name), sql(name + "2"), literal(name)));
    }

    /// MongoDB reads `$` at the head of a name as an operator, and `_id` is made from the key: those need other names.
    private static Map<String, FieldRule> named(String name, String... suffixes) {
        boolean taken = name.startsWith("$") || name.equals("_id");
        return Stream.of(suffixes)
                .filter(suffix -> taken)
                .collect(Collectors.toMap(suffix -> name + suffix, suffix -> rename("renamed" + suffix)));
    }

    private static TableName table(String name, String suffix) {
        return new TableName(name, name + suffix);
    }

    private static String sql(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
