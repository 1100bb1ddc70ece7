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
        children().forEach(child -> reads.addAll(child.reads()));
        return reads;
    }

    /// The nests directly in this one, in the order of the fields.
    public List<Nest> children() {
        return arrays().stream().map(Field.Children::nest).toList();
    }

    /// The arrays of a document, wherever in it they are, in the order of the fields.
    public List<Field.Children> arrays() {
        List<Field.Children> arrays = new ArrayList<>();
        addArrays(fields, arrays);
        return arrays;
    }

    private static void addArrays(List<Field> fields, List<Field.Children> arrays) {
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> {}
                case Field.Merged merged -> {}
                case Field.Group group -> addArrays(group.fields(), arrays);
                case Field.Joined joined -> addArrays(joined.fields(), arrays);
                case Field.Children array -> arrays.add(array);
            }
        }
    }

    /// Everything whose rows can be counted: what no shared row stands above.
    public List<Countable> countable() {
        if (read.shared()) {
            return List.of();
        }
        List<Countable> countable = new ArrayList<>();
        countable.add(new Countable(read.name(), read.table(), read.partial() ? read : null, false));
        addCountable(fields, countable);
        return countable;
    }

    private static void addCountable(List<Field> fields, List<Countable> countable) {
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> {}
                case Field.Merged merged -> countable.add(merged.owned());
                case Field.Group group -> addCountable(group.fields(), countable);
                case Field.Joined joined -> {
                    if (joined.owned() != null) {
                        countable.add(joined.owned());
                        addCountable(joined.fields(), countable);
                    }
                }
                case Field.Children children -> countable.addAll(children.nest().countable());
            }
        }
    }

    /// The joined rows that belong to their document alone, in the order of the fields.
    public List<Countable> owned() {
        List<Countable> owned = new ArrayList<>();
        addOwned(fields, owned);
        return owned;
    }

    private static void addOwned(List<Field> fields, List<Countable> owned) {
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> {}
                case Field.Merged merged -> owned.add(merged.owned());
                case Field.Group group -> addOwned(group.fields(), owned);
                case Field.Joined joined -> {
                    if (joined.owned() != null) {
                        owned.add(joined.owned());
                    }
                    addOwned(joined.fields(), owned);
                }
                case Field.Children children -> addOwned(children.nest().fields(), owned);
            }
        }
    }
}
