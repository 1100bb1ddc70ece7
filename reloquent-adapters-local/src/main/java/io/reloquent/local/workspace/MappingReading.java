package io.reloquent.local.workspace;

import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentId;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Naming;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import io.reloquent.local.workspace.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a document model.
final class MappingReading {

    static final String CONTENT = "content";
    static final String GENERATED = "generated";

    private static final List<String> COLLECTION = Stream.concat(Stream.of("from", "id"), ContentsReading.KEYS.stream())
            .toList();

    private MappingReading() {}

    static Optional<DocumentModel> model(YamlObject root) {
        Naming naming = MappingWords.naming(root);
        Nulls nulls = MappingWords.nulls(root).orElse(Nulls.KEEP);
        var keys = DeclarationReading.keys(root);
        var foreignKeys = DeclarationReading.foreignKeys(root);
        var collections = collections(root);
        return root.build(() -> new DocumentModel(naming, nulls, keys, foreignKeys, collections));
    }

    private static List<RootCollection> collections(YamlObject root) {
        List<RootCollection> collections = new ArrayList<>();
        for (Map.Entry<String, YamlObject> entry :
                root.named("collections", COLLECTION).entrySet()) {
            YamlObject collection = entry.getValue();
            TableName from = collection.table("from");
            DocumentId id = id(collection);
            Contents contents = ContentsReading.contents(collection);
            collection
                    .build(() -> new RootCollection(entry.getKey(), from, id, contents))
                    .ifPresent(collections::add);
        }
        return collections;
    }

    private static DocumentId id(YamlObject collection) {
        Optional<YamlNode> node = collection.node("id");
        if (node.isEmpty()) {
            return new DocumentId.TableKey();
        }
        if (node.get() instanceof Scalar scalar && scalar.text().equals(CONTENT)) {
            return new DocumentId.Content();
        }
        if (node.get() instanceof Scalar scalar && scalar.text().equals(GENERATED)) {
            return new DocumentId.Generated();
        }
        List<String> columns = collection.oneOrMore("id");
        if (node.get() instanceof YamlNode.Sequence list && list.items().isEmpty()) {
            collection.problem(list.line(), "'id' names no column", "name the columns, or leave 'id' out");
        }
        return new DocumentId.Columns(columns);
    }
}
