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
}
