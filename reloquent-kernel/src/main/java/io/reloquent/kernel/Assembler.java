package io.reloquent.kernel;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs a program over its streams: every call builds the document of the next root row, in one pass over all of
/// them.
///
/// Streams are ordered alike (see [Program.Node]), so each child is met exactly when its parent is current; memory
/// holds one row of each stream and one document.
public final class Assembler {

    /// MongoDB's limit for one document, in bytes.
    public static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private final Cursor root;
    private final Step[] steps;
    private final Cursor[] cursors;
    private final List<long[]> joinedCounts = new ArrayList<>();
    private boolean built;

    /// @param streams in the order of the program's positions
    public Assembler(Program program, List<? extends RowStream> streams) {
        cursors = new Cursor[program.root().streams()];
        if (streams.size() != cursors.length) {
            throw new IllegalArgumentException(
                    "the program reads " + cursors.length + " streams, not " + streams.size());
        }
        root = open(program.root(), streams);
        steps = compile(program.root().parts(), root, streams);
    }

    /// Builds the next document into an empty buffer.
    ///
    /// @return false at the end of the range, when every stream has been read to its end
    /// @throws DocumentFault if a row cannot become a document
    /// @throws SQLException  if a stream breaks
    public boolean next(BsonBuffer out) throws SQLException {
        if (built) {
            root.advance();
        }
        if (!root.hasRow()) {
            built = false;
            for (Cursor cursor : cursors) {
                cursor.drain();
            }
            return false;
        }
        built = true;
        document(steps, out, "_id");
        root.place();
        return true;
    }

    /// The key of the root row just built, part by part as text the source reads back.
    public List<String> key() {
        return List.of(root.keyText());
    }

    /// What came through each stream so far.
    public List<Counts> counts() {
        return Arrays.stream(cursors).map(Cursor::counts).toList();
    }

    /// How often each counted joined part was there so far, in the order of the program.
    public List<Long> joinedCounts() {
        return joinedCounts.stream().map(count -> count[0]).toList();
    }

    private Cursor open(Program.Node node, List<? extends RowStream> streams) {
        var cursor = new Cursor(streams.get(node.stream()), node);
        cursors[node.stream()] = cursor;
        return cursor;
    }

    private Step[] compile(List<Program.Part> parts, Cursor cursor, List<? extends RowStream> streams) {
        return parts.stream().map(part -> step(part, cursor, streams)).toArray(Step[]::new);
    }

    private Step step(Program.Part part, Cursor cursor, List<? extends RowStream> streams) {
        byte[] name = BsonBuffer.name(part.name());
        if (part instanceof Program.Value value) {
            return out -> value(out, name, value, cursor);
        }
        if (part instanceof Program.Group group) {
            Step[] inner = compile(group.parts(), cursor, streams);
            return out -> field(out, name, inner, part.name());
        }
        if (part instanceof Program.Joined joined) {
            return joined(joined, name, cursor, streams);
        }
        Program.Node node = ((Program.Children) part).node();
        Cursor children = open(node, streams);
        Step[] inner = compile(node.parts(), children, streams);
        return out -> array(out, name, inner, cursor, children, part.name());
    }

    private Step joined(Program.Joined joined, byte[] name, Cursor cursor, List<? extends RowStream> streams) {
        long[] count = new long[1];
        if (joined.counted()) {
            joinedCounts.add(count);
        }
        Step[] inner = compile(joined.parts(), cursor, streams);
        return out -> {
            if (cursor.rows.length(joined.presence()) < 0) {
                out.endField(out.startField(name), BsonBuffer.NULL);
            } else {
                field(out, name, inner, joined.name());
                count[0]++;
            }
        };
    }

    private void value(BsonBuffer out, byte[] name, Program.Value value, Cursor cursor) {
        int field = out.startField(name);
        RowStream row = cursor.rows;
        int length = row.length(value.output());
        int offset = row.offset(value.output());
        try {
            out.endField(field, length < 0 ? BsonBuffer.NULL : write(out, value, cursor, offset, length));
        } catch (ValueFault fault) {
            throw new DocumentFault(String.join(", ", key()), value.column(), String.valueOf(fault.getMessage()));
        }
    }

    private static int write(BsonBuffer out, Program.Value value, Cursor cursor, int offset, int length) {
        byte[] row = cursor.rows.bytes();
        if (value.array()) {
            cursor.shortened += ArrayWriter.write(out, value.encoding(), row, offset);
            return BsonBuffer.ARRAY;
        }
        if (value.encoding().loses(row, offset)) {
            cursor.shortened++;
        }
        return value.encoding().writeValue(out, row, offset, length);
    }

    private void field(BsonBuffer out, byte[] name, Step[] inner, String label) throws SQLException {
        int field = out.startField(name);
        document(inner, out, label);
        out.endField(field, BsonBuffer.DOCUMENT);
    }

    private void array(BsonBuffer out, byte[] name, Step[] inner, Cursor parent, Cursor children, String label)
            throws SQLException {
        int field = out.startField(name);
        int array = out.startDocument();
        for (int position = 0; children.meets(parent); position++) {
            int element = out.startField(BsonBuffer.index(position));
            document(inner, out, label);
            out.endField(element, BsonBuffer.DOCUMENT);
            children.place();
            children.advance();
        }
        out.endDocument(array);
        out.endField(field, BsonBuffer.ARRAY);
    }

    private void document(Step[] inner, BsonBuffer out, String label) throws SQLException {
        int document = out.startDocument();
        for (Step step : inner) {
            step.write(out);
        }
        out.endDocument(document);
        if (out.size() > LARGEST_DOCUMENT) {
            throw new DocumentFault(
                    String.join(", ", key()),
                    label,
                    "makes the document larger than 16 MB, the most that MongoDB takes");
        }
    }

    /// Writes one field of the document under construction.
    private interface Step {
        void write(BsonBuffer out) throws SQLException;
    }
}
