package io.reloquent.source.witness;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.DocumentVisitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over the streams of a composition.
///
/// The root's rows are taken one by one. Of every other stream, the deepest first, rows are taken as long as they
/// belong to the same row of the root, and gathered under the keys of the rows that hold them. So nothing is compared
/// but for being the same, and memory holds one document and a few blocks of rows.
final class Reading implements AutoCloseable {

    private final Stream stream;
    private final RowsAhead rows;
    private final Weight weight;
    private final List<Reading> inner;
    private @Nullable ResultSet row;
    private Object rootKey = Key.NONE;

    /// Begins to read.
    Reading(Stream stream, Snapshot snapshot, Weight weight) {
        this.stream = stream;
        this.weight = weight;
        var opened = new Opened();
        try {
            this.rows = opened.add(new RowsAhead(
                    snapshot.connect(), snapshot, stream.label(), stream.query().sql()));
            this.inner = stream.inner().stream()
                    .map(s -> opened.add(new Reading(s, snapshot, weight)))
                    .toList();
        } catch (RuntimeException e) {
            try {
                opened.close();
            } catch (RuntimeException alsoBroken) {
                e.addSuppressed(alsoBroken);
            }
            throw e;
        }
    }

    /// Every document of the root's stream that can be one.
    void documents(DocumentVisitor visitor) throws SQLException {
        begin();
        while (row != null) {
            weight.forget();
            for (Reading reading : inner) {
                reading.gatherAll(rootKey);
            }
            gather(row);
            if (!weight.isGivenUp()) {
                stream.elements().visit(visitor);
            }
            forget();
            advance();
        }
        checkEnd();
    }

    private void begin() throws SQLException {
        for (Reading reading : inner) {
            reading.begin();
        }
        advance();
    }

    private void gatherAll(Object root) throws SQLException {
        for (Reading reading : inner) {
            reading.gatherAll(root);
        }
        while (row != null && rootKey.equals(root)) {
            gather(row);
            advance();
        }
    }

    private void gather(ResultSet present) throws SQLException {
        if (weight.isGivenUp()) {
            return;
        }
        long before = weight.total();
        try {
            stream.gather(present, weight);
        } catch (Fault e) {
            throw e;
        } catch (RuntimeException e) {
            stream.elements().breakOff();
            if (weight.giveUp()) {
                return;
            }
            throw new OursOrTheirs(
                    "A row of %s cannot be made into a document a second time: %s."
                            .formatted(stream.label(), e.getMessage()),
                    "If the source has changed since the load, migrate again; otherwise please report this.",
                    e);
        }
        rows.became(weight.total() - before);
    }

    private void advance() throws SQLException {
        ResultSet next = rows.next();
        row = next;
        if (next != null) {
            rootKey = stream.rootKey().of(next);
        }
    }

    private void forget() {
        stream.elements().forget();
        inner.forEach(Reading::forget);
    }

    /// Whatever is left belongs to no document, or to one that was passed by: then this reading is wrong itself.
    private void checkEnd() {
        if (row != null) {
            throw new OursOrTheirs(
                    "Rows of %s came in another order than those they belong to.".formatted(stream.label()),
                    "Please report this, with the types of the key of the collection's table.");
        }
        inner.forEach(Reading::checkEnd);
    }

    @Override
    public void close() {
        var opened = new Opened();
        opened.add(rows);
        inner.forEach(opened::add);
        opened.close();
    }
}
