package io.reloquent.plan;

import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.Operator;
import io.reloquent.expression.TypedExpression;
import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.expression.TypedExpression.Conversion;
import io.reloquent.mapping.BsonType;
import io.reloquent.plan.IndexCondition.Compared;
import io.reloquent.plan.IndexCondition.OneOf;
import io.reloquent.plan.IndexCondition.Relation;
import io.reloquent.plan.IndexedLiteral.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The condition of a partial index in the target's terms: what MongoDB can say of one document's own fields.
final class PartialIndex {

    private final IndexedField.Finder finder;
    private final String written;
    private final List<IndexCondition> conditions = new ArrayList<>();
    private boolean exact = true;

    PartialIndex(IndexedField.Finder finder, String written) {
        this.finder = finder;
        this.written = written;
        add(finder.read(written).orElseThrow(() -> no("beyond what can be read")));
    }

    List<IndexCondition> conditions() {
        return List.copyOf(conditions);
    }

    /// Whether just the documents of the rows that fulfil the source's condition are in the index.
    boolean isExact() {
        return exact;
    }

    private void add(TypedExpression condition) {
        switch (condition) {
            case ColumnValue truth -> compare(truth, Relation.EQUAL, truth(true));
            case Application applied -> add(applied);
            default -> throw no("not a comparison");
        }
    }

    private void add(Application applied) {
        List<TypedExpression> operands = applied.operands();
        switch (applied.operator()) {
            case AND -> operands.forEach(this::add);
            case IS_NULL -> conditions.add(new IndexCondition.Absent(absent(operands.get(0))));
            case NOT -> negated(operands.get(0));
            case EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compare(applied);
            case BETWEEN -> {
                compare(operands.get(0), Relation.GREATER_OR_EQUAL, operands.get(1));
                compare(operands.get(0), Relation.LESS_OR_EQUAL, operands.get(2));
            }
            case IN -> conditions.add(oneOf(operands.get(0), operands.subList(1, operands.size())));
            case OR -> conditions.add(oneOf(operands));
            default -> throw no("MongoDB has no " + applied.operator().written() + " there");
        }
    }

    private void negated(TypedExpression operand) {
        switch (operand) {
            case ColumnValue truth -> compare(truth, Relation.EQUAL, truth(false));
            case Application applied
            when applied.operator() == Operator.IS_NULL ->
                conditions.add(present(applied.operands().get(0)));
            default -> throw no("MongoDB has no NOT there");
        }
    }

    private void compare(Application applied) {
        Relation relation = relation(applied.operator());
        TypedExpression left = applied.operands().get(0);
        TypedExpression right = applied.operands().get(1);
        if (left instanceof Constant) {
            compare(right, relation.turned(), left);
        } else {
            compare(left, relation, right);
        }
    }

    private static Relation relation(Operator operator) {
        return switch (operator) {
            case LESS -> Relation.LESS;
            case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case GREATER -> Relation.GREATER;
            case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            default -> Relation.EQUAL;
        };
    }

    private void compare(TypedExpression left, Relation relation, TypedExpression right) {
        conditions.add(new Compared(field(left).path(), relation, literal(left, relation, right)));
    }

    private IndexCondition oneOf(TypedExpression left, List<TypedExpression> values) {
        List<IndexCondition.Literal> literals = values.stream()
                .map(value -> literal(left, Relation.EQUAL, value))
                .toList();
        return new OneOf(field(left).path(), literals);
    }

    /// Of comparisons of one column with `=` alone.
    private IndexCondition oneOf(List<TypedExpression> alternatives) {
        List<TypedExpression> values = new ArrayList<>();
        Optional<TypedExpression> about = Optional.empty();
        for (TypedExpression alternative : alternatives) {
            boolean equal = alternative instanceof Application applied
                    && applied.operator() == Operator.EQUAL
                    && applied.operands().get(1) instanceof Constant;
            if (!equal || !about.map(alternative.parts().get(0)::equals).orElse(true)) {
                throw no("MongoDB's OR there is for one field and = alone");
            }
            about = Optional.of(alternative.parts().get(0));
            values.add(alternative.parts().get(1));
        }
        return oneOf(about.orElseThrow(), values);
    }

    private IndexCondition.Literal literal(TypedExpression left, Relation relation, TypedExpression right) {
        if (!(right instanceof Constant constant) || constant.value() == null) {
            throw no("it compares with something other than a value written out");
        }
        Outcome outcome = new IndexedLiteral(column(left), field(left), relation, constant)
                .inDocument()
                .orElseThrow(() -> no("MongoDB would compare %s differently"
                        .formatted(column(left).name())));
        exact = exact && outcome.exact();
        return outcome.literal();
    }

    private IndexCondition present(TypedExpression operand) {
        FieldPath field = field(operand);
        if (field.type() == BsonType.JSON) {
            throw no("JSON has no single type");
        }
        return new IndexCondition.Present(field.path(), field.type());
    }

    private String absent(TypedExpression operand) {
        FieldPath field = field(operand);
        if (field.type() == BsonType.JSON || !field.place().isEmpty()) {
            throw no("a null of %s is not told from what is not there".formatted(field.path()));
        }
        return field.path();
    }

    private FieldPath field(TypedExpression operand) {
        FieldPath field = finder.column(column(operand).name());
        if (field.array()) {
            throw no("it is about elements of an array, and MongoDB would ask whole documents");
        }
        if (field.filled()) {
            throw no("%s has another value where the source has null".formatted(field.path()));
        }
        return field;
    }

    /// A whole number goes into a decimal without loss.
    private ColumnValue column(TypedExpression operand) {
        return switch (operand) {
            case ColumnValue column -> column;
            case Conversion widened
            when widened.operand() instanceof ColumnValue column
                    && column.type() == ExpressionType.INTEGER
                    && widened.type() == ExpressionType.DECIMAL
                    && widened.target().modifiers().isEmpty() -> column;
            default -> throw no("it compares something other than a column");
        };
    }

    private static Constant truth(boolean value) {
        return new Constant(value, ExpressionType.BOOLEAN);
    }

    private NoCounterpart no(String because) {
        return new NoCounterpart("partial: its condition is SQL (%s), %s".formatted(written, because));
    }
}
