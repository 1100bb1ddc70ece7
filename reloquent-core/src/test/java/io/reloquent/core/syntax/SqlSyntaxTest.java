package io.reloquent.core.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reloquent.expression.Expression.Case;
import io.reloquent.expression.Expression.Operation;
import io.reloquent.expression.InvalidExpression;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSyntaxTest {

    private static final int RANDOM_TEXTS = 100_000;
    private static final List<String> WORDS = List.of(
            "a",
            "\"B\"",
            "'x'",
            "1",
            "2.5",
            "(",
            ")",
            ",",
            "+",
            "-",
            "*",
            "/",
            "%",
            "=",
            "<>",
            "<",
            "||",
            "::",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "LIKE",
            "ESCAPE",
            "IS",
            "NULL",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "CAST",
            "AS",
            "text",
            "numeric",
            "UPPER(",
            "TRIM(",
            "SUBSTRING(",
            "FROM",
            "FOR",
            "EXTRACT(",
            "year",
            "DATE",
            "--",
            "/*",
            ";",
            "'",
            "\"",
            "SELECT",
            "EXISTS",
            "\u0000",
            "é",
            "😀",
            "\\",
            "$$",
            "[",
            "]",
            "{",
            "?",
            ":x",
            ".",
            "@",
            "#",
            "OVER",
            "DISTINCT",
            "INTERVAL",
            "ARRAY",
            "ROW",
            "LEADING",
            "\n",
            "COLLATE",
            "AT",
            "TIME",
            "ZONE");

    private final SqlSyntax syntax = new SqlSyntax();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "a + b * c - d ; SUBTRACT[ADD[a MULTIPLY[b c]] d]",
                "(a + b) * c ; MULTIPLY[ADD[a b] c]",
                "-a / 2 % 3 ; MODULO[DIVIDE[NEGATE[a] 2] 3]",
                "a = 1 AND b OR NOT c AND d ; OR[AND[EQUAL[a 1] b] AND[NOT[c] d]]",
                "a and b and c ; AND[a b c]",
                "a and (b and c) ; AND[a AND[b c]]",
                "a <> 1 ; NOT_EQUAL[a 1]",
                "a != 1 ; NOT_EQUAL[a 1]",
                "a || 'b' || c LIKE 'x%' ; LIKE[CONCATENATE[CONCATENATE[a TEXT:b] c] TEXT:x%]",
                "a NOT LIKE b ESCAPE '!' ; NOT[LIKE[a b TEXT:!]]",
                "a NOT IN (1, (2), b + 1) ; NOT[IN[a 1 2 ADD[b 1]]]",
                "a NOT BETWEEN 1 AND b + 2 AND c ; AND[NOT[BETWEEN[a 1 ADD[b 2]]] c]",
                "a + 1 IS NULL ; IS_NULL[ADD[a 1]]",
                "NOT a IS NOT NULL ; NOT[NOT[IS_NULL[a]]]",
                "CASE WHEN a THEN 1 WHEN b = 2 THEN c END ; CASE[a->1 EQUAL[b 2]->c]",
                "CASE a + 1 WHEN 1 THEN 'x' ELSE NULL END ; CASE[ADD[a 1]: 1->TEXT:x else NULL:null]",
                "COALESCE(a, NULLIF(b, ''), concat(c, d)) ; COALESCE[a NULLIF[b TEXT:] CONCAT[c d]]",
                "Upper(LOWER((a))) ; UPPER[LOWER[a]]",
                "TRIM(a) ; TRIM[a]",
                "TRIM(BOTH FROM a) ; TRIM[a]",
                "TRIM(LEADING 'x' FROM a) ; LTRIM[a TEXT:x]",
                "TRIM(TRAILING FROM a) ; RTRIM[a]",
                "TRIM('x' FROM a) ; TRIM[a TEXT:x]",
                "TRIM(a, 'x') ; TRIM[a TEXT:x]",
                "LTRIM(a, 'x') ; LTRIM[a TEXT:x]",
                "SUBSTRING(a FROM 2 FOR 3) ; SUBSTRING[a 2 3]",
                "SUBSTRING(a, 2) ; SUBSTRING[a 2]",
                "ROUND(a, 2) + CEILING(b) ; ADD[ROUND[a 2] CEIL[b]]",
                "EXTRACT(year FROM a) ; EXTRACT[TEXT:year a]",
                "DATE_TRUNC('month', a) ; DATE_TRUNC[TEXT:month a]",
                "CAST(a AS numeric(10,2)) ; CAST[a numeric(10,2)]",
                "CAST(a AS Double  Precision) ; CAST[a double precision]",
                "a::timestamp with time zone ; CAST[a timestamp with time zone]",
                "-a::text ; NEGATE[CAST[a text]]",
                "DATE '2024-01-31' ; DATE:2024-01-31",
                "timestamp '2024-01-31 10:00:00' ; TIMESTAMP:2024-01-31 10:00:00",
                "TIMESTAMPTZ '2024-01-31 10:00:00Z' ; TIMESTAMPTZ:2024-01-31 10:00:00Z",
                "true ; BOOLEAN:true",
                "Null ; NULL:null",
                "'it''s \\ -- /* not over' ; TEXT:it's \\ -- /* not over",
                "\"Quoted \"\"name\" ; \"Quoted \"name\"",
                "year + größe ; ADD[year größe]",
                "1.5e3 - .5 + 5. ; ADD[SUBTRACT[1.5e3 .5] 5.]"
            })
    void a_text_becomes_a_tree(String text, String tree) {
        assertThat(Printed.of(syntax.parse(text))).isEqualTo(tree);
    }

    @Test
    void white_space_of_any_kind_may_stand_between_quotes() {
        assertThat(Printed.of(syntax.parse("\"a\tb\nc\" || 'x\r\n\ty'")))
                .isEqualTo(Printed.of(syntax.parse("\"a b c\" || 'x y'"))
                        .replace("a b c", "a\tb\nc")
                        .replace("x y", "x\r\n\ty"));
    }

    @Test
    void every_part_knows_where_it_begins() {
        var sum = (Operation) syntax.parse("  (ab) + UPPER( 'x' )");
        assertThat(sum.offset()).isEqualTo(3);
        assertThat(sum.operands().get(1).offset()).isEqualTo(9);
        assertThat(((Operation) sum.operands().get(1)).operands().get(0).offset())
                .isEqualTo(16);
        var choice = (Case) syntax.parse("CASE WHEN a = 1 THEN DATE '2024-01-01' END");
        assertThat(choice.whens().get(0).condition().offset()).isEqualTo(10);
        assertThat(choice.whens().get(0).result().offset()).isEqualTo(21);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`` ; 0",
                "a + ; 3",
                "a b ; 2",
                "a AS b ; 2",
                "a -- b ; 2",
                "a /* b */ ; 2",
                "`a; DROP TABLE b` ; 1",
                "'abc ; 0",
                "a = \"b ; 4",
                "(SELECT 1) ; 0",
                "a IN (SELECT 1) ; 5",
                "EXISTS (SELECT 1) ; 0",
                "md5(a) ; 0",
                "a + UPER(b) ; 4",
                "COUNT(*) ; 0",
                "CONCAT(DISTINCT a) ; 7",
                "UPPER(a) OVER () ; 0",
                "t.a ; 0",
                "a COLLATE \"C\" ; 0",
                "a ~ b ; 2",
                "a ->> 'x' ; 0",
                "? ; 0",
                ":x ; 0",
                "E'a' ; 0",
                "1x ; 1",
                "user ; 0",
                "current_date ; 0",
                "a + order ; 4",
                "a || b + c ; 0",
                "a = NOT b ; 4",
                "a < b = c ; 6",
                "(a, b) ; 2",
                "a[1] ; 1",
                "CAST(a AS int[]) ; 13",
                "INTERVAL '1 day' ; 0",
                "a ILIKE 'x' ; 2",
                "a IS TRUE ; 0",
                "+a ; 0",
                "\"\" ; 0"
            })
    void what_is_not_in_the_language_is_refused_where_it_stands(String text, int offset) {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> syntax.parse(text))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(offset))
                .satisfies(e -> assertThat(e.getMessage()).matches("[A-Z].*[.?]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "((a))+",
                "NOT ",
                "CASE WHEN ",
                "UPPER(",
                "- ",
                "a AND ",
                "a + ",
                "1,",
                "'",
                "\"",
                "'x' || ",
                "a::text",
                "\u0000",
                "é",
                "a IN (",
                "COALESCE(a, ",
                "CAST(",
                "TRIM(",
                "[",
                "{",
                "/*",
                "--",
                ";",
                "\uD800"
            })
    void a_hostile_text_is_refused_at_once(String piece) {
        for (int times : new int[] {1, 60, 700, 1_600, 10_000, 1_000_000 / piece.length()}) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> refusedOrRead(piece.repeat(times)), piece);
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> refusedOrRead(piece.repeat(times) + "a" + ")".repeat(times)), piece);
        }
    }

    @Test
    void whatever_the_text_is_it_is_read_or_refused() {
        var random = new Random(42);
        int read = 0;
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            var text = new StringBuilder();
            for (int words = 1 + random.nextInt(8); words > 0; words--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextBoolean() ? " " : "");
            }
            read += refusedOrRead(text.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(500);
    }

    /// Anything else that is thrown fails the test.
    private boolean refusedOrRead(String text) {
        try {
            return Printed.of(syntax.parse(text)).length() > 0;
        } catch (InvalidExpression e) {
            assertThat(e.offset()).as(text.length() < 200 ? text : "").isBetween(0, text.length());
            return false;
        }
    }
}
