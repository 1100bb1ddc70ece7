package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.plan.DocumentSchema.Member;
import io.reloquent.plan.DocumentSchema.Value;
import io.reloquent.plan.OutputValue.AttributeAt;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.OutputValue.CompositeAt;
import io.reloquent.plan.OutputValue.Digest;
import io.reloquent.plan.OutputValue.ExpressionAt;
import io.reloquent.plan.OutputValue.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Finds out what documents have in common. What is not certain to be there, or not to be null, need not be.
final class SchemaMaker {

    private static final String NULL = "null";
    private static final String ARRAY = "array";
    private static final String OBJECT = "object";

    /// The table that is read, which every row has.
    private static final int READ = 0;

    private final Catalog catalog;

    SchemaMaker(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Member> members(Nest nest) {
        return members(nest.fields(), nest.read(), Set.of(READ));
    }

    /// @param there positions of the joined tables that the row is known to have
    private List<Member> members(List<Field> fields, Read read, Set<Integer> there) {
        List<Member> members = new ArrayList<>();
        for (Field field : fields) {
            switch (field) {
                case Field.Value value ->
                    members.add(new Member(value.name(), !value.omitNull(), value(value, read, there)));
                case Field.Group group -> members.add(group(group, read, there));
                case Field.Joined joined -> members.add(joined(joined, read, there));
                case Field.Merged merged -> {}
                case Field.Children children ->
                    members.add(
                            new Member(children.name(), true, new Value(List.of(ARRAY), List.of(), element(children))));
            }
        }
        return members;
    }

    /// It is there as soon as one of its fields is.
    private Member group(Field.Group group, Read read, Set<Integer> there) {
        List<Member> inner = members(group.fields(), read, there);
        boolean required = inner.stream().anyMatch(Member::required);
        return new Member(group.name(), required, new Value(List.of(OBJECT), inner, null));
    }

    private Member joined(Field.Joined joined, Read read, Set<Integer> there) {
        Set<Integer> inside = new TreeSet<>(there);
        if (read.outputs().get(joined.presence()).value() instanceof ColumnAt column) {
            inside.add(column.table());
        }
        List<Member> inner = members(joined.fields(), read, inside);
        List<String> types = joined.omitNull() ? List.of(OBJECT) : List.of(OBJECT, NULL);
        return new Member(joined.name(), !joined.omitNull(), new Value(types, inner, null));
    }

    private Value element(Field.Children children) {
        List<Member> inner = members(children.nest());
        if (!children.values()) {
            return new Value(List.of(OBJECT), inner, null);
        }
        Value only = inner.get(0).value();
        return inner.get(0).required() ? only : orNull(only);
    }

    /// A left out null is no field of a document, but it is an element of an array.
    private static Value orNull(Value value) {
        if (value.types().isEmpty() || value.types().contains(NULL)) {
            return value;
        }
        List<String> types = new ArrayList<>(value.types());
        types.add(NULL);
        return new Value(types, value.members(), value.elements());
    }

    private Value value(Field.Value value, Read read, Set<Integer> there) {
        Value plain = value(value.mapping());
        boolean nullable = !value.omitNull() && !isNeverNull(read.outputs().get(value.output()), read, there);
        return nullable ? orNull(plain) : plain;
    }

    /// An array may be of any dimensions, so that its elements may be arrays.
    private static Value value(ValueMapping mapping) {
        if (!mapping.array()) {
            return mapping.type() == BsonType.JSON
                    ? Value.ANYTHING
                    : Value.of(List.of(mapping.type().alias()));
        }
        Value elements = mapping.type() == BsonType.JSON
                ? null
                : Value.of(List.of(mapping.type().alias(), NULL, ARRAY));
        return new Value(List.of(ARRAY), List.of(), elements);
    }

    private boolean isNeverNull(Output output, Read read, Set<Integer> there) {
        return switch (output.value()) {
            case ColumnAt column -> there.contains(column.table()) && isNeverNull(column, read);
            case Literal literal -> true;
            case Digest digest -> true;
            case AttributeAt attribute -> false;
            case CompositeAt composite -> false;
            case ExpressionAt expression -> false;
        };
    }

    private boolean isNeverNull(ColumnAt column, Read read) {
        TableName name = column.table() == READ
                ? read.table()
                : read.joins().get(column.table() - 1).table();
        return catalog.find(name)
                .map((Table table) -> table.isNeverNull(column.column()))
                .orElse(false);
    }
}
