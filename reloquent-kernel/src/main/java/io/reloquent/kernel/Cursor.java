package io.reloquent.kernel;

import java.sql.SQLException;

/// One stream on its way: its current row, its key, and what came through.
final class Cursor {

    final RowStream rows;
    private final KeyColumn[] key;
    private final int pathLength;
    private final boolean distinct;
    private final int stream;
    private final KeyCopy last;
    private boolean hasRow;
    private boolean started;
    private long placed;
    private long placedBefore;
    private long shortenedBefore;
    private long orphans;
    long shortened;

    Cursor(RowStream rows, Program.Node node) {
        this.rows = rows;
        this.key = node.key().toArray(new KeyColumn[0]);
        this.pathLength = node.pathLength();
        this.distinct = node.distinct();
        this.stream = node.stream();
        this.last = new KeyCopy(key);
    }

    /// Whether there is a current row; reads the first one when asked for the first time.
    boolean hasRow() throws SQLException {
        if (!started) {
            started = true;
            advance();
        }
        return hasRow;
    }

    /// Begins anew: the stream has other rows now. What was counted stays.
    void restart() {
        started = false;
    }

    void advance() throws SQLException {
        hasRow = rows.next();
        if (distinct && hasRow) {
            checkKey();
        }
    }

    private void checkKey() {
        for (KeyColumn part : key) {
            if (rows.length(part.column()) < 0) {
                throw fault("has a null, and the design says it never does");
            }
        }
        if (last.isOf(rows)) {
            throw fault("belongs to two rows, and the design says it tells them apart");
        }
        last.keep(rows);
    }

    private KeyFault fault(String why) {
        return new KeyFault(stream, String.join(", ", keyText()), why);
    }

    /// Counts the current row as one that went into a document. A row read ahead is not counted before its turn
    /// comes, so that counts taken between two documents are those of the documents so far.
    void place() {
        placed++;
    }

    /// Remembers what was counted before a document is built.
    void mark() {
        placedBefore = placed;
        shortenedBefore = shortened;
    }

    /// Takes back what was counted since [#mark()]: the document it was counted for is not to be.
    void takeBack() {
        orphans += placed - placedBefore;
        placed = placedBefore;
        shortened = shortenedBefore;
    }

    /// Moves behind every row that belongs to the current row of the root, or to a root row before it.
    void leaveOut(Cursor root) throws SQLException {
        while (hasRow() && compareTo(root, root.key.length) <= 0) {
            orphans++;
            advance();
        }
    }

    /// Counts the current row as one that belongs to no document.
    void leaveOut() {
        orphans++;
    }

    /// Moves to the first row that belongs to the current row above or to a later one; says whether it is the former.
    /// Rows before that belong to none.
    boolean meets(Cursor above) throws SQLException {
        while (hasRow()) {
            int compared = compareTo(above, pathLength);
            if (compared >= 0) {
                return compared == 0;
            }
            orphans++;
            advance();
        }
        return false;
    }

    /// Reads what is left: rows after the last row above.
    void drain() throws SQLException {
        while (hasRow()) {
            orphans++;
            advance();
        }
    }

    private int compareTo(Cursor above, int parts) {
        for (int i = 0; i < parts; i++) {
            int compared = key[i].compare(rows, above.rows, above.key[i].column());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /// The current row's key as text, a null as the empty string.
    String[] keyText() {
        String[] text = new String[key.length];
        for (int i = 0; i < key.length; i++) {
            int column = key[i].column();
            int length = rows.length(column);
            text[i] = length < 0 ? "" : key[i].order().text(rows.bytes(), rows.offset(column), length);
        }
        return text;
    }

    Counts counts() {
        return new Counts(placed + orphans, orphans, shortened);
    }
}
