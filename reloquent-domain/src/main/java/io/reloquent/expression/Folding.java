package io.reloquent.expression;

import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.Branch;
import io.reloquent.expression.TypedExpression.Choice;
import io.reloquent.expression.TypedExpression.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What follows from constants alone, before there is a row.
///
/// PostgreSQL does the same when it plans a query, and so it neither computes nor fails at what a constant makes
/// superfluous: `1 / x = 1 AND FALSE` is FALSE for an `x` of 0. Done here, nothing is left for it to do, and the order
/// in which both evaluate is the same.
final class Folding {

    private static final Evaluation WITHOUT_ROW = new Evaluation(name -> {
        throw new IllegalStateException("a constant reads column " + name);
    });

    private Folding() {}

    /// A node over operands that are folded.
    ///
    /// @throws Mismatch if it is constant and cannot be computed
    static TypedExpression fold(TypedExpression node, int offset) {
        if (node.parts().stream().allMatch(Constant.class::isInstance)) {
            return computed(node, offset);
        }
        return switch (node) {
            case Application application -> fold(application);
            case Choice choice -> fold(choice);
            default -> node;
        };
    }

    private static TypedExpression computed(TypedExpression node, int offset) {
        try {
            return new Constant(WITHOUT_ROW.value(node), node.type());
        } catch (EvaluationFault e) {
            throw new Mismatch(offset, String.valueOf(e.getMessage()), "No row would have a value: change it.");
        }
    }

    private static TypedExpression fold(Application application) {
        List<TypedExpression> operands = application.operands();
        Constant unknown = new Constant(null, application.type());
        return switch (application.operator()) {
            case AND -> connected(application, false);
            case OR -> connected(application, true);
            case COALESCE -> upToTheFirst(operands, application);
            case IN, BETWEEN -> isNull(operands.get(0)) ? unknown : application;
            case NULLIF -> operands.stream().anyMatch(Folding::isNull) ? operands.get(0) : application;
            default ->
                application.operator().isStrict() && operands.stream().anyMatch(Folding::isNull)
                        ? unknown
                        : application;
        };
    }

    private static TypedExpression connected(Application application, boolean deciding) {
        if (application.operands().stream().anyMatch(o -> is(o, deciding))) {
            return new Constant(deciding, ExpressionType.BOOLEAN);
        }
        return kept(application, operand -> !is(operand, !deciding));
    }

    private static TypedExpression upToTheFirst(List<TypedExpression> operands, Application application) {
        List<TypedExpression> kept = new ArrayList<>();
        for (TypedExpression operand : operands) {
            if (!isNull(operand)) {
                kept.add(operand);
            }
            if (operand instanceof Constant && !isNull(operand)) {
                break;
            }
        }
        return kept.size() == 1 ? kept.get(0) : new Application(Operator.COALESCE, kept, application.type());
    }

    private static TypedExpression kept(Application application, Predicate<TypedExpression> keep) {
        List<TypedExpression> operands =
                application.operands().stream().filter(keep).toList();
        return operands.size() == 1
                ? operands.get(0)
                : new Application(application.operator(), operands, application.type());
    }

    private static TypedExpression fold(Choice choice) {
        TypedExpression subject =
                choice.subject() == null ? new Constant(true, ExpressionType.BOOLEAN) : choice.subject();
        List<Branch> branches = new ArrayList<>();
        TypedExpression otherwise = choice.otherwise();
        for (Branch branch : choice.branches()) {
            if (areEqual(subject, branch.condition())) {
                otherwise = branch.result();
                break;
            }
            if (!areDecided(subject, branch.condition())) {
                branches.add(branch);
            }
        }
        return branches.isEmpty() ? otherwise : new Choice(choice.subject(), branches, otherwise);
    }

    private static boolean areDecided(TypedExpression one, TypedExpression other) {
        return isNull(one) || isNull(other) || (one instanceof Constant && other instanceof Constant);
    }

    private static boolean areEqual(TypedExpression one, TypedExpression other) {
        return one instanceof Constant first
                && other instanceof Constant second
                && first.value() != null
                && second.value() != null
                && Comparison.compare(first.value(), second.value(), first.type()) == 0;
    }

    private static boolean isNull(TypedExpression expression) {
        return expression instanceof Constant constant && constant.value() == null;
    }

    private static boolean is(TypedExpression expression, boolean value) {
        return expression instanceof Constant constant && Boolean.valueOf(value).equals(constant.value());
    }
}
