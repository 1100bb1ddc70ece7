package io.reloquent.source.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/// Where the rows that a table shows are kept: in itself, in its partitions, in tables that inherit from it.
record Storage(List<Member> members) {

    Storage {
        members = List.copyOf(members);
    }

    /// One of those, with what the server last learnt of it.
    ///
    /// @param pages       how many pages it has now
    /// @param rowsPerPage a guess from the widths of its columns
    /// @param readable    whether this user may read the table that shows the rows
    record Member(
            boolean isItself,
            boolean isForeign,
            boolean isPartition,
            double analysedRows,
            long analysedPages,
            long pages,
            long bytes,
            double rowsPerPage,
            boolean readable) {

        static Member read(ResultSet row) throws SQLException {
            return new Member(
                    row.getBoolean("is_itself"),
                    row.getBoolean("is_foreign"),
                    row.getBoolean("is_partition"),
                    row.getDouble("analysed_rows"),
                    row.getLong("analysed_pages"),
                    row.getLong("pages"),
                    row.getLong("bytes"),
                    row.getDouble("rows_per_page"),
                    row.getBoolean("readable"));
        }

        /// Before version 14 zero rows on zero pages also stood for "never analysed".
        boolean isAnalysed() {
            if (isForeign) {
                return analysedRows > 0 || (analysedRows == 0 && analysedPages > 0);
            }
            return pages == 0 || analysedRows > 0 || (analysedRows == 0 && pages <= analysedPages);
        }

        /// The rows that were found, at the same density on the pages there are now: the planner's own estimate.
        double rows() {
            if (isForeign || analysedPages == 0) {
                return pages == 0 && !isForeign ? 0 : Math.max(0, analysedRows);
            }
            return Math.max(0, analysedRows) * pages / analysedPages;
        }
    }

    boolean isReadable() {
        return members.getFirst().readable();
    }

    boolean hasForeign() {
        return members.stream().anyMatch(Member::isForeign);
    }

    /// Whether statistics of the table alone say less than all that it shows.
    boolean isSpread() {
        return members.size() > 1;
    }

    /// Whether rows of other tables, that keys of this one do not bind, show through it.
    boolean hasHeirs() {
        return members.stream().anyMatch(m -> !m.isItself() && !m.isPartition());
    }

    long pages() {
        return members.stream().mapToLong(Member::pages).sum();
    }

    long bytes() {
        return members.stream()
                .filter(m -> m.isItself() || m.isPartition())
                .mapToLong(Member::bytes)
                .sum();
    }

    /// Rows by statistics, if every part that holds any was analysed.
    OptionalLong analysedRows() {
        return members.stream().allMatch(Member::isAnalysed)
                ? OptionalLong.of(
                        Math.round(members.stream().mapToDouble(Member::rows).sum()))
                : OptionalLong.empty();
    }

    long guessedRows() {
        return Math.round(
                members.stream().mapToDouble(m -> m.pages() * m.rowsPerPage()).sum());
    }
}
