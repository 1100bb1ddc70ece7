package io.reloquent.expression;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.expression.Expression.Case;
import io.reloquent.expression.Expression.Cast;
import io.reloquent.expression.Expression.ColumnName;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.Expression.When;
import io.reloquent.expression.TypedExpression.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds an expression against the columns of a table.
///
/// Its types are PostgreSQL's with all whole numbers as one. A text or NULL written out takes the type that its place
/// asks for; numbers become decimals or floating where they meet such, dates become timestamps. What is constant is
/// computed here.
public final class TypeCheck {

    private final ColumnNames columns;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Rules rules;
    private final Casts casts;

    private TypeCheck(Table table, Catalog catalog) {
        this.columns = new ColumnNames(table, catalog);
        var doubts = new Doubts(columns, warnings::add);
        this.rules = new Rules(doubts);
        this.casts = new Casts(doubts);
    }

    /// Every error and warning there is, and the expression with its types if it makes sense.
    public static Checked check(Expression expression, Table table, Catalog catalog) {
        var check = new TypeCheck(table, catalog);
        Optional<TypedExpression> typed = check.operand(expression).flatMap(check::whole);
        return new Checked(check.errors.isEmpty() ? typed : Optional.empty(), check.errors, check.warnings);
    }

    private Optional<TypedExpression> whole(Operand operand) {
        try {
            return Optional.of(operand.known().typed());
        } catch (Mismatch mismatch) {
            errors.add(mismatch.problem());
            return Optional.empty();
        }
    }

    /// Nothing if there is an error in it, which is then among the errors.
    private Optional<Operand> operand(Expression expression) {
        try {
            return Optional.ofNullable(typed(expression)).map(typed -> new Operand(expression, typed));
        } catch (Mismatch mismatch) {
            errors.add(mismatch.problem());
            return Optional.empty();
        }
    }

    private @Nullable TypedExpression typed(Expression expression) {
        return switch (expression) {
            case ColumnName name -> columns.resolve(name);
            case Literal literal -> constant(literal);
            case Cast cast ->
                operand(cast.operand()).map(o -> casts.cast(cast, o)).orElse(null);
            case Case choice -> choice(choice);
            case Operation operation ->
                all(operation.operands()).map(o -> rules.apply(operation, o)).orElse(null);
        };
    }

    private static Constant constant(Literal literal) {
        ExpressionType type = switch (literal.kind()) {
            case NUMBER -> Casts.isWhole(literal.text()) ? ExpressionType.INTEGER : ExpressionType.DECIMAL;
            case TEXT, NULL -> ExpressionType.TEXT;
            case BOOLEAN -> ExpressionType.BOOLEAN;
            case DATE -> ExpressionType.DATE;
            case TIMESTAMP -> ExpressionType.TIMESTAMP;
            case TIMESTAMPTZ -> ExpressionType.TIMESTAMPTZ;
        };
        boolean isNull = literal.kind() == Literal.Kind.NULL;
        return new Constant(isNull ? null : Operand.read(literal, type), type);
    }

    private @Nullable TypedExpression choice(Case choice) {
        List<Expression> conditions =
                new ArrayList<>(choice.whens().stream().map(When::condition).toList());
        List<Expression> results =
                new ArrayList<>(choice.whens().stream().map(When::result).toList());
        Optional.ofNullable(choice.subject()).ifPresent(conditions::addFirst);
        results.add(
                choice.otherwise() == null
                        ? new Literal(choice.offset(), Literal.Kind.NULL, "null")
                        : choice.otherwise());
        Optional<List<Operand>> tests = all(conditions);
        Optional<List<Operand>> values = all(results);
        return tests.isEmpty() || values.isEmpty() ? null : rules.choice(choice, tests.get(), values.get());
    }

    /// Each is looked at, also where one before it is wrong.
    private Optional<List<Operand>> all(List<Expression> expressions) {
        List<Operand> found = new ArrayList<>();
        expressions.forEach(expression -> operand(expression).ifPresent(found::add));
        return found.size() == expressions.size() ? Optional.of(found) : Optional.empty();
    }
}
