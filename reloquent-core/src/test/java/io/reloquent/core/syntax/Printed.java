package io.reloquent.core.syntax;

import io.reloquent.expression.Expression;
import io.reloquent.expression.Expression.Case;
import io.reloquent.expression.Expression.Cast;
import io.reloquent.expression.Expression.ColumnName;
import io.reloquent.expression.Expression.Literal;
import io.reloquent.expression.Expression.Operation;
import java.util.List;
import java.util.stream.Collectors;

/// An expression as its tree: every operation a name with its operands in brackets.
final class Printed {

    private Printed() {}

    static String of(Expression expression) {
        return switch (expression) {
            case ColumnName name -> name.quoted() ? '"' + name.name() + '"' : name.name();
            case Literal literal ->
                literal.kind() == Literal.Kind.NUMBER ? literal.text() : literal.kind() + ":" + literal.text();
            case Operation operation -> operation.operator() + all(operation.operands());
            case Cast cast -> "CAST[" + of(cast.operand()) + " " + cast.target() + "]";
            case Case choice -> choice(choice);
        };
    }

    private static String choice(Case choice) {
        String whens = choice.whens().stream()
                .map(when -> of(when.condition()) + "->" + of(when.result()))
                .collect(Collectors.joining(" "));
        String subject = choice.subject() == null ? "" : of(choice.subject()) + ": ";
        String otherwise = choice.otherwise() == null ? "" : " else " + of(choice.otherwise());
        return "CASE[" + subject + whens + otherwise + "]";
    }

    private static String all(List<Expression> expressions) {
        return expressions.stream().map(Printed::of).collect(Collectors.joining(" ", "[", "]"));
    }
}
