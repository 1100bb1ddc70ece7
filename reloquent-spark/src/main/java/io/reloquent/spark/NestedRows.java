package io.reloquent.spark;

import io.reloquent.kernel.Assembler;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.Program;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterator;

/// Documents out of rows of a DataFrame, each with the rows that belong to it in arrays inside: the kernel is given
/// them stream by stream, as it would get them from the source.
///
/// A row is the values of its stream, what else was needed to put it in its place, and an array for each stream
/// directly below it, in the program's order.
final class NestedRows implements Assembly {

    private final Iterator<InternalRow> rows;
    private final NestedStream root;
    private final Assembler assembler;
    private boolean inRow;

    /// @param schema of the rows
    NestedRows(Work work, StructType schema, Iterator<InternalRow> rows) {
        this.rows = rows;
        List<NestedStream> streams = new ArrayList<>();
        root = stream(work, work.program().root(), schema, streams);
        assembler = new Assembler(work.program(), streams);
    }

    /// Streams are numbered parents first, so each is in the list before those below it.
    private static NestedStream stream(Work work, Program.Node node, StructType schema, List<NestedStream> streams) {
        var stream = new NestedStream(work.streams().get(node.stream()), schema);
        streams.add(stream);
        List<Program.Node> below = children(node.parts());
        int first = schema.length() - below.size();
        for (int i = 0; i < below.size(); i++) {
            var array = (ArrayType) schema.fields()[first + i].dataType();
            stream.addBelow(first + i, stream(work, below.get(i), (StructType) array.elementType(), streams));
        }
        return stream;
    }

    private static List<Program.Node> children(List<Program.Part> parts) {
        List<Program.Node> children = new ArrayList<>();
        for (Program.Part part : parts) {
            if (part instanceof Program.Children array) {
                children.add(array.node());
            } else if (part instanceof Program.Group group) {
                children.addAll(children(group.parts()));
            } else if (part instanceof Program.Joined joined) {
                children.addAll(children(joined.parts()));
            }
        }
        return children;
    }

    @Override
    public boolean next(BsonBuffer document) throws SQLException {
        if (inRow) {
            inRow = false;
            if (assembler.next(document)) {
                throw new IllegalStateException("one row became two documents");
            }
        }
        if (!rows.hasNext()) {
            return false;
        }
        root.clear();
        root.add(rows.next());
        assembler.restart();
        inRow = true;
        return assembler.next(document);
    }

    @Override
    public Assembler assembler() {
        return assembler;
    }

    /// Spark's rows need no closing.
    @Override
    public void close() {}
}
