package io.reloquent.source.witness;

import io.reloquent.catalog.Column;
import io.reloquent.catalog.Table;
import io.reloquent.design.DocumentId;
import io.reloquent.design.Nulls;
import io.reloquent.design.RootCollection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonBinaryWriter;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The `_id` of every row of one root table.
final class Ids {

    private static final String ID = "_id";

    private final RootCollection root;
    private final Table table;
    private final Cells cells;

    Ids(RootCollection root, Table table, Cells cells) {
        this.root = root;
        this.table = table;
        this.cells = cells;
    }

    /// The columns that become the `_id`, in its order.
    private List<String> parts() {
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

    /// What tells the rows apart.
    List<String> key() {
        return table.identity().isEmpty() ? parts() : table.identity();
    }

    void put(Slots slots, Query query, String row) {
        switch (root.id()) {
            case DocumentId.TableKey key -> fromColumns(slots, query, row);
            case DocumentId.Columns chosen -> fromColumns(slots, query, row);
            case DocumentId.Content content -> slots.put(ID, name -> new ContentId(query.ask(hash(row))));
            case DocumentId.Generated generated -> {
                boolean keyed = !table.identity().isEmpty();
                int at = query.ask(keyed ? keyText(row) : hash(row));
                slots.put(ID, name -> new GeneratedId(at, keyed ? null : new Ordinals()));
            }
        }
    }

    /// Equal rows come one after another where they are counted.
    void order(Query query, String row) {
        boolean counted = root.id() instanceof DocumentId.Content
                || (root.id() instanceof DocumentId.Generated
                        && table.identity().isEmpty());
        if (counted) {
            query.orderBy(hash(row));
        }
    }

    private static String hash(String row) {
        return "md5((" + row + ".*)::text)";
    }

    /// The values of the table's key as the server prints a row of them.
    private String keyText(String row) {
        return table.identity().stream()
                .map(column -> Sql.column(row, column))
                .collect(Collectors.joining(", ", "row(", ")::text"));
    }

    private void fromColumns(Slots slots, Query query, String row) {
        if (parts().size() == 1) {
            slots.put(ID, name -> part(name, query, row, parts().get(0)));
        } else {
            List<Field> fields = parts().stream()
                    .map(column -> part(name(column), query, row, column))
                    .toList();
            slots.put(ID, name -> new Field.Group(name, fields));
        }
    }

    /// MongoDB takes no `$` at the head of a name inside `_id`: only such a column is called there as the user says.
    private String name(String column) {
        String rename = root.contents().rule(column).rename();
        return column.startsWith("$") && rename != null ? rename : cells.name(column);
    }

    private Field part(String name, Query query, String row, String column) {
        Column of = table.column(column).orElseThrow();
        var asked = root.contents().rule(column).type();
        Cell cell = cells.declared(query, Sql.column(row, column), of.type(), asked, Nulls.KEEP);
        return new Field.Value(name, cell, false);
    }

    /// Counts equal texts that come one after another.
    private static final class Ordinals {
        private String last = "";
        private long count;

        long next(String text) {
            count = text.equals(last) ? count + 1 : 1;
            last = text;
            return count;
        }
    }

    /// A hash of the whole row, and the how-manieth of equal rows it is.
    private record ContentId(int hash, Ordinals ordinals) implements Field {
        ContentId(int hash) {
            this(hash, new Ordinals());
        }

        @Override
        public boolean isThere(ResultSet row) {
            return true;
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            String text = String.valueOf(row.getString(hash));
            out.writeStartDocument(ID);
            out.writeString("hash", text);
            out.writeInt64("ordinal", ordinals.next(text));
            out.writeEndDocument();
        }
    }

    /// An ObjectId of the first bytes of a hash.
    ///
    /// @param text     the number of what is hashed
    /// @param ordinals numbers equal ones; null where there are none
    private record GeneratedId(int text, @Nullable Ordinals ordinals) implements Field {
        @Override
        public boolean isThere(ResultSet row) {
            return true;
        }

        @Override
        public void write(ResultSet row, BsonBinaryWriter out) throws SQLException {
            String hashed = String.valueOf(row.getString(text));
            String identity = ordinals == null ? hashed : "(" + hashed + "," + ordinals.next(hashed) + ")";
            out.writeObjectId(ID, new ObjectId(sha256(identity).substring(0, 24)));
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
