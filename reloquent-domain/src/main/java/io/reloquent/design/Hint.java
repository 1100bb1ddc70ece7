package io.reloquent.design;

import io.reloquent.catalog.TableName;
import java.util.Set;

/// What the user says of two tables, for a suggestion to follow.
public sealed interface Hint {

    TableName one();

    TableName other();

    /// Whether it is about these two, in whatever order.
    default boolean isAbout(TableName a, TableName b) {
        return Set.of(one(), other()).equals(Set.of(a, b));
    }

    /// Their rows are read together: the rows of the one are best kept in the documents of the other.
    record Together(TableName one, TableName other) implements Hint {
        public Together {
            requireTwo(one, other);
        }
    }

    /// Their rows are read or written apart: neither is kept in documents of the other.
    record Apart(TableName one, TableName other) implements Hint {
        public Apart {
            requireTwo(one, other);
        }
    }

    private static void requireTwo(TableName one, TableName other) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("a hint is about two tables, and " + one + " is one");
        }
    }
}
