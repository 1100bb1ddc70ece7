package io.reloquent.testkit;

import io.reloquent.catalog.Table;
import io.reloquent.design.DocumentId;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/// The `_id` of every row of one root table.
final class DocumentIds {

    private final RootCollection root;
    private final Table table;
    private final FieldValues values;
    private final Map<String, Long> ordinals = new HashMap<>();

    DocumentIds(RootCollection root, Table table, FieldValues values) {
        this.root = root;
        this.table = table;
        this.values = values;
    }

    /// The columns that become the `_id`, in its order.
    List<String> parts() {
        return switch (root.id()) {
            case DocumentId.TableKey key -> table.identity();
            case DocumentId.Columns chosen -> chosen.columns();
            case DocumentId.Content content -> List.of();
            case DocumentId.Generated generated -> List.of();
        };
    }

    Set<String> columns() {
        return Set.copyOf(parts());
    }

    List<Asked> asked(List<Asked> more) {
        List<Asked> asked = new ArrayList<>(more);
        if (!table.identity().isEmpty()) {
            asked.add(key());
        }
        return asked;
    }

    /// The values of the table's key as the server prints a row of them.
    private Asked key() {
        return new Asked(
                table.identity().stream()
                        .map(column -> Asked.column(column).sql())
                        .collect(Collectors.joining(", ", "row(", ")::text")),
                null);
    }

    BsonValue of(Row row) {
        return switch (root.id()) {
            case DocumentId.TableKey key -> fromColumns(row);
            case DocumentId.Columns chosen -> fromColumns(row);
            case DocumentId.Content content -> {
                String hash = hash("MD5", row.whole());
                yield new BsonDocument("hash", new BsonString(hash)).append("ordinal", new BsonInt64(ordinal(hash)));
            }
            case DocumentId.Generated generated ->
                new BsonObjectId(new ObjectId(hash("SHA-256", identity(row)).substring(0, 24)));
        };
    }

    private String identity(Row row) {
        if (!table.identity().isEmpty()) {
            return row.text(key()).asString().getValue();
        }
        String hash = hash("MD5", row.whole());
        return "(" + hash + "," + ordinal(hash) + ")";
    }

    private BsonValue fromColumns(Row row) {
        if (parts().size() == 1) {
            return part(row, parts().get(0));
        }
        var id = new BsonDocument();
        parts().forEach(column -> id.append(name(column), part(row, column)));
        return id;
    }

    /// MongoDB takes no `$` at the head of a name inside `_id`: only such a column is called there as the user says.
    private String name(String column) {
        String rename = root.contents().rule(column).rename();
        return column.startsWith("$") && rename != null ? rename : values.name(column);
    }

    private BsonValue part(Row row, String column) {
        return values.value(
                row, table.column(column).orElseThrow(), root.contents().rule(column), Nulls.KEEP);
    }

    /// The how-manieth of equal rows.
    private long ordinal(String hash) {
        return ordinals.merge(hash, 1L, Long::sum);
    }

    private static String hash(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
