package io.reloquent.plan;

import java.util.ArrayList;
import java.util.List;

/// A stream of rows and the document each row becomes, with the streams nested in it.
public record Nest(Read read, List<Field> fields) {
    public Nest {
        fields = List.copyOf(fields);
    }

    /// This read and all nested ones, parents before children.
    public List<Read> reads() {
        List<Read> reads = new ArrayList<>();
        reads.add(read);
        collect(fields, reads);
        return reads;
    }

    private static void collect(List<Field> fields, List<Read> reads) {
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> {}
                case Field.Group group -> collect(group.fields(), reads);
                case Field.Joined joined -> collect(joined.fields(), reads);
                case Field.Children children -> reads.addAll(children.nest().reads());
            }
        }
    }

    /// The reads whose rows each go into one document at most, so that rows read can be held against rows there
    /// are: those
    /// that no joined row stands above.
    public List<Read> countable() {
        List<Read> reads = new ArrayList<>();
        reads.add(read);
        addCountable(fields, reads);
        return reads;
    }

    private static void addCountable(List<Field> fields, List<Read> reads) {
        for (Field field : fields) {
            if (field instanceof Field.Group group) {
                addCountable(group.fields(), reads);
            } else if (field instanceof Field.Children children) {
                reads.addAll(children.nest().countable());
            }
        }
    }
}
