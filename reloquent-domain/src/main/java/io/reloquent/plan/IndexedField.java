package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.Table;
import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Operator;
import io.reloquent.expression.Syntax;
import io.reloquent.expression.TypeCheck;
import io.reloquent.expression.TypedExpression;
import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.mapping.BsonType;
import java.util.List;
import java.util.Optional;

/// The field that holds what one part of an index is about.
///
/// @param path       of the field, or of what lies within its JSON
/// @param ignoreCase whether the part is the field's text in one case
record IndexedField(FieldPath field, String path, boolean ignoreCase) {

    boolean isInsideJson() {
        return field.type() == BsonType.JSON;
    }

    /// Finds fields among those of one place where the rows of a table ended up.
    record Finder(Catalog catalog, Syntax syntax, Table table, List<FieldPath> place) {

        static final String NOT_THERE = "not all its columns are fields of one document";

        IndexedField of(Index.Part part) {
            String expression = part.expression();
            if (expression != null) {
                return expression(expression);
            }
            FieldPath field = column(String.valueOf(part.column()));
            return new IndexedField(field, field.path(), false);
        }

        FieldPath column(String name) {
            return place.stream()
                    .filter(field -> field.holds(name))
                    .findFirst()
                    .orElseThrow(() -> new NoCounterpart(NOT_THERE));
        }

        /// An expression or a condition as PostgreSQL wrote it; nothing if it is beyond the language.
        Optional<TypedExpression> read(String written) {
            try {
                return TypeCheck.check(syntax.parse(SourceSql.plain(written)), table, catalog)
                        .typed();
            } catch (InvalidExpression e) {
                return Optional.empty();
            }
        }

        private IndexedField expression(String written) {
            Optional<JsonPath> json = JsonPath.of(written);
            if (json.isPresent()) {
                return json(json.get());
            }
            TypedExpression typed = read(written)
                    .orElseThrow(() -> new NoCounterpart("it indexes an expression (%s)".formatted(written)));
            return computed(typed).or(() -> inOneCase(typed)).orElseThrow(() -> unheld(written));
        }

        private static NoCounterpart unheld(String written) {
            return new NoCounterpart(
                    "it indexes an expression (%s); a computed field with that expression would be indexed instead"
                            .formatted(written));
        }

        private IndexedField json(JsonPath json) {
            FieldPath field = column(json.column());
            if (field.type() != BsonType.JSON) {
                throw new NoCounterpart("it looks into JSON that is kept as a text");
            }
            return new IndexedField(field, field.path() + "." + String.join(".", json.names()), false);
        }

        private Optional<IndexedField> computed(TypedExpression typed) {
            return place.stream()
                    .filter(field -> typed.equals(field.expression()))
                    .findFirst()
                    .map(field -> new IndexedField(field, field.path(), false));
        }

        private Optional<IndexedField> inOneCase(TypedExpression typed) {
            boolean isCase = typed instanceof Application applied
                    && (applied.operator() == Operator.LOWER || applied.operator() == Operator.UPPER)
                    && applied.operands().get(0) instanceof ColumnValue text
                    && text.type() == ExpressionType.TEXT;
            return isCase
                    ? typed.columns().stream()
                            .map(this::column)
                            .filter(field -> field.type() == BsonType.STRING)
                            .map(field -> new IndexedField(field, field.path(), true))
                            .findFirst()
                    : Optional.empty();
        }
    }
}
