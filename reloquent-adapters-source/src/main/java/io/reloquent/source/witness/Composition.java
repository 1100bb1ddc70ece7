package io.reloquent.source.witness;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.design.AddedField;
import io.reloquent.design.AddedField.ComputedField;
import io.reloquent.design.AddedField.ConstantField;
import io.reloquent.design.AddedField.PySparkField;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.MergedDocument;
import io.reloquent.design.Embedding.Sort;
import io.reloquent.design.Embedding.ValueArray;
import io.reloquent.design.FieldRule;
import io.reloquent.design.Nulls;
import io.reloquent.design.Relationship;
import io.reloquent.design.RootCollection;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.source.witness.Standing.Hold;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a design into queries and what makes documents of their rows.
final class Composition {

    private final Catalog catalog;
    private final DocumentModel model;
    private final SourceTypes types;
    private final Cells cells;
    private final Expressions expressions;
    private final Answers answers;
    private final Weight weight;

    /// Says what type an expression over the row `r` of a table has.
    @FunctionalInterface
    interface Answers {
        String type(Table table, String sql) throws SQLException;
    }

    /// @param catalog with everything that the model declares
    Composition(
            Catalog catalog,
            DocumentModel model,
            TypeChoices choices,
            Expressions expressions,
            Answers answers,
            Weight weight) {
        this.catalog = catalog;
        this.model = model;
        this.types = new SourceTypes(catalog, choices);
        this.cells = new Cells(types, model.naming());
        this.expressions = expressions;
        this.answers = answers;
        this.weight = weight;
    }

    Stream root(RootCollection root) throws SQLException {
        Table table = catalog.table(root.from());
        Contents contents = root.contents();
        var id = new Ids(root, table, cells);
        Nulls nulls = contents.nulls() == null ? model.nulls() : contents.nulls();
        var standing = new Standing(table, contents.filter(), null, true, Sort.BY_KEY, id.key(), id.columns(), nulls);
        var place = new Place(standing, root.name(), types, this::filter);
        var slots = new Slots();
        id.put(slots, place.query(), place.row());
        fill(slots, contents, new Spot(standing, place, place.row()));
        id.order(place.query(), place.row());
        return place.stream(slots.fields(), new Elements(0, false, weight));
    }

    /// Where fields are filled in.
    ///
    /// @param place whose rows they are made of
    /// @param row   what its query calls the row of this table
    private record Spot(Standing at, Place place, String row) {
        Query query() {
            return place.query();
        }

        String column(String name) {
            return Sql.column(row, name);
        }
    }

    /// Columns in the table's order, then added fields, then what is embedded.
    private void fill(Slots slots, Contents contents, Spot spot) throws SQLException {
        for (Column column : spot.at().table.columns()) {
            if (contents.carries(column.name())
                    && (contents.names(column.name()) || !spot.at().taken.contains(column.name()))) {
                put(slots, column, contents.rule(column.name()), spot);
            }
        }
        for (AddedField added : contents.add()) {
            add(slots, added, spot);
        }
        for (Embedding embedding : contents.embed()) {
            embed(slots, embedding, spot);
        }
    }

    private void put(Slots slots, Column column, FieldRule rule, Spot spot) throws SQLException {
        Nulls nulls = rule.nulls() == null ? spot.at().nulls : rule.nulls();
        Cell cell = cell(column, rule, spot, nulls);
        boolean omit = nulls == Nulls.OMIT;
        if (rule.rename() == null) {
            slots.put(cells.name(column.name()), name -> new Field.Value(name, cell, omit));
        } else {
            slots.nest(rule.rename(), name -> new Field.Value(name, cell, omit));
        }
    }

    private Cell cell(Column column, FieldRule rule, Spot spot, Nulls nulls) throws SQLException {
        String fallback = rule.fallback();
        if (rule.compute() != null) {
            return computed(rule.compute(), fallback, rule.type(), spot);
        }
        String sql = orElse(spot.column(column.name()), fallback);
        return cells.declared(spot.query(), sql, column.type(), rule.type(), nulls);
    }

    private Cell computed(String text, @Nullable String fallback, @Nullable BsonType asked, Spot spot)
            throws SQLException {
        Table table = spot.at().table;
        String type = asked == null ? answers.type(table, expressions.sql(catalog, table, text, "r")) : "";
        String sql = orElse(expressions.sql(catalog, table, text, spot.row()), fallback);
        return cells.computed(spot.query(), sql, type, asked);
    }

    private static String orElse(String sql, @Nullable String fallback) {
        return fallback == null ? sql : "coalesce(" + sql + ", " + Sql.literal(fallback) + ")";
    }

    private void add(Slots slots, AddedField added, Spot spot) throws SQLException {
        switch (added) {
            case ConstantField constant -> {
                Cell cell = Cells.constant(constant.value(), constant.type());
                slots.nest(constant.field(), name -> new Field.Value(name, cell, false));
            }
            case ComputedField computed -> {
                Cell cell = computed(computed.expression(), null, computed.type(), spot);
                Nulls nulls = computed.nulls() == null ? spot.at().nulls : computed.nulls();
                slots.nest(computed.field(), name -> new Field.Value(name, cell, nulls == Nulls.OMIT));
            }
            case PySparkField code -> throw new IllegalArgumentException(code.field() + " is for Spark alone");
        }
    }

    private void embed(Slots slots, Embedding embedding, Spot spot) throws SQLException {
        Relationship by = Relationship.candidates(catalog, spot.at().table.name(), embedding)
                .get(0);
        switch (embedding) {
            case EmbeddedArray array -> {
                Stream inner = stream(array, inner(array, by, true, array.sort(), spot), spot);
                slots.nest(array.field(), name -> rows(name, inner, spot));
            }
            case ValueArray array -> {
                Stream inner = stream(array, inner(array, by, true, array.sort(), spot), spot);
                slots.nest(array.field(), name -> rows(name, inner, spot));
            }
            case EmbeddedDocument document -> {
                Spot joined = joined(inner(document, by, false, Sort.BY_KEY, spot), by, spot);
                var held = new Slots();
                fill(held, document.contents(), joined);
                String link = joined.column(by.embeddedColumns().get(0));
                int presence = spot.query().ask(link);
                boolean omit = spot.at().nulls == Nulls.OMIT;
                slots.nest(document.field(), name -> new Field.Joined(name, presence, held.fields(), omit));
            }
            case MergedDocument document ->
                fill(slots, document.contents(), joined(inner(document, by, false, Sort.BY_KEY, spot), by, spot));
        }
    }

    private Standing inner(Embedding embedding, Relationship by, boolean stream, Sort sort, Spot spot) {
        Contents contents = embedding.contents();
        boolean taken = by.embeddedHolds() || embedding instanceof MergedDocument;
        return new Standing(
                catalog.table(embedding.from()),
                contents.filter(),
                new Hold(spot.at(), by),
                stream,
                sort,
                List.of(),
                taken ? Set.copyOf(by.embeddedColumns()) : Set.of(),
                contents.nulls() == null ? spot.at().nulls : contents.nulls());
    }

    /// The row that belongs to the present one, or one of nulls.
    private Spot joined(Standing standing, Relationship by, Spot spot) {
        String row = spot.query().row();
        List<String> on = new ArrayList<>(Place.equal(types, standing, row, by, spot.at(), spot.row()));
        if (standing.filter != null) {
            on.add(filter(standing, row));
        }
        spot.query().join("left join", Sql.name(standing.table.name()), row, on);
        return new Spot(standing, spot.place(), row);
    }

    private Stream stream(Embedding array, Standing standing, Spot spot) throws SQLException {
        var place = new Place(standing, spot.place().label() + "." + array.field(), types, this::filter);
        boolean values = array instanceof ValueArray;
        var slots = new Slots();
        fill(slots, contents(array), new Spot(standing, place, place.row()));
        List<Field> fields = values ? List.of(Field.element(slots.fields())) : slots.fields();
        Stream stream = place.stream(fields, new Elements(standing.sort.limit(), values, weight));
        spot.place().hold(stream);
        return stream;
    }

    private static Field rows(String name, Stream inner, Spot spot) {
        return new Field.Rows(name, spot.place().ownKey(), inner.elements());
    }

    /// An array of several levels holds itself, after everything else, with one level less.
    private static Contents contents(Embedding embedding) {
        boolean again = embedding instanceof EmbeddedArray array && array.levels() > 1;
        return again ? embedding.contents().with(((EmbeddedArray) embedding).inner()) : embedding.contents();
    }

    private String filter(Standing standing, String row) {
        String text = standing.filter;
        return text == null ? "true" : "(" + expressions.sql(catalog, standing.table, text, row) + ")";
    }
}
