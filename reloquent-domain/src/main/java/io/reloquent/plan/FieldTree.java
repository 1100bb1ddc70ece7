package io.reloquent.plan;

import io.reloquent.design.FieldFinding;
import io.reloquent.design.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The fields of a document as they are gathered: a dotted name nests, and no two fields share a name.
final class FieldTree {

    private final String place;
    private final Consumer<Finding> findings;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final List<Field> counted = new ArrayList<>();

    FieldTree(String place, Consumer<Finding> findings) {
        this.place = place;
        this.findings = findings;
    }

    /// Adds a field under a path; `named` makes it with the last part of the path as its name.
    void add(String path, java.util.function.Function<String, Field> named) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        String trouble = trouble(name);
        if (!trouble.isEmpty()) {
            findings.accept(new FieldFinding.ReservedName(place, path, trouble));
        } else if (dot < 0) {
            if (fields.putIfAbsent(name, named.apply(name)) != null) {
                findings.accept(new FieldFinding.NameCollision(place, name));
            }
        } else {
            Object group = fields.computeIfAbsent(name, n -> new FieldTree(place + "." + n, findings));
            if (group instanceof FieldTree tree) {
                tree.add(path.substring(dot + 1), named);
            } else {
                findings.accept(new FieldFinding.NameCollision(place, name));
            }
        }
    }

    /// Adds what writes no field but is counted.
    void count(Field.Merged merged) {
        counted.add(merged);
    }

    /// Adds the `_id`, which only the root document has and which comes first.
    void addId(Field id) {
        fields.put("_id", id);
    }

    List<Field> build() {
        List<Field> built = new ArrayList<>();
        fields.forEach((name, field) ->
                built.add(field instanceof FieldTree tree ? new Field.Group(name, tree.build()) : (Field) field));
        built.addAll(counted);
        return built;
    }

    private static String trouble(String name) {
        if (name.isEmpty()) {
            return "a name cannot be empty";
        }
        if (name.startsWith("$")) {
            return "MongoDB reads names that start with $ as operators";
        }
        if (name.equals("_id")) {
            return "_id is made from the key";
        }
        return name.indexOf('\0') >= 0 ? "a name cannot hold a zero byte" : "";
    }
}
