package io.reloquent.core;

import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.ascending;
import static io.reloquent.core.Models.computed;
import static io.reloquent.core.Models.constant;
import static io.reloquent.core.Models.declaring;
import static io.reloquent.core.Models.descending;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.exclude;
import static io.reloquent.core.Models.foreignKey;
import static io.reloquent.core.Models.keep;
import static io.reloquent.core.Models.key;
import static io.reloquent.core.Models.merged;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.only;
import static io.reloquent.core.Models.rename;
import static io.reloquent.core.Models.root;
import static io.reloquent.core.Models.rules;
import static io.reloquent.core.Models.valueArray;

import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a shop for films would want of Sakila.
final class SakilaDesigns {

    private SakilaDesigns() {}

    static Map<String, DocumentModel> designs() {
        Map<String, DocumentModel> designs = new LinkedHashMap<>();
        designs.put("films with names for everything they point at", films());
        designs.put("customers with their whole address in one, and their latest rentals", customers());
        designs.put("actors and films, each with the other, and no table between them", actorsAndFilms());
        designs.put("stores and staff, who point at each other", stores());
        designs.put("payments, with the tables that inherit from them, as elements", payments());
        designs.put("a view with a declared key, joined to what it was made of", customerList());
        return designs;
    }

    private static DocumentModel films() {
        return model(
                Naming.CAMEL_CASE,
                Nulls.OMIT,
                root(
                        "films",
                        "public.film",
                        rules(
                                        Map.of(
                                                "fulltext", exclude(),
                                                "rental_rate",
                                                        rename("rental.rate").as(BsonType.DOUBLE),
                                                "rental_duration", rename("rental.days"),
                                                "release_year", FieldRule.NONE.as(BsonType.STRING)),
                                        merged(
                                                "public.language",
                                                "film_language_id_fkey",
                                                only().adding(computed("language", "trim(name)"))),
                                        merged(
                                                "public.language",
                                                "film_original_language_id_fkey",
                                                only().adding(computed("originalLanguage", "trim(name)"))),
                                        valueArray(
                                                "categories",
                                                "public.film_category",
                                                only(merged("public.category", keep("name")))),
                                        valueArray(
                                                "actors",
                                                "public.film_actor",
                                                null,
                                                new Sort(descending("last_update"), 3),
                                                only(merged(
                                                        "public.actor",
                                                        only().adding(computed(
                                                                "name", "first_name || ' ' || last_name"))))))
                                .adding(computed("isLong", "length > 120"))
                                .where("length is not null and rating in ('PG', 'G')")));
    }

    private static DocumentModel customers() {
        return model(root(
                "customers",
                "public.customer",
                Models.all(
                                merged(
                                        "public.address",
                                        keep(
                                                        "postal_code",
                                                        merged(
                                                                "public.city",
                                                                keep(
                                                                        "city",
                                                                        merged("public.country", keep("country")))))
                                                .under(Map.of("postal_code", rename("home.postalCode")))),
                                array(
                                        "rentals",
                                        "public.rental",
                                        null,
                                        descending("return_date"),
                                        3,
                                        keep(
                                                "rental_date return_date",
                                                document(
                                                        "inventory",
                                                        "public.inventory",
                                                        null,
                                                        only(document(
                                                                "film",
                                                                "public.film",
                                                                null,
                                                                keep("title rating special_features")))),
                                                array(
                                                        "payments",
                                                        "public.payment",
                                                        keep("amount").where("amount > 0.99")))))
                        .adding(constant("kind", "customer", BsonType.STRING))
                        .where("activebool and active = 1")));
    }

    private static DocumentModel actorsAndFilms() {
        return model(
                Naming.PASCAL_CASE,
                Nulls.KEEP,
                root(
                        "actors",
                        "public.actor",
                        new DocumentId.Generated(),
                        Models.all(array(
                                "films",
                                "public.film_actor",
                                null,
                                ascending("last_update"),
                                only(merged(
                                        "public.film",
                                        keep(
                                                "title length",
                                                valueArray(
                                                        "categories",
                                                        "public.film_category",
                                                        keep("category_id")))))))),
                root(
                        "film_actor",
                        "public.film_actor",
                        Models.all(
                                document("actor", "public.actor", null, keep("last_name")),
                                document("film", "public.film", null, keep("title")))));
    }

    private static DocumentModel stores() {
        return model(root(
                "stores",
                "public.store",
                document(
                        "manager",
                        "public.staff",
                        "store_manager_staff_id_fkey",
                        rules(
                                Map.of("picture", exclude()),
                                document("store", "public.store", "staff_store_id_fkey", keep("store_id address_id")))),
                array(
                        "staff",
                        "public.staff",
                        "staff_store_id_fkey",
                        List.of(),
                        keep(
                                "username",
                                array(
                                        "manages",
                                        "public.store",
                                        "store_manager_staff_id_fkey",
                                        List.of(),
                                        Models.all()))),
                array(
                        "inventory",
                        "public.inventory",
                        null,
                        descending("last_update"),
                        5,
                        Models.all(
                                array("rentals", "public.rental", null, descending("return_date"), 2, Models.all())))));
    }

    private static DocumentModel payments() {
        return model(
                root(
                        "rentals",
                        "public.rental",
                        Models.all(array("payments", "public.payment")).where("staff_id = 2 and return_date is null")),
                root(
                        "payments",
                        "public.payment",
                        keep("amount payment_date")
                                .adding(computed("tax", "round(amount * 0.19, 2)"))
                                .where("amount > 8")));
    }

    private static DocumentModel customerList() {
        return declaring(
                List.of(key("public.customer_list", "id")),
                List.of(foreignKey("listed", "public.customer_list", "id", "public.customer", "customer_id")),
                root(
                        "listed",
                        "public.customer_list",
                        Models.all(document("customer", "public.customer", null, keep("email")))),
                root(
                        "customers",
                        "public.customer",
                        keep(
                                "email",
                                merged(
                                        "public.customer_list",
                                        keep("name city").adding(computed("zip", "\"zip code\""))))));
    }
}
