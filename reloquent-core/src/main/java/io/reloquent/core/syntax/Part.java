package io.reloquent.core.syntax;

import io.reloquent.expression.Expression;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.Operator;
import java.util.ArrayList;
import java.util.List;

/// A part of an expression and how strongly it holds together where no parentheses do it.
record Part(Expression tree, Binding binding) {

    /// PostgreSQL's precedence of operators, from the weakest to the strongest.
    enum Binding {
        OR,
        AND,
        NOT,
        IS,
        COMPARISON,
        MATCHING,
        CONCATENATION,
        SUM,
        PRODUCT,
        SIGN,
        CAST,
        ATOM
    }

    static Part atom(Expression tree) {
        return new Part(tree, Binding.ATOM);
    }

    /// The part as an operand of something that binds so.
    ///
    /// JSqlParser's precedence is not PostgreSQL's everywhere; where they differ the text would mean two things.
    Expression under(Binding outer) {
        return joinedIf(binding.compareTo(outer) >= 0);
    }

    /// The part as an operand of something that binds so and does not follow itself without parentheses.
    Expression inside(Binding outer) {
        return joinedIf(binding.compareTo(outer) > 0);
    }

    private Expression joinedIf(boolean binds) {
        if (!binds) {
            throw new InvalidExpression(
                    "PostgreSQL may join these operators in another order. Put parentheses around what belongs"
                            + " together.",
                    tree.offset());
        }
        return tree;
    }

    /// Two parts joined, `a AND b AND c` as one operation of three.
    static Part joined(Operator operator, Binding binding, Part left, Part right) {
        List<Expression> operands = new ArrayList<>();
        boolean chain = operator == Operator.AND || operator == Operator.OR;
        if (chain && left.binding == binding && left.tree instanceof Operation before) {
            operands.addAll(before.operands());
        } else {
            operands.add(chain ? left.inside(binding) : left.under(binding));
        }
        operands.add(right.inside(binding));
        return new Part(new Operation(left.tree.offset(), operator, operands), binding);
    }
}
