package io.reloquent.plan;

import io.reloquent.expression.ExpressionType;
import io.reloquent.expression.TypedExpression.ColumnValue;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.mapping.BsonType;
import io.reloquent.plan.IndexCondition.Literal;
import io.reloquent.plan.IndexCondition.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The value that a column is compared with, as its field would hold it.
record IndexedLiteral(ColumnValue column, FieldPath field, Relation relation, Constant constant) {

    private static final int DIGITS_OF_DECIMAL = 34;
    private static final int DIGITS_OF_DOUBLE = 15;
    private static final Set<String> COMPARED_AS_THEY_ARE = Set.of("text", "varchar", "name");

    /// @param exact whether MongoDB's comparison holds for the same rows
    record Outcome(Literal literal, boolean exact) {}

    /// Nothing where MongoDB's comparison would be another.
    Optional<Outcome> inDocument() {
        Object value = Objects.requireNonNull(constant.value());
        return switch (column.type()) {
            case INTEGER -> number(decimal(value));
            case DECIMAL -> number(decimal(value)).map(this::withoutNotANumber);
            case DOUBLE -> floating(value).map(this::withoutNotANumber);
            case TEXT -> text((String) value);
            case BOOLEAN -> equal(BsonType.BOOLEAN, value.toString());
            case UUID -> equal(BsonType.UUID, value.toString());
            case DATE -> instant(((LocalDate) value).atStartOfDay().toInstant(ZoneOffset.UTC));
            case TIMESTAMP -> instant(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
            case TIMESTAMPTZ -> instant((Instant) value);
            case BYTES, OTHER -> Optional.empty();
        };
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) value).longValue());
    }

    private Optional<Outcome> number(BigDecimal value) {
        return switch (field.type()) {
            case INT32, INT64 -> whole(value);
            case DECIMAL128 ->
                value.precision() <= DIGITS_OF_DECIMAL
                        ? exact(BsonType.DECIMAL128, value.toPlainString())
                        : Optional.empty();
            case DOUBLE -> {
                boolean kept = !field.merges() && value.precision() <= DIGITS_OF_DOUBLE;
                yield Optional.of(new Outcome(new Literal(BsonType.DOUBLE, String.valueOf(value.doubleValue())), kept));
            }
            default -> Optional.empty();
        };
    }

    private Optional<Outcome> whole(BigDecimal value) {
        try {
            return exact(BsonType.INT64, String.valueOf(value.longValueExact()));
        } catch (ArithmeticException broken) {
            return value.precision() <= DIGITS_OF_DECIMAL
                    ? exact(BsonType.DECIMAL128, value.toPlainString())
                    : Optional.empty();
        }
    }

    private Optional<Outcome> floating(Object value) {
        double number = (Double) value;
        boolean is = field.type() == BsonType.DOUBLE && !Double.isNaN(number);
        boolean exact = column.source().name().equals("double precision");
        return is
                ? Optional.of(new Outcome(new Literal(BsonType.DOUBLE, String.valueOf(number)), exact))
                : Optional.empty();
    }

    /// To the source what is not a number is above all numbers, and to MongoDB it is not comparable.
    private Outcome withoutNotANumber(Outcome outcome) {
        boolean upwards = relation == Relation.GREATER || relation == Relation.GREATER_OR_EQUAL;
        return new Outcome(outcome.literal(), outcome.exact() && !upwards);
    }

    /// The source orders texts by their collation, and fills those of a fixed length with blanks.
    private Optional<Outcome> text(String value) {
        String source = column.source().name();
        boolean isLabel = source.indexOf('.') >= 0;
        return isLabel || COMPARED_AS_THEY_ARE.contains(source) ? equal(BsonType.STRING, value) : Optional.empty();
    }

    private Optional<Outcome> equal(BsonType type, String text) {
        return field.type() == type && relation == Relation.EQUAL ? exact(type, text) : Optional.empty();
    }

    /// Where microseconds are cut off, values move down to the millisecond, so that only two relations still hold.
    private Optional<Outcome> instant(Instant value) {
        if (field.type() != BsonType.DATE
                || !value.truncatedTo(ChronoUnit.MILLIS).equals(value)) {
            return Optional.empty();
        }
        boolean cut = column.type() != ExpressionType.DATE && field.merges();
        boolean holds = !cut || relation == Relation.LESS || relation == Relation.GREATER_OR_EQUAL;
        return Optional.of(new Outcome(new Literal(BsonType.DATE, value.toString()), holds));
    }

    private static Optional<Outcome> exact(BsonType type, String text) {
        return Optional.of(new Outcome(new Literal(type, text), true));
    }
}
