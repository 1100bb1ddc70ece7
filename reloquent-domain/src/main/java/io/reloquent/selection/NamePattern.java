package io.reloquent.selection;

import io.reloquent.catalog.TableName;
import java.util.regex.Pattern;

/// A pattern for table names: `*` stands for any text, `?` for one character; `order_*` matches in every schema,
/// `shop.order_*` in one.
public record NamePattern(String text) {

    public boolean matches(TableName table) {
        String subject = text.contains(".") ? table.schema() + "." + table.name() : table.name();
        return Pattern.compile(regex(), Pattern.DOTALL).matcher(subject).matches();
    }

    private String regex() {
        var regex = new StringBuilder();
        for (String literal : text.split("(?<=[*?])|(?=[*?])")) {
            regex.append(
                    switch (literal) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(literal);
                    });
        }
        return regex.toString();
    }
}
