package io.reloquent.local.direct;

import io.reloquent.mapping.Rendition;
import io.reloquent.plan.Field;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Output;
import io.reloquent.plan.OutputValue;
import io.reloquent.plan.Read;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One nest of a collection as a document of its own, without what is nested in it.
///
/// @param place  the array that it stands in, with dots; empty at the root
/// @param parent position of the nest that it is nested in; -1 at the root
/// @param limit  how many of them a document holds at most; 0 holds all
/// @param frame  bytes that each has in its document besides: the element's head, and the arrays that begin in it
record SampledPart(Nest nest, String place, int parent, int limit, double frame) {

    /// Type, index with about two digits, and a zero byte.
    private static final double ELEMENT = 3.5;

    /// Type and zero byte of a name, length and zero byte of an array.
    private static final int ARRAY = 7;

    /// Length and zero byte of a document, type and zero byte of its one field.
    private static final int SINGLE = 7;

    /// In the order of the nest's reads.
    static List<SampledPart> of(Nest root) {
        List<SampledPart> parts = new ArrayList<>();
        add(root, "", -1, 0, 0, parts);
        return parts;
    }

    private static void add(Nest nest, String place, int parent, int limit, double head, List<SampledPart> parts) {
        int own = parts.size();
        double arrays = nest.arrays().stream()
                .mapToInt(array -> ARRAY + bytes(array.name()))
                .sum();
        parts.add(new SampledPart(
                new Nest(alone(nest.read()), without(nest.fields())), place, parent, limit, head + arrays));
        addArrays(nest.fields(), place, own, parts);
    }

    private static void addArrays(List<Field> fields, String place, int own, List<SampledPart> parts) {
        for (Field field : fields) {
            String path = place.isEmpty() ? field.name() : place + "." + field.name();
            switch (field) {
                case Field.Value value -> {}
                case Field.Merged merged -> {}
                case Field.Group group -> addArrays(group.fields(), path, own, parts);
                case Field.Joined joined -> addArrays(joined.fields(), path, own, parts);
                case Field.Children array -> add(array.nest(), path, own, array.limit(), head(array), parts);
            }
        }
    }

    /// A plain value stands in its array without the document that it was looked at in.
    private static double head(Field.Children array) {
        if (!array.values()) {
            return ELEMENT;
        }
        int name = array.nest().fields().stream()
                .mapToInt(field -> bytes(field.name()))
                .sum();
        return ELEMENT - SINGLE - name;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<Field> without(List<Field> fields) {
        List<Field> left = new ArrayList<>();
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> left.add(value);
                case Field.Merged merged -> left.add(merged);
                case Field.Group group -> left.add(new Field.Group(group.name(), without(group.fields())));
                case Field.Joined joined ->
                    left.add(new Field.Joined(
                            joined.name(),
                            joined.presence(),
                            without(joined.fields()),
                            joined.owned(),
                            joined.omitNull()));
                case Field.Children children -> {}
            }
        }
        return left;
    }

    /// Rows that come in no order belong to nothing, and are told apart by nobody.
    private static Read alone(Read read) {
        return new Read(
                read.name(),
                read.table(),
                read.condition(),
                read.joins(),
                read.outputs(),
                read.key(),
                0,
                read.key().size(),
                read.notNull(),
                read.partial(),
                read.shared(),
                read.rowIdentity(),
                false,
                read.sorting());
    }

    /// Nothing of any row of a read's table.
    static Read bare(Read read) {
        return plain(read, List.of(new Output(new OutputValue.Literal("1", "integer"), Rendition.AS_IS, null)));
    }

    /// Every row of a read's table, with what a read takes of that table alone: a join would be made anew for every
    /// slice, and cost more than the rows.
    static Read ownColumns(Read read) {
        List<Output> own = read.outputs().stream()
                .filter(output -> output.value() instanceof OutputValue.ColumnAt at && at.table() == 0)
                .toList();
        return own.isEmpty() ? bare(read) : plain(read, own);
    }

    private static Read plain(Read read, List<Output> outputs) {
        return new Read(
                read.name(),
                read.table(),
                null,
                List.of(),
                outputs,
                List.of(),
                0,
                0,
                List.of(),
                false,
                false,
                read.rowIdentity(),
                false,
                read.sorting());
    }
}
