package io.reloquent.plan;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.FieldFinding;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Finding;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.expression.TypedExpression;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.Rendition;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.TypeMapping;
import io.reloquent.mapping.ValueMapping;
import io.reloquent.plan.OutputValue.AttributeAt;
import io.reloquent.plan.OutputValue.ColumnAt;
import io.reloquent.plan.OutputValue.CompositeAt;
import io.reloquent.plan.OutputValue.ExpressionAt;
import io.reloquent.plan.OutputValue.Literal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plans single fields: which value of the row, under which type.
final class FieldPlanner {

    private final Catalog catalog;
    private final TypeChoices choices;
    private final TypeMapping types;
    private final TypeMapping ownTypes;
    private final Expressions expressions;
    private final Naming naming;
    private final Consumer<Finding> findings;
    private final String collection;
    private final Collection<FieldPath> paths;

    FieldPlanner(
            Catalog catalog,
            TypeChoices choices,
            Expressions expressions,
            Naming naming,
            Consumer<Finding> findings,
            String collection,
            Collection<FieldPath> paths) {
        this.catalog = catalog;
        this.choices = choices;
        this.types = new TypeMapping(catalog, choices);
        this.ownTypes = new TypeMapping(catalog, TypeChoices.NONE);
        this.expressions = expressions;
        this.naming = naming;
        this.findings = findings;
        this.collection = collection;
        this.paths = paths;
    }

    /// The name of the field that holds a column. It is one name, whatever dots it holds: they are written as a
    /// full-width full stop, which MongoDB does not read as a path.
    String name(Spot spot, String column) {
        String named = naming.field(column);
        String field = named.replace('.', '\uff0e');
        if (!field.equals(named)) {
            findings.accept(new FieldFinding.RenamedField(spot.place(), column, field));
        }
        return field;
    }

    /// The field of one column under its rule.
    ///
    /// @param name the field's own name, the last part of `path`
    Field column(Spot spot, ReadBuilder reads, Column column, FieldRule rule, String name, String path) {
        boolean omitNull = (rule.nulls() == null ? spot.nulls() : rule.nulls()) == Nulls.OMIT;
        if (rule.compute() != null) {
            Optional<TypedExpression> expression =
                    expressions.value(spot.inner(column.name()), spot.table(), rule.compute());
            return expression
                    .map(e -> computed(spot, reads, e, rule, column.name(), name, path, omitNull))
                    .orElseGet(() -> nothing(name));
        }
        ValueMapping mapping = mapping(spot, column.name(), column.type(), rule.type(), types);
        var at = new ColumnAt(spot.index(), column.name());
        if (mapping.type() == BsonType.DOCUMENT) {
            refuseFallback(spot, rule, column.name(), mapping);
            return composite(spot, reads, at, List.of(), column.type(), name, omitNull);
        }
        note(spot, column.name(), null, path, mapping, rule);
        return value(spot, reads, at, mapping, rule, column.name(), name, omitNull);
    }

    Field computed(Spot spot, ReadBuilder reads, ComputedField added, String name, String path) {
        boolean omitNull = (added.nulls() == null ? spot.nulls() : added.nulls()) == Nulls.OMIT;
        FieldRule rule = added.type() == null ? FieldRule.NONE : FieldRule.NONE.as(added.type());
        return expressions
                .value(spot.inner(added.field()), spot.table(), added.expression())
                .map(e -> computed(spot, reads, e, rule, added.field(), name, path, omitNull))
                .orElseGet(() -> nothing(name));
    }

    Field constant(Spot spot, ReadBuilder reads, ConstantField added, String name) {
        DataType type = Constants.type(added.type());
        ValueMapping mapping = mapping(spot, added.field(), type, added.type(), ownTypes);
        if (!Constants.fits(mapping.wire(), added.value())) {
            findings.accept(new FieldFinding.ValueDoesNotFit(
                    spot.inner(added.field()), added.value(), added.type().written()));
        }
        int output = reads.output(new Literal(added.value(), type.toString()), mapping.sent());
        return new Field.Value(name, output, added.field(), mapping, false);
    }

    private Field computed(
            Spot spot,
            ReadBuilder reads,
            TypedExpression expression,
            FieldRule rule,
            String label,
            String name,
            String path,
            boolean omitNull) {
        DataType type = Constants.type(expression.type());
        ValueMapping mapping = mapping(spot, label, type, rule.type(), ownTypes);
        note(spot, null, expression, path, mapping, rule);
        return value(spot, reads, new ExpressionAt(spot.index(), expression), mapping, rule, label, name, omitNull);
    }

    private Field value(
            Spot spot,
            ReadBuilder reads,
            OutputValue value,
            ValueMapping mapping,
            FieldRule rule,
            String label,
            String name,
            boolean omitNull) {
        String fallback = rule.fallback();
        if (fallback != null && (mapping.array() || !Constants.fits(mapping.wire(), fallback))) {
            refuseFallback(spot, rule, label, mapping);
            fallback = null;
        }
        int output = reads.output(new Output(value, mapping.sent(), fallback));
        return new Field.Value(name, output, label, mapping, omitNull);
    }

    /// A subdocument with a field for each attribute, all the way down.
    private Field composite(
            Spot spot,
            ReadBuilder reads,
            ColumnAt at,
            List<String> path,
            DataType declared,
            String name,
            boolean omitNull) {
        int presence = reads.output(new CompositeAt(at, path), Rendition.AS_IS);
        CompositeType type = (CompositeType)
                catalog.type(catalog.underlying(declared).name()).orElseThrow();
        var tree = new FieldTree(spot.inner(at.column()), findings);
        for (Attribute attribute : type.attributes()) {
            List<String> inner = new ArrayList<>(path);
            inner.add(attribute.name());
            ValueMapping mapping = mapping(spot, at.column(), attribute.type(), null, types);
            tree.add(
                    name(spot, attribute.name()),
                    field -> mapping.type() == BsonType.DOCUMENT
                            ? composite(spot, reads, at, inner, attribute.type(), field, omitNull)
                            : new Field.Value(
                                    field,
                                    reads.output(new AttributeAt(at, inner), mapping.sent()),
                                    at.column(),
                                    mapping,
                                    omitNull));
        }
        return new Field.Joined(name, presence, tree.build(), null, omitNull);
    }

    private ValueMapping mapping(Spot spot, String label, DataType type, @Nullable BsonType asked, TypeMapping by) {
        Optional<ValueMapping> possible = by.map(type, asked);
        if (possible.isEmpty()) {
            findings.accept(notPossible(spot, label, type, asked));
        }
        ValueMapping mapping = possible.orElseGet(() -> ownTypes.map(type, null).orElseThrow());
        mapping.losses().forEach(loss -> findings.accept(new FieldFinding.Lossy(spot.place(), label, loss.sentence())));
        return mapping;
    }

    private Finding notPossible(Spot spot, String label, DataType type, @Nullable BsonType asked) {
        return asked == null
                ? new FieldFinding.ChoiceNotPossible(
                        "type-mapping.yaml",
                        type.element().toString(),
                        choices.of(type).orElse(BsonType.STRING))
                : new FieldFinding.TypeNotPossible(spot.place(), label, type.toString(), asked);
    }

    private void refuseFallback(Spot spot, FieldRule rule, String label, ValueMapping mapping) {
        if (rule.fallback() != null) {
            findings.accept(new FieldFinding.ValueDoesNotFit(
                    spot.inner(label), rule.fallback(), mapping.type().written()));
        }
    }

    /// Remembers where a value went, for indexes. A row that was merged is in as many documents as point at it.
    private void note(
            Spot spot,
            @Nullable String column,
            @Nullable TypedExpression expression,
            String path,
            ValueMapping mapping,
            FieldRule rule) {
        String place = spot.merged() ? spot.place() : spot.path();
        boolean array = spot.arrays() || mapping.array();
        boolean neverNull = column != null && catalog.table(spot.table()).isNeverNull(column);
        boolean filled = rule.fallback() != null && !neverNull;
        paths.add(new FieldPath(collection, spot.table(), column, expression, place, path, mapping, array, filled));
    }

    /// What stands in for a field that a finding has ruled out.
    private Field nothing(String name) {
        return new Field.Group(name, List.of());
    }
}
