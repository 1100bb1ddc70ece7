package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.TableName;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.Finding;
import io.reloquent.expression.Checked;
import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Problem;
import io.reloquent.expression.Syntax;
import io.reloquent.expression.TypeCheck;
import io.reloquent.expression.TypedExpression;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the expressions of a design and holds them against the tables they are about.
final class Expressions {

    private final Catalog catalog;
    private final Syntax syntax;
    private final Consumer<Finding> findings;

    Expressions(Catalog catalog, Syntax syntax, Consumer<Finding> findings) {
        this.catalog = catalog;
        this.syntax = syntax;
        this.findings = findings;
    }

    /// An expression over one row of a table; nothing, and a finding, where it is none.
    Optional<TypedExpression> value(String place, TableName table, String text) {
        try {
            Checked checked = TypeCheck.check(syntax.parse(text), catalog.table(table), catalog);
            for (Problem error : checked.errors()) {
                findings.accept(
                        new FieldFinding.BadExpression(place, text, error.offset(), error.message(), error.remedy()));
            }
            for (Problem warning : checked.warnings()) {
                findings.accept(new FieldFinding.ExpressionWarning(
                        place, text, warning.offset(), warning.message(), warning.remedy()));
            }
            return checked.typed();
        } catch (InvalidExpression e) {
            findings.accept(new FieldFinding.BadExpression(
                    place, text, e.offset(), String.valueOf(e.getMessage()), "See the expressions reference."));
            return Optional.empty();
        }
    }

    /// A filter; null where there is none, and where it is not one, which is a finding.
    @Nullable
    Condition condition(String place, TableName table, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<TypedExpression> typed = value(place + ".filter", table, text);
        if (typed.isPresent() && typed.get().type() != ExpressionType.BOOLEAN) {
            findings.accept(new FieldFinding.FilterNotBoolean(
                    place + ".filter", text, typed.get().type()));
            return null;
        }
        return typed.map(expression -> new Condition(text, expression)).orElse(null);
    }
}
