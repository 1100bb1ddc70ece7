package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/// Arrays, composite values and hstore.
final class NestedCases {

    private static final String EMPTY = "{}";

    private NestedCases() {}

    static List<TypeCases> all() {
        return List.of(
                array("integers", "integer[]", r -> NumberCases.int32(r.nextInt())),
                array("texts", "text[]", r -> Case.same(TextCases.text(r, 8))),
                array("moods", "own.mood[]", r -> Case.same(TextCases.mood(r))),
                array(
                        "numerics",
                        "numeric[]",
                        r -> NumberCases.decimal(
                                new BigDecimal(NumberCases.digits(r, 1 + r.nextInt(34)), r.nextInt(9)))),
                array("times", "time[]", r -> Case.same(TimeCases.clock(r))),
                array("instants", "timestamptz[]", r -> TimeCases.timestamp(TimeCases.time(r), "+00")),
                new TypeCases("address", "own.address", List.of(), r -> address(r, false)),
                new TypeCases(
                        "addresses",
                        "own.address[]",
                        List.of(new Case(EMPTY, new BsonArray())),
                        r -> list(r, random -> address(random, true))),
                new TypeCases(
                        "hstores",
                        "ext.hstore[]",
                        List.of(new Case(EMPTY, new BsonArray())),
                        r -> list(r, NestedCases::hstore)),
                new TypeCases("hstore", "ext.hstore", List.of(new Case("", new BsonDocument())), NestedCases::hstore));
    }

    private static TypeCases array(String column, String type, Function<SplittableRandom, Case> element) {
        return new TypeCases(
                column,
                type,
                List.of(
                        new Case(EMPTY, new BsonArray()),
                        new Case("{NULL}", new BsonArray(List.of(BsonNull.VALUE))),
                        new Case("[0:0]={NULL}", new BsonArray(List.of(BsonNull.VALUE)), 1)),
                random -> array(random, element));
    }

    /// Up to three dimensions, some of which do not begin at 1: one loss, whatever the elements lose.
    private static Case array(SplittableRandom random, Function<SplittableRandom, Case> element) {
        int[] sizes = random.ints(random.nextInt(1, 4), 1, 4).toArray();
        int[] lower = random.ints(sizes.length, 0, 4)
                .map(i -> i == 0 ? random.nextInt(-5, 6) : 1)
                .toArray();
        boolean moved = Arrays.stream(lower).anyMatch(bound -> bound != 1);
        var text = new StringBuilder();
        for (int i = 0; i < sizes.length && moved; i++) {
            text.append("[%d:%d]".formatted(lower[i], lower[i] + sizes[i] - 1));
        }
        text.append(moved ? "=" : "");
        var array = new BsonArray();
        int lost = dimension(random, element, sizes, 0, text, array);
        return new Case(text.toString(), array, lost + (moved ? 1 : 0));
    }

    private static int dimension(
            SplittableRandom random,
            Function<SplittableRandom, Case> element,
            int[] sizes,
            int depth,
            StringBuilder text,
            BsonArray array) {
        int lost = 0;
        text.append('{');
        for (int i = 0; i < sizes[depth]; i++) {
            text.append(i > 0 ? "," : "");
            if (depth < sizes.length - 1) {
                var inner = new BsonArray();
                lost += dimension(random, element, sizes, depth + 1, text, inner);
                array.add(inner);
            } else {
                Case value = random.nextInt(5) == 0 ? Case.NULL : element.apply(random);
                text.append(quoted(value));
                array.add(value.expected());
                lost += value.lost();
            }
        }
        text.append('}');
        return lost;
    }

    private static Case list(SplittableRandom random, Function<SplittableRandom, Case> element) {
        List<String> texts = new ArrayList<>();
        var array = new BsonArray();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Case value = random.nextInt(5) == 0 ? Case.NULL : element.apply(random);
            texts.add(quoted(value));
            array.add(value.expected());
        }
        return new Case("{" + String.join(",", texts) + "}", array);
    }

    /// @param json whether it goes through JSON, which has no dates
    private static Case address(SplittableRandom random, boolean json) {
        Case street = random.nextInt(4) == 0 ? Case.NULL : Case.same(TextCases.text(random, 9));
        Case number = random.nextInt(4) == 0 ? Case.NULL : new Case("7", new BsonInt32(7));
        LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
        BsonValue since = json ? new BsonString(day.toString()) : new BsonDateTime(day.toEpochDay() * 86_400_000L);
        return new Case(
                "(%s,%s,%s)".formatted(inRow(street), inRow(number), day),
                new BsonDocument("street", street.expected())
                        .append("number", number.expected())
                        .append("since", since));
    }

    private static String inRow(Case value) {
        return value.text() == null ? "" : quoted(value);
    }

    private static String quoted(Case value) {
        return value.text() == null
                ? "NULL"
                : '"' + value.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// Ordered as PostgreSQL keeps it: short keys first.
    private static Case hstore(SplittableRandom random) {
        Comparator<String> shortFirst = Comparator.comparingInt(key -> key.getBytes(StandardCharsets.UTF_8).length);
        Map<String, Case> values = new TreeMap<>(
                shortFirst.thenComparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(
                    "k" + TextCases.text(random, 5),
                    random.nextInt(4) == 0 ? Case.NULL : Case.same(TextCases.text(random, 9)));
        }
        List<String> texts = new ArrayList<>();
        var document = new BsonDocument();
        values.forEach((key, value) -> {
            texts.add(quoted(Case.same(key)) + "=>" + quoted(value));
            document.put(key, value.expected());
        });
        return new Case(String.join(",", texts), document);
    }
}
