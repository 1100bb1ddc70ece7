package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.core.syntax.SqlSyntax;
import io.reloquent.expression.Checked;
import io.reloquent.expression.Evaluation;
import io.reloquent.expression.EvaluationFault;
import io.reloquent.expression.Expression;
import io.reloquent.expression.InvalidExpression;
import io.reloquent.expression.TypeCheck;
import io.reloquent.expression.TypedExpression;
import io.reloquent.expression.TypedExpression.Constant;
import io.reloquent.source.postgresql.PostgresExpressions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What this program computes is what PostgreSQL computes, to the last digit and the last error.
class ExpressionAgreementTest {

    private static final int EXPRESSIONS = 3_000;
    private static final int ROWS = 40;
    private static final int SHOWN = 10;

    private final Catalog catalog = AnsweredTable.catalog();

    @Test
    void every_expression_has_the_same_answer_here_and_in_postgresql() throws SQLException {
        List<TypedExpression> expressions =
                texts(EXPRESSIONS).map(this::checked).flatMap(Optional::stream).toList();
        List<String> sql =
                expressions.stream().map(ExpressionAgreementTest::sql).toList();
        try (var table = AnsweredTable.create(ROWS)) {
            List<List<String>> theirs = table.answers(sql);
            List<List<String>> ours = answers(expressions, table.rows());
            assertThat(theirs.stream().flatMap(List::stream).filter(a -> a.startsWith("=")))
                    .hasSizeGreaterThan(10_000);
            assertThat(theirs.stream().flatMap(List::stream).filter(AnsweredTable.ERROR::equals))
                    .hasSizeGreaterThan(500);
            assertThat(disagreements(sql, ours, theirs).limit(SHOWN)).isEmpty();
        }
    }

    /// Where PostgreSQL itself computes the text as it was written. It counts small numbers in 32 bits and fails where
    /// they are too few; it computes with `real` in fewer digits (column f) and has blanks in `char(n)` (column a).
    @Test
    void every_text_means_here_what_it_means_to_postgresql() throws SQLException {
        List<String> texts = texts(EXPRESSIONS / 2)
                .filter(text -> !text.matches("(?s).*\\b[fa]\\b.*"))
                .filter(text -> checked(text).isPresent())
                .toList();
        List<TypedExpression> expressions =
                texts.stream().map(text -> checked(text).orElseThrow()).toList();
        try (var table = AnsweredTable.create(ROWS)) {
            List<List<String>> theirs = table.answers(texts);
            List<List<String>> ours = answers(expressions, table.rows());
            assertThat(disagreements(texts, ours, theirs)
                            .filter(d -> !d.theirs().equals(AnsweredTable.ERROR))
                            .limit(SHOWN))
                    .isEmpty();
        }
    }

    /// One expression for one row.
    private record Disagreement(String expression, int row, String ours, String theirs) {}

    private static Stream<Disagreement> disagreements(
            List<String> expressions, List<List<String>> ours, List<List<String>> theirs) {
        return IntStream.range(0, expressions.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, ROWS)
                        .filter(row ->
                                !ours.get(i).get(row).equals(theirs.get(i).get(row)))
                        .mapToObj(row -> new Disagreement(
                                expressions.get(i),
                                row + 1,
                                ours.get(i).get(row),
                                theirs.get(i).get(row))));
    }

    private static Stream<String> texts(int number) {
        return LongStream.range(0, number).mapToObj(seed -> new RandomExpressions(seed).any());
    }

    private static List<List<String>> answers(
            List<TypedExpression> expressions, List<Map<String, @Nullable Object>> rows) {
        return expressions.stream()
                .map(expression ->
                        rows.stream().map(row -> answer(expression, row)).toList())
                .toList();
    }

    /// It makes sense, but for some that are constant and have no value.
    private Optional<TypedExpression> checked(String text) {
        Checked checked = TypeCheck.check(parsed(text), catalog.table(AnsweredTable.NAME), catalog);
        assertThat(checked.errors())
                .as(text)
                .allMatch(problem -> problem.remedy().startsWith("No row"));
        return checked.typed();
    }

    private static Expression parsed(String text) {
        try {
            return new SqlSyntax().parse(text);
        } catch (InvalidExpression e) {
            throw new AssertionError(e.getMessage() + " " + text.substring(e.offset()) + " in " + text, e);
        }
    }

    private static String sql(TypedExpression expression) {
        return PostgresExpressions.sql(expression, column -> "t.\"" + column + '"');
    }

    private static String answer(TypedExpression expression, Map<String, @Nullable Object> row) {
        try {
            Object value = new Evaluation(row::get).value(expression);
            return new Constant(value, expression.type())
                    .text()
                    .map(text -> "=" + text)
                    .orElse(AnsweredTable.NULL);
        } catch (EvaluationFault e) {
            return AnsweredTable.ERROR;
        }
    }
}
