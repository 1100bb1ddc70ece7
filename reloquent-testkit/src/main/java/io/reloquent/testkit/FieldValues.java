package io.reloquent.testkit;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType.Attribute;
import io.reloquent.catalog.NamedType.CompositeType;
import io.reloquent.catalog.Table;
import io.reloquent.design.AddedField;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.AddedField.PySparkField;
import io.reloquent.design.Contents;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// What fields are called and what they hold.
final class FieldValues {

    private final Catalog catalog;
    private final JdbcValues jdbc;
    private final Naming naming;
    private final TypeChoices choices;

    FieldValues(Catalog catalog, Naming naming, TypeChoices choices) {
        this.catalog = catalog;
        this.jdbc = new JdbcValues(catalog);
        this.naming = naming;
        this.choices = choices;
    }

    /// A column's field; MongoDB would read a dot in it as a path.
    String name(String column) {
        return naming.field(column).replace('.', '\uff0e');
    }

    /// What contents want of a row besides its columns as they are.
    List<Asked> asked(Table table, Contents contents) {
        List<Asked> asked = new ArrayList<>();
        table.columns().forEach(column -> asked.add(asked(column, contents.rule(column.name()))));
        contents.add().stream()
                .filter(ComputedField.class::isInstance)
                .forEach(added -> asked.add(Asked.expression(((ComputedField) added).expression())));
        return asked;
    }

    /// Elements that become something else are asked for as text.
    private Asked asked(Column column, FieldRule rule) {
        Asked plain = Asked.column(column, rule);
        return isArray(column, rule) && other(column, rule) != null ? plain.asTexts() : plain;
    }

    private boolean isArray(Column column, FieldRule rule) {
        return rule.compute() == null && catalog.underlying(column.type()).isArray();
    }

    /// The type that was asked for instead of the one the values have by themselves.
    private @Nullable BsonType other(Column column, FieldRule rule) {
        BsonType asked = rule.type() == null && rule.compute() == null ? chosen(column.type()) : rule.type();
        boolean standard = asked == BsonType.DOCUMENT || asked == jdbc.standard(column.type());
        return rule.compute() == null && standard ? null : asked;
    }

    /// What is said of a domain comes before what is said of the type it is made of.
    private @Nullable BsonType chosen(DataType type) {
        return choices.of(type).or(() -> choices.of(catalog.underlying(type))).orElse(null);
    }

    Optional<BsonValue> column(Row row, Column column, FieldRule rule, Nulls around) {
        Nulls nulls = rule.nulls() == null ? around : rule.nulls();
        return kept(value(row, column, rule, nulls), row.isNull(asked(column, rule)), nulls);
    }

    BsonValue value(Row row, Column column, FieldRule rule, Nulls nulls) {
        Asked asked = asked(column, rule);
        BsonType other = other(column, rule);
        BsonValue plain = row.value(asked);
        Optional<CompositeType> composite = jdbc.composite(column.type());
        if (row.isNull(asked)) {
            return BsonNull.VALUE;
        }
        if (isArray(column, rule)) {
            return other == null ? plain : each(plain.asArray(), other);
        }
        if (rule.compute() == null && other == null && composite.isPresent()) {
            return composite(plain.asDocument(), composite.get(), nulls);
        }
        return rule.compute() == null && other != null
                ? parsed(plain, row.text(asked), other)
                : typed(plain, row.text(asked), other);
    }

    Optional<BsonValue> added(Row row, AddedField added, Nulls around) {
        return switch (added) {
            case ConstantField constant -> Optional.of(Conversions.parse(constant.value(), constant.type()));
            case ComputedField computed -> {
                Asked asked = Asked.expression(computed.expression());
                BsonValue value = typed(row.value(asked), row.text(asked), computed.type());
                yield kept(value, row.isNull(asked), computed.nulls() == null ? around : computed.nulls());
            }
            case PySparkField code -> throw new IllegalArgumentException(code.field() + " is for Spark alone");
        };
    }

    /// @param absent whether there is no value; JSON's null is one
    static Optional<BsonValue> kept(BsonValue value, boolean absent, Nulls nulls) {
        return absent && nulls == Nulls.OMIT ? Optional.empty() : Optional.of(value);
    }

    /// The value of an expression, whose type only the value itself tells.
    private static BsonValue typed(BsonValue plain, BsonValue text, @Nullable BsonType asked) {
        if (asked == null || plain.isNull() || (asked == BsonType.STRING && plain.isString())) {
            return plain;
        }
        return parsed(plain, text, asked);
    }

    private static BsonValue parsed(BsonValue plain, BsonValue text, BsonType type) {
        boolean instant = plain.isDateTime() && type == BsonType.INT64;
        return instant
                ? Conversions.microseconds(text.asString().getValue())
                : Conversions.parse(text.asString().getValue(), type);
    }

    private static BsonArray each(BsonArray texts, BsonType type) {
        var typed = new BsonArray();
        for (BsonValue text : texts) {
            typed.add(text.isArray() ? each(text.asArray(), type) : typed(text, text, type));
        }
        return typed;
    }

    /// A field for each attribute.
    private BsonDocument composite(BsonDocument raw, CompositeType type, Nulls nulls) {
        var fields = new DocumentFields();
        for (Attribute attribute : type.attributes()) {
            BsonValue value = attribute(raw.get(attribute.name(), BsonNull.VALUE), attribute.type(), nulls);
            fields.put(name(attribute.name()), kept(value, value.isNull(), nulls));
        }
        return fields.document();
    }

    private BsonValue attribute(BsonValue plain, DataType type, Nulls nulls) {
        Optional<CompositeType> composite = jdbc.composite(type).filter(c -> plain.isDocument());
        return composite.isPresent() ? composite(plain.asDocument(), composite.get(), nulls) : plain;
    }
}
