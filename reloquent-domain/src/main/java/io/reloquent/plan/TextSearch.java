package io.reloquent.plan;

import io.reloquent.catalog.Column;
import io.reloquent.expression.TypedExpression;
import io.reloquent.mapping.BsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a text search looks through: fields, and the language whose stems it knows.
///
/// @param notes what is different, for people
record TextSearch(List<String> paths, String language, String notes) {

    static final String NO_STEMS = "none";

    private static final Pattern CALL =
            Pattern.compile("to_tsvector\\('(?:pg_catalog\\.)?(?<config>\\w+)'::regconfig, ");

    /// Languages that both know, by the one name they have.
    private static final Set<String> LANGUAGES = Set.of(
            "danish",
            "dutch",
            "english",
            "finnish",
            "french",
            "german",
            "hungarian",
            "italian",
            "norwegian",
            "portuguese",
            "romanian",
            "russian",
            "spanish",
            "swedish",
            "turkish");

    TextSearch {
        paths = List.copyOf(paths);
    }

    /// Of a column that holds words already taken apart: through the columns it is made of, where the source says
    /// so, else through those words.
    static TextSearch of(Column column, IndexedField.Finder finder) {
        String made = column.defaultValue();
        if (column.origin() == Column.Origin.GENERATED && made != null) {
            Optional<TextSearch> search = of(made, finder);
            if (search.isPresent()) {
                return search.get();
            }
        }
        FieldPath field = finder.column(column.name());
        return new TextSearch(
                List.of(field.path()), NO_STEMS, "; it finds the stems that the source made, and no other form");
    }

    /// Of an expression that takes texts apart; nothing if it does anything else, or its columns are not all texts in
    /// one document.
    static Optional<TextSearch> of(String expression, IndexedField.Finder finder) {
        List<String> paths = new ArrayList<>();
        String language = "";
        Matcher call = CALL.matcher(expression);
        while (call.find()) {
            Optional<TypedExpression> text = finder.read(argument(expression, call.end()));
            if (text.isEmpty()) {
                return Optional.empty();
            }
            for (String column : text.get().columns()) {
                FieldPath field = finder.column(column);
                if (field.type() != BsonType.STRING) {
                    return Optional.empty();
                }
                paths.add(field.path());
            }
            language = language.isEmpty() ? language(call.group("config")) : language;
        }
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(new TextSearch(paths.stream().distinct().toList(), language, ""));
    }

    private static String language(String config) {
        return LANGUAGES.contains(config) ? config : NO_STEMS;
    }

    /// Up to the parenthesis that ends the call.
    private static String argument(String expression, int from) {
        int open = 1;
        boolean quoted = false;
        for (int i = from; i < expression.length(); i++) {
            char at = expression.charAt(i);
            quoted ^= at == '\'';
            if (!quoted) {
                open += at == '(' ? 1 : at == ')' ? -1 : 0;
            }
            if (open == 0) {
                return expression.substring(from, i);
            }
        }
        return expression.substring(from);
    }
}
