package io.reloquent.plan;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.Index;
import io.reloquent.catalog.TableName;
import io.reloquent.mapping.BsonType;
import io.reloquent.plan.IndexPlan.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One index of the source in the target's terms, at one place where its table's rows ended up.
final class IndexTranslation {

    /// MongoDB's limit for one index.
    private static final int MOST_FIELDS = 32;

    private static final String ONE_ARRAY = "MongoDB indexes one array at a time";

    private final Index index;
    private final IndexedField.Finder finder;
    private final StringBuilder notes = new StringBuilder();

    IndexTranslation(Index index, IndexedField.Finder finder) {
        this.index = index;
        this.finder = finder;
    }

    /// @throws NoCounterpart with the reason
    IndexPlan plan() {
        return switch (index.method()) {
            case "btree", "hash" -> ordered();
            case "brin" -> {
                notes.append("; as an index of every value, which is larger than the source's of ranges");
                yield ordered();
            }
            case "gin", "gist", "spgist" -> byType();
            default -> throw none();
        };
    }

    private NoCounterpart none() {
        return new NoCounterpart("a " + index.method() + " index has no direct counterpart");
    }

    private IndexPlan ordered() {
        List<IndexedField> parts = index.parts().stream().map(finder::of).toList();
        List<FieldPath> fields = parts.stream().map(IndexedField::field).toList();
        checkArrays(fields);
        List<IndexPlan.Key> keys = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            keys.add(new IndexPlan.Key(parts.get(i).path(), index.parts().get(i).descending()));
        }
        boolean ignoreCase = ignoresCase(parts);
        List<IndexCondition> only = new ArrayList<>();
        boolean exact = conditions(only);
        boolean unique = index.unique() && isUnique(parts, exact);
        if (unique) {
            onlyWherePresent(fields, only);
        }
        return new IndexPlan(fields.get(0).collection(), keys, unique, only, ignoreCase, null, because(unique, fields));
    }

    private void checkArrays(List<FieldPath> fields) {
        if (fields.stream().filter(field -> field.mapping().array()).count() > 1) {
            throw new NoCounterpart(ONE_ARRAY);
        }
        if (fields.size() > MOST_FIELDS) {
            throw new NoCounterpart("MongoDB takes %d fields in an index".formatted(MOST_FIELDS));
        }
    }

    private boolean ignoresCase(List<IndexedField> parts) {
        boolean ignores = parts.stream().anyMatch(IndexedField::ignoreCase);
        boolean others = parts.stream()
                .anyMatch(part -> !part.ignoreCase() && part.field().type() == BsonType.STRING);
        if (ignores && others) {
            throw new NoCounterpart("one case for one text only: MongoDB would ignore the case of all in the index");
        }
        if (ignores) {
            notes.append("; ignoring case by a collation, which takes a few more letters as equal than the source"
                    + " does: a query must ask with {locale: 'en', strength: 2}");
        }
        return ignores;
    }

    private boolean conditions(List<IndexCondition> only) {
        String condition = index.condition();
        if (condition == null) {
            return true;
        }
        var partial = new PartialIndex(finder, condition);
        only.addAll(partial.conditions());
        notes.append("; only where ").append(condition);
        return partial.isExact();
    }

    /// Rows inside others are unique in their table; MongoDB would compare whole documents, not their parts. JSON may
    /// be an array, whose elements MongoDB would compare one by one.
    private boolean isUnique(List<IndexedField> parts, boolean exact) {
        List<FieldPath> fields = parts.stream().map(IndexedField::field).toList();
        String lost = "";
        if (!fields.stream().allMatch(FieldPath::isOneOfTheDocument)) {
            lost = "an array or an embedded document holds it";
        } else if (parts.stream().anyMatch(IndexedField::isInsideJson)) {
            lost = "JSON may be an array";
        } else if (fields.stream().anyMatch(FieldPath::filled)) {
            lost = "what stands where the source has null may be there twice";
        } else if (fields.stream().anyMatch(FieldPath::merges)) {
            lost = "different values of the source may be one";
        } else if (!exact) {
            lost = "its condition holds for other values here";
        }
        if (!lost.isEmpty()) {
            notes.append("; not unique here: ").append(lost);
        }
        return lost.isEmpty();
    }

    /// Several nulls stay allowed, as they are in SQL.
    private void onlyWherePresent(List<FieldPath> fields, List<IndexCondition> only) {
        Set<String> known =
                Set.copyOf(only.stream().map(IndexCondition::path).distinct().toList());
        fields.stream()
                .filter(field -> mayBeNull(field) && !known.contains(field.path()))
                .map(field -> new IndexCondition.Present(field.path(), field.type()))
                .distinct()
                .forEach(only::add);
    }

    private boolean mayBeNull(FieldPath field) {
        String column = field.column();
        return column == null
                ? field.expression() == null || field.expression().nullable()
                : !finder.table().isNeverNull(column);
    }

    private IndexPlan byType() {
        Map<String, Index.Part> unread = new LinkedHashMap<>();
        List<TextSearch> searches = new ArrayList<>();
        for (Index.Part part : index.parts()) {
            Column column = column(part);
            String expression = part.expression();
            if (column != null && type(column).toString().equals("tsvector")) {
                searches.add(TextSearch.of(column, finder));
            } else if (expression != null && expression.contains("to_tsvector(")) {
                searches.add(TextSearch.of(expression, finder)
                        .orElseThrow(() -> new NoCounterpart("it searches an expression (%s)".formatted(expression))));
            } else {
                unread.put(part.toString(), part);
            }
        }
        if (searches.isEmpty() && index.parts().size() == 1) {
            return ofOne(index.parts().get(0));
        }
        if (!unread.isEmpty() || index.condition() != null) {
            throw none();
        }
        return text(searches);
    }

    private IndexPlan text(List<TextSearch> searches) {
        List<IndexPlan.Key> keys = searches.stream()
                .flatMap(search -> search.paths().stream())
                .distinct()
                .map(path -> new IndexPlan.Key(path, Kind.TEXT))
                .toList();
        searches.forEach(search -> notes.append(search.notes()));
        String language = searches.get(0).language();
        return new IndexPlan(collection(), keys, false, List.of(), false, language, because(false, List.of()));
    }

    private IndexPlan ofOne(Index.Part part) {
        Column column = column(part);
        String type = column == null ? "" : type(column).toString();
        boolean gin = index.method().equals("gin");
        if (column != null && type(column).isArray() && gin) {
            return ordered();
        }
        IndexedField field = column == null && !gin ? refuse(part) : finder.of(part);
        IndexPlan.Key key;
        if (gin && field.isInsideJson()) {
            key = new IndexPlan.Key(field.path() + ".$**", Kind.ASCENDING);
            notes.append("; every field inside it, for queries that name one");
        } else if (field.isInsideJson() && isOnTheGlobe(type)) {
            key = new IndexPlan.Key(field.path(), Kind.SPHERE);
            notes.append("; as long as its coordinates are degrees of longitude and latitude");
        } else {
            throw refused(type);
        }
        List<IndexCondition> only = new ArrayList<>();
        conditions(only);
        return new IndexPlan(collection(), List.of(key), false, only, because(false, List.of(field.field())));
    }

    private IndexedField refuse(Index.Part part) {
        throw new NoCounterpart("it indexes an expression (%s)".formatted(part.expression()));
    }

    private NoCounterpart refused(String type) {
        return type.isEmpty()
                ? none()
                : new NoCounterpart("a %s index over %s has no direct counterpart".formatted(index.method(), type));
    }

    private static boolean isOnTheGlobe(String type) {
        return type.endsWith(".geometry") || type.endsWith(".geography");
    }

    private @Nullable Column column(Index.Part part) {
        String name = part.column();
        return name == null ? null : finder.table().column(name).orElse(null);
    }

    private DataType type(Column column) {
        return finder.catalog().underlying(column.type());
    }

    private String collection() {
        return finder.place().get(0).collection();
    }

    private String because(boolean unique, List<FieldPath> fields) {
        if (fields.stream().anyMatch(FieldPath::array)) {
            notes.append("; in an array, so each element is an entry that every write must keep");
        }
        TableName table = finder.table().name();
        return (unique ? "unique in the source: " : "indexed in the source: ") + table + " " + index.name() + notes;
    }
}
