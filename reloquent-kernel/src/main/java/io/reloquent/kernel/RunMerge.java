package io.reloquent.kernel;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sorted runs as one: a tree in which every node remembers the run that lost there, so that the next row of all is
/// found by comparing along one path. Of rows with one key, that of the earlier run comes first.
final class RunMerge {

    private final KeyColumn[] key;
    private final SortedRun[] runs;
    private final long[] ranks;
    private final boolean[] ended;
    private final int[] losers;
    private int winner = -1;

    RunMerge(List<KeyColumn> key, List<? extends SortedRun> runs) {
        this.key = key.toArray(new KeyColumn[0]);
        this.runs = runs.toArray(new SortedRun[0]);
        ranks = new long[this.runs.length];
        ended = new boolean[this.runs.length];
        losers = new int[this.runs.length];
    }

    /// Moves to the next row of all and returns the run that it is the current row of; null at the end.
    @Nullable
    SortedRun next() throws SQLException {
        if (runs.length == 0) {
            return null;
        }
        if (winner < 0) {
            for (int run = 0; run < runs.length; run++) {
                advance(run);
            }
            winner = play(1);
        } else {
            advance(winner);
            for (int node = (winner + runs.length) >>> 1; node > 0; node >>>= 1) {
                if (isBefore(losers[node], winner)) {
                    int lost = winner;
                    winner = losers[node];
                    losers[node] = lost;
                }
            }
        }
        return ended[winner] ? null : runs[winner];
    }

    /// Nodes are numbered as in a heap; those from the number of runs on are the runs.
    private int play(int node) {
        if (node >= runs.length) {
            return node - runs.length;
        }
        int left = play(2 * node);
        int right = play(2 * node + 1);
        boolean leftWins = isBefore(left, right);
        losers[node] = leftWins ? right : left;
        return leftWins ? left : right;
    }

    private void advance(int run) throws SQLException {
        ended[run] = !runs[run].next();
        if (!ended[run]) {
            ranks[run] = rank(runs[run].row());
        }
    }

    private long rank(Row row) {
        KeyColumn part = key[0];
        int length = row.length(part.column());
        long rank = length < 0 ? Long.MAX_VALUE : part.order().rank(row.bytes(), row.offset(part.column()), length);
        return part.descending() ? ~rank : rank;
    }

    private boolean isBefore(int a, int b) {
        if (ended[a] || ended[b]) {
            return !ended[a];
        }
        if (ranks[a] != ranks[b]) {
            return ranks[a] < ranks[b];
        }
        for (KeyColumn part : key) {
            int compared = part.compare(runs[a].row(), runs[b].row(), part.column());
            if (compared != 0) {
                return compared < 0;
            }
        }
        return a < b;
    }
}
