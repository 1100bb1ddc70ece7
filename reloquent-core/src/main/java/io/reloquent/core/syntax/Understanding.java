package io.reloquent.core.syntax;

import io.reloquent.core.syntax.Part.Binding;
import io.reloquent.core.syntax.Token.Kind;
import io.reloquent.expression.Expression;
import io.reloquent.expression.Expression.Case;
import io.reloquent.expression.Expression.ColumnName;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.Expression.When;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/// Makes an expression of what JSqlParser found, token by token: each must be accounted for, so that nothing the text
/// says is passed over, and each part knows its place.
final class Understanding {

    private final Cursor cursor;
    private final Calls calls;

    Understanding(Cursor cursor) {
        this.cursor = cursor;
        this.calls = new Calls(cursor, this);
    }

    Expression of(net.sf.jsqlparser.expression.@Nullable Expression found) {
        return part(found).tree();
    }

    private Part part(net.sf.jsqlparser.expression.@Nullable Expression found) {
        return switch (found) {
            case LikeExpression like -> like(like);
            case BinaryExpression binary -> binary(binary);
            case NotExpression not -> not(not);
            case SignedExpression signed -> signed(signed);
            case IsNullExpression isNull -> isNull(isNull);
            case InExpression in -> in(in);
            case Between between -> between(between);
            case CastExpression cast when cast.keyword == null -> postfixCast(cast);
            case null, default -> Part.atom(atom(found));
        };
    }

    private Expression atom(net.sf.jsqlparser.expression.@Nullable Expression found) {
        return switch (found) {
            case ParenthesedExpressionList<?> group -> group(group);
            case Column column -> column();
            case DateUnitExpression unit -> column();
            case LongValue number -> literal(Kind.NUMBER, Literal.Kind.NUMBER);
            case DoubleValue number -> literal(Kind.NUMBER, Literal.Kind.NUMBER);
            case StringValue text -> literal(Kind.TEXT, Literal.Kind.TEXT);
            case BooleanValue truth -> word(truth.getValue() ? "TRUE" : "FALSE", Literal.Kind.BOOLEAN);
            case NullValue nothing -> word("NULL", Literal.Kind.NULL);
            case DateTimeLiteralExpression time -> time(time);
            case CaseExpression choice -> choice(choice);
            case CastExpression cast -> calls.cast(cast);
            case Function function -> calls.function(function);
            case TrimFunction trim -> calls.trim(trim);
            case ExtractExpression extract -> calls.extract(extract);
            case null, default -> throw cursor.unexpected();
        };
    }

    private Expression group(ParenthesedExpressionList<?> group) {
        cursor.takeSign("(");
        Expression inner = of(group.isEmpty() ? null : group.get(0));
        cursor.takeSign(")");
        return inner;
    }

    private Expression column() {
        Token name = cursor.next();
        cursor.take(name.kind() == Kind.QUOTED_NAME ? Kind.QUOTED_NAME : Kind.WORD);
        if (cursor.next().isSign(".")) {
            throw new InvalidExpression("A column stands by its name alone, without its table.", name.offset());
        }
        boolean quoted = name.kind() == Kind.QUOTED_NAME;
        if (!quoted && Reserved.isReserved(name.text())) {
            throw new InvalidExpression(
                    "PostgreSQL takes this word for something else. A column of that name goes in double quotes, and a"
                            + " signed number after CASE in parentheses.",
                    name.offset());
        }
        return new ColumnName(name.offset(), name.text(), quoted);
    }

    private Expression literal(Kind token, Literal.Kind kind) {
        Token value = cursor.take(token);
        return new Literal(value.offset(), kind, value.text());
    }

    private Expression word(String word, Literal.Kind kind) {
        return new Literal(cursor.take(word).offset(), kind, word.toLowerCase(Locale.ROOT));
    }

    private Expression time(DateTimeLiteralExpression time) {
        Literal.Kind kind = switch (time.getType()) {
            case DATE -> Literal.Kind.DATE;
            case TIMESTAMP -> Literal.Kind.TIMESTAMP;
            case TIMESTAMPTZ -> Literal.Kind.TIMESTAMPTZ;
            default -> throw cursor.unexpected();
        };
        int offset = cursor.take(kind.name()).offset();
        return new Literal(offset, kind, cursor.take(Kind.TEXT).text());
    }

    private Expression choice(CaseExpression choice) {
        int offset = cursor.take("CASE").offset();
        Expression subject = choice.getSwitchExpression() == null ? null : of(choice.getSwitchExpression());
        List<When> whens = new ArrayList<>();
        for (WhenClause when : choice.getWhenClauses()) {
            cursor.take("WHEN");
            Expression condition = of(when.getWhenExpression());
            cursor.take("THEN");
            whens.add(new When(condition, of(when.getThenExpression())));
        }
        Expression otherwise = cursor.takeIf("ELSE") ? of(choice.getElseExpression()) : null;
        cursor.take("END");
        return new Case(offset, subject, whens, otherwise);
    }

    private Part binary(BinaryExpression binary) {
        Infix infix = Infix.of(binary.getStringExpression()).orElseThrow(cursor::unexpected);
        Part left = part(binary.getLeftExpression());
        infix.take(cursor);
        Part right = part(binary.getRightExpression());
        if (infix.binding() == Binding.COMPARISON) {
            left.inside(Binding.COMPARISON);
        }
        return Part.joined(infix.operator(), infix.binding(), left, right);
    }

    private Part not(NotExpression not) {
        int offset = cursor.take("NOT").offset();
        return new Part(not(offset, part(not.getExpression()).under(Binding.NOT)), Binding.NOT);
    }

    private static Expression not(int offset, Expression operand) {
        return new Operation(offset, Operator.NOT, List.of(operand));
    }

    /// A plus says nothing, but only a number can have it.
    private Part signed(SignedExpression signed) {
        int offset = cursor.takeSign(String.valueOf(signed.getSign())).offset();
        Expression operand = part(signed.getExpression()).under(Binding.SIGN);
        Expression negated = new Operation(offset, Operator.NEGATE, List.of(operand));
        return switch (signed.getSign()) {
            case '-' -> new Part(negated, Binding.SIGN);
            default -> throw new InvalidExpression("A plus before a value says nothing: leave it out.", offset);
        };
    }

    private Part isNull(IsNullExpression isNull) {
        Expression operand = part(isNull.getLeftExpression()).inside(Binding.IS);
        cursor.take("IS");
        boolean negated = cursor.takeIf("NOT");
        cursor.take("NULL");
        return matching(Operator.IS_NULL, List.of(operand), negated, Binding.IS);
    }

    private Part like(LikeExpression like) {
        Part text = part(like.getLeftExpression());
        boolean negated = cursor.takeIf("NOT");
        cursor.take("LIKE");
        List<Expression> operands = new ArrayList<>();
        operands.add(text.inside(Binding.MATCHING));
        operands.add(part(like.getRightExpression()).inside(Binding.MATCHING));
        if (like.getEscape() != null) {
            cursor.take("ESCAPE");
            operands.add(part(like.getEscape()).inside(Binding.MATCHING));
        }
        return matching(Operator.LIKE, operands, negated, Binding.MATCHING);
    }

    private Part in(InExpression in) {
        Part value = part(in.getLeftExpression());
        boolean negated = cursor.takeIf("NOT");
        cursor.take("IN");
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list)) {
            throw cursor.unexpected();
        }
        List<Expression> operands = new ArrayList<>();
        operands.add(value.inside(Binding.MATCHING));
        operands.addAll(calls.list(list));
        return matching(Operator.IN, operands, negated, Binding.MATCHING);
    }

    private Part between(Between between) {
        Part value = part(between.getLeftExpression());
        boolean negated = cursor.takeIf("NOT");
        cursor.take("BETWEEN");
        Part low = part(between.getBetweenExpressionStart());
        cursor.take("AND");
        Part high = part(between.getBetweenExpressionEnd());
        List<Expression> operands =
                List.of(value.inside(Binding.MATCHING), low.inside(Binding.MATCHING), high.inside(Binding.MATCHING));
        return matching(Operator.BETWEEN, operands, negated, Binding.MATCHING);
    }

    private static Part matching(Operator operator, List<Expression> operands, boolean negated, Binding binding) {
        int offset = operands.get(0).offset();
        Expression positive = new Operation(offset, operator, operands);
        return new Part(negated ? not(offset, positive) : positive, binding);
    }

    private Part postfixCast(CastExpression cast) {
        Expression operand = part(cast.getLeftExpression()).under(Binding.CAST);
        cursor.takeSign("::");
        return new Part(calls.converted(operand.offset(), operand, cast), Binding.CAST);
    }
}
