package io.reloquent.expression;

import io.reloquent.expression.TypedExpression.Application;
import io.reloquent.expression.TypedExpression.Branch;
import io.reloquent.expression.TypedExpression.Choice;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.expression.TypedExpression.Conversion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Computes expressions over one row, with PostgreSQL's answers.
///
/// A row gives the value of a column by its name: `Boolean`, `Long`, `BigDecimal`, `Double`, `String`, `byte[]`,
/// `UUID`, `LocalDate`, `LocalDateTime` or `Instant` for the types in their order, the text that the database writes
/// for a column of another type, and null for NULL. A `char(n)` comes without the blanks at its end. Dates and
/// timestamps that are infinite, and decimals that are infinite or not a number, have no such value: a row that holds
/// one cannot be evaluated here.
public final class Evaluation {

    private final Function<String, @Nullable Object> row;

    public Evaluation(Function<String, @Nullable Object> row) {
        this.row = row;
    }

    /// The value for the row; null is NULL.
    ///
    /// @throws EvaluationFault if there is none
    public @Nullable Object value(TypedExpression expression) {
        return switch (expression) {
            case Constant constant -> constant.value();
            case ColumnValue column -> row.apply(column.name());
            case Conversion conversion -> converted(conversion);
            case Choice choice -> value(chosen(choice));
            case Application application -> applied(application);
        };
    }

    private @Nullable Object converted(Conversion conversion) {
        Object value = value(conversion.operand());
        return value == null
                ? null
                : Conversions.convert(value, conversion.operand().type(), conversion.type(), conversion.target());
    }

    private TypedExpression chosen(Choice choice) {
        TypedExpression subject = choice.subject();
        Object wanted = subject == null ? true : value(subject);
        ExpressionType type = subject == null ? ExpressionType.BOOLEAN : subject.type();
        for (Branch branch : choice.branches()) {
            Object found = value(branch.condition());
            if (wanted != null && found != null && Comparison.compare(wanted, found, type) == 0) {
                return branch.result();
            }
        }
        return choice.otherwise();
    }

    private @Nullable Object applied(Application application) {
        List<TypedExpression> operands = application.operands();
        return switch (application.operator()) {
            case AND -> connected(operands, false);
            case OR -> connected(operands, true);
            case COALESCE -> firstThere(operands);
            case BETWEEN -> between(operands);
            case IS_NULL -> value(operands.get(0)) == null;
            case IN -> contained(operands);
            case NULLIF -> unlessEqual(operands);
            case CONCAT -> joined(operands);
            default -> strict(application);
        };
    }

    /// Operands in their order up to the one that decides.
    private @Nullable Object connected(List<TypedExpression> operands, boolean deciding) {
        boolean unknown = false;
        for (TypedExpression operand : operands) {
            Object value = value(operand);
            if (value != null && (Boolean) value == deciding) {
                return deciding;
            }
            unknown |= value == null;
        }
        return unknown ? null : !deciding;
    }

    private @Nullable Object firstThere(List<TypedExpression> operands) {
        for (TypedExpression operand : operands) {
            Object value = value(operand);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /// As `low <= value AND value <= high`, so that the second bound is not looked at in vain.
    private @Nullable Object between(List<TypedExpression> operands) {
        ExpressionType type = operands.get(0).type();
        Object value = value(operands.get(0));
        Object low = value(operands.get(1));
        if (value != null && low != null && Comparison.compare(value, low, type) < 0) {
            return false;
        }
        Object high = value(operands.get(2));
        if (value != null && high != null && Comparison.compare(value, high, type) > 0) {
            return false;
        }
        boolean unknown = value == null || low == null || high == null;
        return unknown ? null : true;
    }

    private @Nullable Object contained(List<TypedExpression> operands) {
        ExpressionType type = operands.get(0).type();
        List<@Nullable Object> values = values(operands);
        Object value = values.get(0);
        if (value == null) {
            return null;
        }
        List<@Nullable Object> list = values.subList(1, values.size());
        boolean found = list.stream().anyMatch(v -> v != null && Comparison.compare(value, v, type) == 0);
        boolean unknown = !found && list.contains(null);
        return unknown ? null : found;
    }

    private @Nullable Object unlessEqual(List<TypedExpression> operands) {
        List<@Nullable Object> values = values(operands);
        Object first = values.get(0);
        Object second = values.get(1);
        boolean equal = first != null
                && second != null
                && Comparison.compare(first, second, operands.get(0).type()) == 0;
        return equal ? null : first;
    }

    private String joined(List<TypedExpression> operands) {
        var text = new StringBuilder();
        values(operands).stream().filter(Objects::nonNull).forEach(text::append);
        return text.toString();
    }

    private @Nullable Object strict(Application application) {
        List<Object> there = new ArrayList<>();
        values(application.operands()).stream().filter(Objects::nonNull).forEach(there::add);
        return there.size() < application.operands().size()
                ? null
                : Functions.apply(application.operator(), there, application.operands());
    }

    /// All of them, also where one is null: any may be a fault.
    private List<@Nullable Object> values(List<TypedExpression> operands) {
        List<@Nullable Object> values = new ArrayList<>();
        operands.forEach(operand -> values.add(value(operand)));
        return values;
    }
}
