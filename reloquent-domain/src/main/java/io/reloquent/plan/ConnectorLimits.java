package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.Finding;
import io.reloquent.plan.ConnectorTypes.Answer;
import io.reloquent.plan.PlainRead.Held;
import io.reloquent.plan.PlainRead.Presence;
import io.reloquent.plan.PlainRead.Sort;
import io.reloquent.plan.PlainRead.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What MongoDB's connector for Spark can write of a collection exactly as the plan says, and every field that it
/// cannot.
public final class ConnectorLimits {

    /// A collection as far as the connector can write it. It is only to be written where nothing was found.
    public record Judgement(PlainCollection collection, List<Finding> findings) {
        public Judgement {
            findings = List.copyOf(findings);
        }
    }

    /// A level of a document.
    ///
    /// @param elements whether each row becomes a plain value
    /// @param present  the joined tables that are sure to have a row
    private record Level(Declared declared, List<Value> values, String place, boolean elements, Set<Integer> present) {
        Level in(String name) {
            return new Level(declared, values, name.isEmpty() ? place : place + "." + name, elements, present);
        }

        /// Inside a document that is only there where this output is.
        Level where(int presence) {
            Set<Integer> more = new HashSet<>(present);
            if (declared.output(presence).value() instanceof OutputValue.ColumnAt at) {
                more.add(at.table());
            }
            return new Level(declared, values, place, elements, more);
        }

        boolean mayBeNull(int output) {
            return declared.mayBeNull(output, present);
        }
    }

    private final Catalog catalog;
    private final List<Finding> findings = new ArrayList<>();
    private final List<PlainRead> reads = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    private ConnectorLimits(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Judges a collection.
    ///
    /// @param catalog declares which columns are never null, and how many digits they have
    public static Judgement of(Catalog catalog, CollectionPlan plan) {
        return new ConnectorLimits(catalog).judge(plan);
    }

    private Judgement judge(CollectionPlan plan) {
        nest(plan.root(), plan.collection(), false, true);
        boolean leaveOut = !leftOut.isEmpty();
        if (leaveOut && !written.isEmpty()) {
            refuse(
                    written.get(0),
                    "it writes null or leaves it out for a whole collection, and this one is left out at "
                            + leftOut.get(0),
                    false);
        }
        List<PlainRead> told =
                leaveOut ? reads.stream().map(ConnectorLimits::withoutNulls).toList() : reads;
        return new Judgement(new PlainCollection(plan, told, leaveOut), findings);
    }

    /// Where nulls are left out, they are in arrays too.
    private static PlainRead withoutNulls(PlainRead read) {
        List<Value> values = read.values().stream()
                .map(value ->
                        value instanceof Held held ? new Held(held.output(), held.wire(), held.type(), false) : value)
                .toList();
        return new PlainRead(read.nest(), values, read.order());
    }

    /// @param elements whether its rows become plain values
    private void nest(Nest nest, String place, boolean elements, boolean isRoot) {
        Read read = nest.read();
        if (read.onTrust()) {
            refuse(
                    place,
                    "only the mapping says that its rows have a key, and nobody would look whether they do",
                    false);
        }
        var declared = new Declared(catalog, read);
        List<Value> values = new ArrayList<>();
        int own = reads.size();
        List<Sort> order = isRoot ? List.of() : order(read, declared, place);
        reads.add(new PlainRead(nest, values, order));
        fields(nest.fields(), new Level(declared, values, place, elements, Set.of()));
        reads.set(own, new PlainRead(nest, values, order));
    }

    private List<Sort> order(Read read, Declared declared, String place) {
        List<Sort> order = new ArrayList<>();
        for (KeyPart part : read.key().subList(read.pathLength(), read.key().size())) {
            var type = declared.type(part.output());
            @Nullable PlainType decimal = type == null ? null : ConnectorTypes.declared(type);
            if (part.kind() == KeyKind.DECIMAL && (decimal == null || decimal.precision() > PlainType.MOST_DIGITS)) {
                refuse(place, "Spark cannot order it by a number without a declared scale", false);
            }
            PlainType known = decimal == null ? PlainType.of(PlainType.Kind.TEXT) : decimal;
            order.add(new Sort(part, known, declared.mayBeNull(part.output(), Set.of())));
        }
        return order;
    }

    private void fields(List<Field> fields, Level level) {
        for (Field field : fields) {
            Level inner = level.in(field.name());
            if (field.name().startsWith("$")) {
                refuse(inner.place(), "it takes no name that starts with $", false);
            }
            switch (field) {
                case Field.Value value -> value(value, inner, value.omitNull() && !level.elements());
                case Field.Group group -> fields(group.fields(), inner);
                case Field.Joined joined -> {
                    presence(joined.presence(), level.values());
                    nulls(joined.presence(), joined.omitNull(), inner);
                    fields(joined.fields(), inner.where(joined.presence()));
                }
                case Field.Merged merged -> {}
                case Field.Children children -> nest(children.nest(), inner.place(), children.values(), false);
            }
        }
    }

    /// @param omitNull whether there is no field where it is null; of an element, never
    private void value(Field.Value value, Level level, boolean omitNull) {
        Output output = level.declared().output(value.output());
        Answer answer = ConnectorTypes.of(value.mapping(), level.declared().type(value.output()), output);
        PlainType type = answer.type();
        if (type == null) {
            refuse(level.place(), answer.because(), true);
            return;
        }
        nulls(value.output(), omitNull, level);
        var held = new Held(value.output(), value.mapping().wire(), type, true);
        if (!level.values().contains(held)) {
            level.values().add(held);
        }
    }

    private void nulls(int output, boolean omitted, Level level) {
        if (level.mayBeNull(output)) {
            (omitted ? leftOut : written).add(level.place());
        }
    }

    private static void presence(int output, List<Value> values) {
        if (values.stream().noneMatch(value -> value.output() == output)) {
            values.add(new Presence(output));
        }
    }

    private void refuse(String place, String because, boolean asText) {
        findings.add(new FieldFinding.NotByConnector(place, because, asText));
    }
}
