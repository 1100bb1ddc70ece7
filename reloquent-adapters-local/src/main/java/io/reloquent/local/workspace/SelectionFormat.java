package io.reloquent.local.workspace;

import io.reloquent.catalog.TableName;
import io.reloquent.selection.Selection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The selected tables as YAML, one a line.
final class SelectionFormat implements Format<Selection> {

    @Override
    public Selection read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, List.of("tables"), root -> {
            List<TableName> tables = root.tables("tables");
            return root.build(() -> new Selection(tables));
        });
    }

    @Override
    public byte[] write(Selection selection) {
        List<String> names =
                selection.tables().stream().map(TableName::toString).toList();
        YamlTree root = new YamlTree()
                .comment("The tables that take part. Add and remove lines at will.")
                .always("version", YamlFile.VERSION)
                .always("tables", new YamlTree.Lines(names));
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }
}
