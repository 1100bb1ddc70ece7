package io.reloquent.port.source;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.Fault;
import io.reloquent.plan.Read;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Read-only connections that all see the source at one moment.
public interface Snapshot extends AutoCloseable {

    /// The source's name for the moment.
    String id();

    /// A connection in a read-only transaction under the snapshot; the caller closes it.
    Connection connect();

    /// How another process reads under the snapshot, as long as it is open here.
    Joining joining();

    /// Makes sure that all of it may be read.
    ///
    /// @throws Fault if the source refuses some of it, or would hide rows; it names everything that is missing
    void requireReadable(List<Read> reads);

    /// Rows of a table under the snapshot.
    long count(TableName table);

    /// Rows that a read gives under the snapshot.
    long count(Read read);

    /// The keys, part by part as text and in order, that cut a root read into at most `ranges` ranges of about equal
    /// size. A large table is not read for it.
    List<List<String>> boundaries(Read root, int ranges);

    /// What went wrong while `doing` something on one of its connections, in words.
    Fault fault(SQLException e, String doing);

    @Override
    void close();
}
