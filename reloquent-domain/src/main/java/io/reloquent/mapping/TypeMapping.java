package io.reloquent.mapping;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The default type of a field for every type of a column, and which other types can be asked for.
///
/// A type without a form of its own in BSON travels as the source's text for it. What is said of a type holds for
/// the elements of its arrays.
public final class TypeMapping {

    private final Catalog catalog;
    private final TypeChoices choices;

    public TypeMapping(Catalog catalog, TypeChoices choices) {
        this.catalog = catalog;
        this.choices = choices;
    }

    /// The types of PostgreSQL itself between whose forms there is a choice.
    public static Set<String> names() {
        return Forms.names();
    }

    /// How a column of this type is mapped; nothing if it cannot become the type asked for.
    ///
    /// @param asked the type the design asks for; null takes the one chosen for the column's type, or for what its
    ///     domain is made of, else the default
    public Optional<ValueMapping> map(DataType declared, @Nullable BsonType asked) {
        DataType type = catalog.underlying(declared);
        BsonType wanted = asked == null ? fitting(chosen(declared), type) : asked;
        return forms(type).stream()
                .filter(form -> wanted == null || form.type() == wanted)
                .findFirst()
                .map(form -> mapping(type, form));
    }

    /// Every type that can be asked for, the default first.
    public List<BsonType> possible(DataType declared) {
        return forms(catalog.underlying(declared)).stream().map(Form::type).toList();
    }

    /// What a type can become and its arrays cannot leaves its arrays their default: a composite's `document`.
    private @Nullable BsonType fitting(@Nullable BsonType chosen, DataType type) {
        boolean onlyElements = type.isArray()
                && forms(type).stream().noneMatch(form -> form.type() == chosen)
                && forms(type.element()).stream().anyMatch(form -> form.type() == chosen);
        return onlyElements ? null : chosen;
    }

    private @Nullable BsonType chosen(DataType declared) {
        Set<String> seen = new HashSet<>();
        DataType type = declared;
        Optional<BsonType> choice = choices.of(type);
        while (choice.isEmpty()
                && seen.add(type.name())
                && catalog.type(type.name()).orElse(null) instanceof NamedType.DomainType domain) {
            type = domain.base();
            choice = choices.of(type);
        }
        return choice.orElse(null);
    }

    private List<Form> forms(DataType type) {
        Optional<NamedType> own = catalog.type(type.name());
        if (own.isEmpty()) {
            return Forms.known(type);
        }
        return switch (own.get()) {
            case NamedType.EnumType label -> Forms.LABEL;
            case NamedType.CompositeType composite -> type.isArray() ? Forms.COMPOSITES : Forms.COMPOSITE;
            // Only a domain over itself is left, which no source has.
            case NamedType.DomainType loop -> Forms.ONLY_TEXT;
        };
    }

    private static ValueMapping mapping(DataType type, Form form) {
        boolean inOne = form.sent().function() != null;
        Form sent = type.isArray() && !inOne ? form.ofElements() : form;
        List<Risk> risks = new ArrayList<>(form.risks());
        if (type.isArray()) {
            risks.add(inOne ? Risk.UNSEEN_BOUNDS : Risk.BOUNDS);
        }
        List<Loss> losses = risks.stream()
                .flatMap(risk -> risk.loss(type.modifiers()).stream())
                .toList();
        return new ValueMapping(sent.wire(), sent.sent(), sent.type(), type.isArray() && !inOne, losses);
    }
}
