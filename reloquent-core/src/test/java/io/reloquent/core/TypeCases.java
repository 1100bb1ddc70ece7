package io.reloquent.core;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Values of one type of PostgreSQL, and what each of them is to become: first those at the edges, then any.
///
/// @param column what the column is called
/// @param type   as it is declared
record TypeCases(String column, String type, List<Case> edges, Function<SplittableRandom, Case> any) {

    private static final int NULLS = 30;

    /// A value in PostgreSQL's text form, written down without a look at how the program reads it.
    ///
    /// @param text null for null
    /// @param lost how many losses of it are counted
    record Case(@Nullable String text, BsonValue expected, int lost) {

        static final Case NULL = new Case(null, BsonNull.VALUE, 0);

        Case(String text, BsonValue expected) {
            this(text, expected, 0);
        }

        /// A text that stays as it is.
        static Case same(String text) {
            return new Case(text, new BsonString(text), 0);
        }

        /// As COPY reads it.
        String copied() {
            return text == null
                    ? "\\N"
                    : text.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
        }
    }

    /// Whether some of the first values lose something.
    boolean loseSomething() {
        return IntStream.range(0, 1000).anyMatch(number -> number(number).lost() > 0);
    }

    @Override
    public String toString() {
        return type;
    }

    /// The same case for the same number, at any time.
    Case number(int number) {
        if (number < edges.size()) {
            return edges.get(number);
        }
        var random = new SplittableRandom(number * 1_000_003L + column.hashCode());
        return random.nextInt(NULLS) == 0 ? Case.NULL : any.apply(random);
    }
}
