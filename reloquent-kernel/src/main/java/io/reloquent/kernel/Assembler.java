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

    /// Length and final zero byte.
    private static final int EMPTY_DOCUMENT = 5;

    private static final int COUNTED = 0;
    private static final int BEFORE = 1;

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
    /// @throws DocumentFault if a row cannot become a document; [#giveUp] goes on behind it
    /// @throws KeyFault      if rows are not told apart by the key that the design says does
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
        mark();
        document(steps, out, "_id");
        root.place();
        return true;
    }

    /// Leaves out the document that could not be built: its rows count as belonging to none, and the next call of
    /// [#next] builds the one after it.
    public void giveUp() throws SQLException {
        for (Cursor cursor : cursors) {
            cursor.takeBack();
            if (cursor == root) {
                cursor.leaveOut();
            } else {
                cursor.leaveOut(root);
            }
        }
        joinedCounts.forEach(count -> count[COUNTED] = count[BEFORE]);
    }

    /// Begins anew, when all streams are at their end and have been given other rows. Counts go on.
    public void restart() {
        built = false;
        for (Cursor cursor : cursors) {
            cursor.restart();
        }
    }

    private void mark() {
        for (Cursor cursor : cursors) {
            cursor.mark();
        }
        for (long[] count : joinedCounts) {
            count[BEFORE] = count[COUNTED];
        }
    }

    /// The key of the root row just built, or tried in vain, part by part as text the source reads back.
    public List<String> key() {
        return List.of(root.keyText());
    }

    /// What came through each stream so far.
    public List<Counts> counts() {
        return Arrays.stream(cursors).map(Cursor::counts).toList();
    }

    /// How often each counted joined part was there so far, in the order of the program.
    public List<Long> joinedCounts() {
        return joinedCounts.stream().map(count -> count[COUNTED]).toList();
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
            return out -> group(out, name, inner, part.name());
        }
        if (part instanceof Program.Counted counted) {
            return counted(counted, cursor);
        }
        if (part instanceof Program.Joined joined) {
            return joined(joined, name, cursor, streams);
        }
        Program.Node node = ((Program.Children) part).node();
        Cursor children = open(node, streams);
        var array = (Program.Children) part;
        Element element = array.values() ? value(node, children) : document(node, children, streams, part.name());
        return out -> array(out, name, array, element, cursor, children);
    }

    private Element document(Program.Node node, Cursor cursor, List<? extends RowStream> streams, String label) {
        Step[] inner = compile(node.parts(), cursor, streams);
        return (out, index) -> field(out, index, inner, label);
    }

    /// An element that is the one value of its row; what else the row has is only counted.
    private Element value(Program.Node node, Cursor cursor) {
        List<Program.Value> values = new ArrayList<>();
        List<Step> counting = new ArrayList<>();
        for (Program.Part part : node.parts()) {
            if (part instanceof Program.Value value) {
                values.add(value);
            } else {
                counting.add(counted((Program.Counted) part, cursor));
            }
        }
        Program.Value value = values.get(0);
        return (out, index) -> {
            writeField(out, index, value, cursor);
            for (Step step : counting) {
                step.write(out);
            }
        };
    }

    private Step counted(Program.Counted counted, Cursor cursor) {
        long[] count = new long[2];
        joinedCounts.add(count);
        return out -> {
            if (cursor.rows.length(counted.presence()) >= 0) {
                count[COUNTED]++;
            }
        };
    }

    private Step joined(Program.Joined joined, byte[] name, Cursor cursor, List<? extends RowStream> streams) {
        long[] count = new long[2];
        if (joined.counted()) {
            joinedCounts.add(count);
        }
        Step[] inner = compile(joined.parts(), cursor, streams);
        return out -> {
            if (cursor.rows.length(joined.presence()) < 0) {
                if (!joined.omitNull()) {
                    out.endField(out.startField(name), BsonBuffer.NULL);
                }
            } else {
                field(out, name, inner, joined.name());
                count[COUNTED]++;
            }
        };
    }

    private void value(BsonBuffer out, byte[] name, Program.Value value, Cursor cursor) {
        if (!value.omitNull() || cursor.rows.length(value.output()) >= 0) {
            writeField(out, name, value, cursor);
        }
    }

    private void writeField(BsonBuffer out, byte[] name, Program.Value value, Cursor cursor) {
        int field = out.startField(name);
        RowStream row = cursor.rows;
        int length = row.length(value.output());
        int offset = row.offset(value.output());
        try {
            out.endField(field, length < 0 ? BsonBuffer.NULL : write(out, value, cursor, offset, length));
        } catch (ValueFault fault) {
            throw new DocumentFault(key(), value.column(), String.valueOf(fault.getMessage()));
        }
    }

    private static int write(BsonBuffer out, Program.Value value, Cursor cursor, int offset, int length) {
        int before = out.losses();
        int type = value.array()
                ? array(out, value, cursor, offset)
                : value.encoding().writeValue(out, cursor.rows.bytes(), offset, length);
        cursor.shortened += out.losses() - before;
        return type;
    }

    private static int array(BsonBuffer out, Program.Value value, Cursor cursor, int offset) {
        ArrayWriter.write(out, value.encoding(), cursor.rows.bytes(), offset);
        return BsonBuffer.ARRAY;
    }

    private void field(BsonBuffer out, byte[] name, Step[] inner, String label) throws SQLException {
        int field = out.startField(name);
        document(inner, out, label);
        out.endField(field, BsonBuffer.DOCUMENT);
    }

    private void group(BsonBuffer out, byte[] name, Step[] inner, String label) throws SQLException {
        int start = out.size();
        field(out, name, inner, label);
        if (out.size() - start == 1 + name.length + EMPTY_DOCUMENT) {
            out.cutBack(start);
        }
    }

    private void array(
            BsonBuffer out, byte[] name, Program.Children array, Element element, Cursor parent, Cursor children)
            throws SQLException {
        int field = out.startField(name);
        int start = out.startDocument();
        for (int position = 0; children.meets(parent); position++) {
            int end = out.size();
            element.write(out, BsonBuffer.index(position));
            if (array.limit() > 0 && position >= array.limit()) {
                out.cutBack(end);
            }
            checkSize(out, array.name());
            children.place();
            children.advance();
        }
        out.endDocument(start);
        out.endField(field, BsonBuffer.ARRAY);
    }

    private void document(Step[] inner, BsonBuffer out, String label) throws SQLException {
        int document = out.startDocument();
        for (Step step : inner) {
            step.write(out);
        }
        out.endDocument(document);
        checkSize(out, label);
    }

    private void checkSize(BsonBuffer out, String label) {
        if (out.size() > LARGEST_DOCUMENT) {
            throw new DocumentFault(key(), label, "makes the document larger than 16 MB, the most that MongoDB takes");
        }
    }

    /// Writes one element of an array under its index.
    private interface Element {
        void write(BsonBuffer out, byte[] index) throws SQLException;
    }

    /// Writes one field of the document under construction.
    private interface Step {
        void write(BsonBuffer out) throws SQLException;
    }
}
