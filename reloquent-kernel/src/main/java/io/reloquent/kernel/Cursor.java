package io.reloquent.kernel;

import java.sql.SQLException;
import java.util.Arrays;

/// One stream on its way: its current row, its key, and what came through.
final class Cursor {

    final RowStream rows;
    private final KeyColumn[] key;
    private final int pathLength;
    private final boolean distinct;
    private String[] last = {};
    private boolean hasRow;
    private boolean started;
    private long placed;
    private long orphans;
    long shortened;

    Cursor(RowStream rows, Program.Node node) {
        this.rows = rows;
        this.key = node.key().toArray(new KeyColumn[0]);
        this.pathLength = node.pathLength();
        this.distinct = node.distinct();
    }

    /// Whether there is a current row; reads the first one when asked for the first time.
    boolean hasRow() throws SQLException {
        if (!started) {
            started = true;
            advance();
        }
        return hasRow;
    }

    void advance() throws SQLException {
        hasRow = rows.next();
        if (distinct && hasRow) {
            checkKey();
        }
    }

    private void checkKey() {
        String[] current = keyText();
        for (KeyColumn part : key) {
            if (rows.length(part.column()) < 0) {
                throw new DocumentFault(
                        String.join(", ", current), "its key", "has a null, and the design says it never does");
            }
        }
        if (Arrays.equals(current, last)) {
            throw new DocumentFault(
                    String.join(", ", current),
                    "its key",
                    "belongs to two rows, and the design says it tells them apart");
        }
        last = current;
    }

    /// Counts the current row as one that went into a document. A row read ahead is not counted before its turn
    /// comes, so that counts taken between two documents are those of the documents so far.
    void place() {
        placed++;
    }

    /// Moves to the first row that belongs to the current row above or to a later one; says whether it is the former.
    /// Rows before that belong to none.
    boolean meets(Cursor above) throws SQLException {
        while (hasRow()) {
            int compared = compareTo(above);
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

    private int compareTo(Cursor above) {
        for (int i = 0; i < pathLength; i++) {
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
