package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every document of a collection has in common: the fields that are always there, and the types of all.
/// Fields that it does not name may have any type.
public record DocumentSchema(List<Member> members) {

    public DocumentSchema {
        members = List.copyOf(members);
    }

    /// One field.
    ///
    /// @param required whether every document has it
    public record Member(String name, boolean required, Value value) {}

    /// What a field may hold.
    ///
    /// @param types    MongoDB's aliases of the types it may have; any type if empty
    /// @param members  the fields of a document
    /// @param elements what an array holds; null where nothing is known of it
    public record Value(
            List<String> types,
            List<Member> members,
            @Nullable Value elements) {

        static final Value ANYTHING = new Value(List.of(), List.of(), null);

        public Value {
            types = List.copyOf(types);
            members = List.copyOf(members);
        }

        static Value of(List<String> types) {
            return new Value(types, List.of(), null);
        }
    }

    /// What the documents of a planned collection have in common.
    public static DocumentSchema of(CollectionPlan collection, Catalog catalog) {
        return new DocumentSchema(new SchemaMaker(catalog).members(collection.root()));
    }
}
