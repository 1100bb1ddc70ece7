package io.reloquent.core;

import io.reloquent.core.TypeCases.Case;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/// Shapes, searches and spans: the text that PostgreSQL prints, but for what becomes GeoJSON.
final class PrintedCases {

    private PrintedCases() {}

    static List<TypeCases> all() {
        return List.of(
                of("line", r -> "{%d,%s,%s}".formatted(r.nextInt(1, 99), quarter(r), quarter(r))),
                of("box", PrintedCases::box),
                of("path", r -> points(r, r.nextBoolean() ? "[%s]" : "(%s)")),
                of("polygon", r -> points(r, "(%s)")),
                of("lseg", r -> "[(%s,%s),(%s,%s)]".formatted(quarter(r), quarter(r), quarter(r), quarter(r))),
                of("point", r -> "(" + quarter(r) + "," + quarter(r) + ")"),
                of("circle", r -> "<(%s,%s),%d>".formatted(quarter(r), quarter(r), r.nextInt(9))),
                of("tsvector", PrintedCases::vector),
                of("tsquery", PrintedCases::query),
                of("xml", r -> "<a b=\"%d\"> %s<![CDATA[%s]]></a>".formatted(r.nextInt(9), "\u00E9 ", "x\\n\n\t")),
                of("jsonpath", r -> "$.\"a%d\"[*]?(@.\"b\" > %d)".formatted(r.nextInt(9), r.nextInt(99))),
                of("txid_snapshot", r -> "%d:%d:%d".formatted(r.nextInt(1, 9), r.nextInt(20, 99), r.nextInt(10, 19))),
                of("tsrange", r -> "[\"%s\",\"%s\")".formatted(moment(r, 2000), moment(r, 3000))),
                of("tstzrange", r -> "(\"%s+00\",\"%s+00\"]".formatted(moment(r, 2000), moment(r, 3000))),
                new TypeCases("geometry", "gis.geometry", List.of(), PrintedCases::geometry));
    }

    private interface Text {
        String from(SplittableRandom random);
    }

    private static TypeCases of(String type, Text text) {
        return new TypeCases(type, type, List.of(), random -> Case.same(text.from(random)));
    }

    /// The upper right corner first.
    private static String box(SplittableRandom random) {
        return "(%d,%d),(%s,%s)"
                .formatted(random.nextInt(1000, 2000), random.nextInt(1000, 2000), quarter(random), quarter(random));
    }

    private static String points(SplittableRandom random, String brackets) {
        return brackets.formatted(IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(i -> "(" + quarter(random) + "," + quarter(random) + ")")
                .collect(Collectors.joining(",")));
    }

    /// Words in the order of their characters.
    private static String vector(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> word(random))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(word -> "'" + word + "':" + random.nextInt(1, 99))
                .collect(Collectors.joining(" "));
    }

    private static String query(SplittableRandom random) {
        return Stream.generate(() -> (random.nextBoolean() ? "!" : "") + "'" + word(random) + "'")
                .limit(random.nextInt(1, 5))
                .collect(Collectors.joining(random.nextBoolean() ? " & " : " | "));
    }

    private static String word(SplittableRandom random) {
        return random.ints(random.nextInt(1, 5), 'a', 'e')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String moment(SplittableRandom random, int year) {
        return "%d-%02d-%02d %02d:00:00%s"
                .formatted(
                        year + random.nextInt(999),
                        random.nextInt(1, 13),
                        random.nextInt(1, 29),
                        random.nextInt(24),
                        random.nextBoolean() ? "" : ".000001");
    }

    /// A line along the axis.
    private static Case geometry(SplittableRandom random) {
        String left = quarter(random);
        String right = Integer.toString(random.nextInt(1000, 2000));
        return new Case(
                "[" + left + "," + right + ")",
                new BsonDocument("type", new BsonString("LineString"))
                        .append("coordinates", new BsonArray(List.of(end(left), end(right)))));
    }

    private static BsonValue end(String coordinate) {
        BsonValue number = coordinate.contains(".")
                ? new BsonDouble(Double.parseDouble(coordinate))
                : new BsonInt32(Integer.parseInt(coordinate));
        return new BsonArray(List.of(number, new BsonInt32(0)));
    }

    /// A coordinate that PostgreSQL and Java write alike.
    private static String quarter(SplittableRandom random) {
        double value = random.nextInt(-999, 999) / 4.0;
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
