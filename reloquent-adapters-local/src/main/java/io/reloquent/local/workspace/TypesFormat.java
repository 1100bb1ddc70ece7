package io.reloquent.local.workspace;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.NamedType;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.UsedType;
import io.reloquent.port.workspace.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the source's types become as YAML, with what there is to know about each as a comment above it.
final class TypesFormat implements Format<TypeChoices> {

    private static final String HEADING = "What the values of each type become. Change what stands after a colon; one"
            + " type with its modifiers, as in numeric(10,2), may have a line of its own. 'reloquent discover' keeps"
            + " your choices, adds new types and writes the comments anew. Single columns are mapping.yaml's.";

    private final Stored<Catalog> catalog;

    /// @param catalog the schema that the comments tell of; without one there are no comments
    TypesFormat(Stored<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public TypeChoices read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, List.of("types"), root -> {
            Map<String, BsonType> types = new LinkedHashMap<>();
            Map<String, YamlNode> entries = root.entries("types");
            var names = new TypeNames(entries.keySet(), catalog);
            entries.forEach((name, value) -> {
                names.remedy(name).ifPresent(remedy -> root.problem(value.line(), noSuch(name), remedy));
                choice(root, name, value).ifPresent(type -> types.put(name, type));
            });
            return root.build(() -> new TypeChoices(types));
        });
    }

    private static String noSuch(String name) {
        return "'" + Problems.shown(name) + "' is no type of the source's";
    }

    /// Nothing after the colon leaves a type its default.
    private static Optional<BsonType> choice(YamlObject root, String name, YamlNode value) {
        boolean isDefault = value instanceof YamlNode.Scalar scalar && scalar.isNothing();
        return isDefault
                ? Optional.empty()
                : root.choice(Problems.shown(name), value, MappingWords.TYPES, MappingWords.ONE_OF_THE_TYPES);
    }

    @Override
    public Object context() {
        return TypeNames.load(catalog);
    }

    @Override
    public byte[] write(TypeChoices choices) {
        Optional<Catalog> source = catalog.load();
        Map<String, UsedType> used = source.stream()
                .flatMap(known -> UsedType.all(known, choices).stream())
                .collect(Collectors.toMap(UsedType::name, type -> type));
        var types = new YamlTree();
        choices.byType().forEach((name, type) -> {
            String comment = Optional.ofNullable(used.get(name))
                    .map(use -> comment(use, source.orElseThrow()))
                    .orElse("");
            types.always(name, new YamlTree.Noted(type.written(), comment));
        });
        YamlTree root = new YamlTree()
                .comment(HEADING)
                .always("version", YamlFile.VERSION)
                .always("types", types);
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }

    private static String comment(UsedType type, Catalog source) {
        List<String> sentences = new ArrayList<>();
        sentences.add(origin(type, source) + count(type.columns()));
        if (!type.possible().contains(type.chosen())) {
            sentences.add("It cannot become " + type.chosen().written());
        }
        List<String> others = type.possible().stream()
                .filter(other -> other != type.chosen())
                .map(other -> other.written() + (other == type.possible().get(0) ? " (the default)" : ""))
                .toList();
        if (!others.isEmpty()) {
            sentences.add("Or: " + String.join(", ", others));
        }
        type.losses().forEach(loss -> sentences.add(capital(loss)));
        return String.join(". ", sentences) + ".";
    }

    private static String origin(UsedType type, Catalog source) {
        return source.type(type.name())
                .map(named -> switch (named) {
                    case NamedType.EnumType of -> "An enum, ";
                    case NamedType.DomainType of -> "A domain over " + of.base() + ", ";
                    case NamedType.CompositeType of -> "A composite type, ";
                })
                .orElse("");
    }

    private static String count(int columns) {
        return switch (columns) {
            case 0 -> "no column";
            case 1 -> "1 column";
            default -> "%,d columns".formatted(columns);
        };
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
