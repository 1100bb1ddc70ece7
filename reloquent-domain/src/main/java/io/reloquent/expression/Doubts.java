package io.reloquent.expression;

import io.reloquent.expression.TypedExpression.Constant;
import java.util.List;
import java.util.function.Consumer;

/// Warns of what makes sense but may not be what a PostgreSQL of the user's own settings answers.
final class Doubts {

    private final ColumnNames columns;
    private final Consumer<Problem> warnings;

    Doubts(ColumnNames columns, Consumer<Problem> warnings) {
        this.columns = columns;
        this.warnings = warnings;
    }

    void letters(Operator operator, Operand operand) {
        if (!(operand.typed() instanceof Constant)) {
            warn(
                    operand.offset(),
                    "%s of letters other than A to Z depends on the collation of the database."
                            .formatted(operator.written()),
                    "Check such letters in the documents if the texts have them.");
        }
    }

    void order(List<Operand> operands) {
        operands.stream()
                .filter(operand -> columns.isEnum(operand.typed()))
                .forEach(operand -> warn(
                        operand.offset(),
                        "Labels of an enum are ordered as texts here, not as the type lists them.",
                        "Name the labels you mean: x IN ('…', '…')."));
    }

    void pattern(Operand text) {
        if (columns.isPadded(text.typed())) {
            warn(
                    text.offset(),
                    "A char(n) has no blanks at its end here; PostgreSQL's LIKE counts them.",
                    "Leave the blanks out of the pattern.");
        }
    }

    void conversion(Operand operand, ExpressionType to) {
        if (operand.typed() instanceof Constant) {
            return;
        }
        if (operand.type() == ExpressionType.DOUBLE && to == ExpressionType.TEXT) {
            warn(
                    operand.offset(),
                    "How many digits of a floating point number are written depends on the version of PostgreSQL.",
                    "Convert it first: CAST(CAST(… AS numeric) AS text).");
        }
        if (operand.type() == ExpressionType.TEXT && to.isTime()) {
            warn(
                    operand.offset(),
                    "PostgreSQL reads dates in more forms than 2024-01-31, some of them by its settings.",
                    "Make sure that every text has that form.");
        }
    }

    private void warn(int offset, String message, String remedy) {
        warnings.accept(new Problem(offset, message, remedy));
    }
}
