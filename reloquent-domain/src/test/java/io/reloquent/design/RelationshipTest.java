package io.reloquent.design;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelationshipTest {

    private static final TableName ORDERS = TableName.parse("s.orders");
    private static final TableName PEOPLE = TableName.parse("s.people");
    private static final Catalog CATALOG = schema(
                    table("s.people")
                            .key("id integer")
                            .columns("last integer?")
                            .references(reference("s.orders", "last").named("last")),
                    table("s.orders")
                            .key("id integer")
                            .columns("buyer integer", "seller integer")
                            .references(reference("s.people", "buyer").named("buyer"))
                            .references(reference("s.people", "seller").named("seller")))
            .catalog();

    @Test
    void an_array_takes_any_foreign_key_that_points_at_its_owner() {
        assertThat(names(PEOPLE, array(ORDERS, null))).containsExactly("buyer true", "seller true");
        assertThat(names(PEOPLE, array(ORDERS, "seller"))).containsExactly("seller true");
        assertThat(names(PEOPLE, array(ORDERS, "last"))).isEmpty();
        assertThat(names(ORDERS, array(PEOPLE, null))).containsExactly("last true");
    }

    @Test
    void a_document_prefers_the_row_its_owner_points_at() {
        assertThat(names(PEOPLE, document(ORDERS, null))).containsExactly("last false");
        assertThat(names(ORDERS, document(PEOPLE, null))).containsExactly("buyer false", "seller false");
    }

    @Test
    void a_name_overrules_the_preference() {
        assertThat(names(PEOPLE, document(ORDERS, "buyer"))).containsExactly("buyer true");
        assertThat(names(PEOPLE, document(ORDERS, "nothing"))).isEmpty();
    }

    @Test
    void columns_follow_the_direction() {
        var pointing = new Relationship(CATALOG.from(ORDERS).get(0), true);
        var pointed = new Relationship(CATALOG.from(ORDERS).get(0), false);

        assertThat(pointing.embeddedColumns()).containsExactly("buyer");
        assertThat(pointing.ownerColumns()).containsExactly("id");
        assertThat(pointed.embeddedColumns()).containsExactly("id");
        assertThat(pointed.ownerColumns()).containsExactly("buyer");
    }

    private static List<String> names(TableName owner, Embedding embedding) {
        return Relationship.candidates(CATALOG, owner, embedding).stream()
                .map(by -> by.foreignKey().name() + " " + by.embeddedHolds())
                .toList();
    }

    private static Embedding array(TableName from, @Nullable String via) {
        return new Embedding.EmbeddedArray("f", from, via, Embedding.Sort.BY_KEY, 1, Contents.EVERYTHING);
    }

    private static Embedding document(TableName from, @Nullable String via) {
        return new Embedding.EmbeddedDocument("f", from, via, Contents.EVERYTHING);
    }
}
