package io.reloquent.core.syntax;

import io.reloquent.catalog.DataType;
import io.reloquent.core.syntax.Token.Kind;
import io.reloquent.expression.Expression;
import io.reloquent.expression.Expression.Cast;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Operator;
import io.reloquent.fault.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.TrimFunction.TrimSpecification;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.jspecify.annotations.Nullable;

/// Names with operands in parentheses.
final class Calls {

    private static final Map<String, Operator> FUNCTIONS = Stream.concat(
                    Stream.of(Operator.values()).filter(Operator::isFunction).map(o -> Map.entry(o.written(), o)),
                    Stream.of(Map.entry("CEILING", Operator.CEIL)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Cursor cursor;
    private final Understanding understanding;

    Calls(Cursor cursor, Understanding understanding) {
        this.cursor = cursor;
        this.understanding = understanding;
    }

    Expression function(net.sf.jsqlparser.expression.Function found) {
        Token name = cursor.take(Kind.WORD);
        Operator operator = Optional.ofNullable(FUNCTIONS.get(name.text().toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> unknown(name));
        if (found.getNamedParameters() != null && operator == Operator.SUBSTRING) {
            return new Operation(name.offset(), operator, substring(found.getNamedParameters()));
        }
        return new Operation(name.offset(), operator, list(parameters(found.getParameters())));
    }

    /// Of a single operand in parentheses JSqlParser makes the list itself.
    private static @Nullable ExpressionList<?> parameters(@Nullable ExpressionList<?> found) {
        if (!(found instanceof ParenthesedExpressionList<?> group)) {
            return found;
        }
        var one = new ExpressionList<net.sf.jsqlparser.expression.Expression>();
        one.add(group);
        return one;
    }

    private static InvalidExpression unknown(Token name) {
        String near = Nearest.of(name.text(), FUNCTIONS.keySet())
                .map(" Did you mean %s?"::formatted)
                .orElse("");
        return new InvalidExpression("There is no function of this name." + near, name.offset());
    }

    /// What stands between parentheses, with commas.
    List<Expression> list(@Nullable ExpressionList<?> found) {
        cursor.takeSign("(");
        List<Expression> operands = new ArrayList<>();
        for (var operand : found == null ? new ExpressionList<>() : found) {
            if (!operands.isEmpty()) {
                cursor.takeSign(",");
            }
            operands.add(understanding.of(operand));
        }
        cursor.takeSign(")");
        return operands;
    }

    private List<Expression> substring(ExpressionList<?> found) {
        List<String> words = List.of("FROM", "FOR");
        cursor.takeSign("(");
        List<Expression> operands = new ArrayList<>();
        for (var operand : found) {
            if (!operands.isEmpty()) {
                cursor.take(words.get(operands.size() - 1));
            }
            operands.add(understanding.of(operand));
        }
        cursor.takeSign(")");
        return operands;
    }

    Expression trim(TrimFunction trim) {
        int offset = cursor.take("TRIM").offset();
        cursor.takeSign("(");
        Operator operator = side(trim.getTrimSpecification());
        List<Expression> operands = new ArrayList<>();
        Optional.ofNullable(trim.getExpression()).map(understanding::of).ifPresent(operands::add);
        if (trim.getFromExpression() != null) {
            boolean from = trim.isUsingFromKeyword();
            var unused = from ? cursor.take("FROM") : cursor.takeSign(",");
            operands.add(from ? 0 : operands.size(), understanding.of(trim.getFromExpression()));
        }
        cursor.takeSign(")");
        return new Operation(offset, operator, operands);
    }

    private Operator side(@Nullable TrimSpecification specification) {
        if (specification == null) {
            return Operator.TRIM;
        }
        cursor.take(specification.name());
        return switch (specification) {
            case LEADING -> Operator.LTRIM;
            case TRAILING -> Operator.RTRIM;
            case BOTH -> Operator.TRIM;
        };
    }

    Expression extract(ExtractExpression extract) {
        int offset = cursor.take("EXTRACT").offset();
        cursor.takeSign("(");
        Token field = cursor.take(cursor.next().kind() == Kind.TEXT ? Kind.TEXT : Kind.WORD);
        cursor.take("FROM");
        Expression value = understanding.of(extract.getExpression());
        cursor.takeSign(")");
        return new Operation(
                offset, Operator.EXTRACT, List.of(new Literal(field.offset(), Literal.Kind.TEXT, field.text()), value));
    }

    Expression cast(CastExpression cast) {
        int offset = cursor.take("CAST").offset();
        cursor.takeSign("(");
        Expression operand = understanding.of(cast.getLeftExpression());
        cursor.take("AS");
        Expression converted = converted(offset, operand, cast);
        cursor.takeSign(")");
        return converted;
    }

    Expression converted(int offset, Expression operand, CastExpression cast) {
        var type = cast.getColDataType();
        if (type == null || type.getDataType() == null) {
            throw cursor.unexpected();
        }
        String name = Stream.of(
                        type.getDataType().replaceFirst("\\(.*", "").strip().split("\\s+"))
                .map(word -> cursor.take(word.toUpperCase(Locale.ROOT)).text())
                .collect(Collectors.joining(" "));
        return new Cast(offset, operand, new DataType(name.toLowerCase(Locale.ROOT), modifiers(), 0));
    }

    private List<Integer> modifiers() {
        List<Integer> numbers = new ArrayList<>();
        if (cursor.takeSignIf("(")) {
            do {
                numbers.add(modifier(cursor.take(Kind.NUMBER)));
            } while (cursor.takeSignIf(","));
            cursor.takeSign(")");
        }
        return numbers;
    }

    private static int modifier(Token number) {
        if (!number.text().matches("[0-9]{1,6}")) {
            throw new InvalidExpression("No type takes such a number.", number.offset());
        }
        return Integer.parseInt(number.text());
    }
}
