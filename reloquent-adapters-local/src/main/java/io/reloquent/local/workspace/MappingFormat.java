package io.reloquent.local.workspace;

import io.reloquent.design.DocumentModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A document model as YAML, the file that people write by hand.
final class MappingFormat implements Format<DocumentModel> {

    static final List<String> KEYS = List.of("naming", "nulls", "keys", "foreign_keys", "collections");

    @Override
    public DocumentModel read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, KEYS, MappingReading::model);
    }

    @Override
    public byte[] write(DocumentModel model) {
        return write(model, Map.of());
    }

    byte[] write(DocumentModel model, Map<String, String> reasons) {
        return YamlWriter.text(new MappingWriting(reasons).tree(model)).getBytes(StandardCharsets.UTF_8);
    }

    /// The line of a place such as `customers.orders.items`, or of the innermost part of it that the file has.
    static Optional<Integer> line(Path file, byte[] bytes, String place) {
        return YamlFile.parse(bytes, new Problems(file)).flatMap(root -> MappingLines.find(root, place));
    }
}
