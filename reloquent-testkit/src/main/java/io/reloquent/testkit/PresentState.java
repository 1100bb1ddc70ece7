package io.reloquent.testkit;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.plan.Read;
import io.reloquent.port.source.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A database of the test server as it is, for as long as nobody writes to it.
final class PresentState implements Snapshot {

    private final String database;

    PresentState(String database) {
        this.database = database;
    }

    @Override
    public String id() {
        return "present";
    }

    @Override
    public Connection connect() {
        try {
            Connection connection = Servers.postgres().connect(database);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw fault(e, "opening a connection");
        }
    }

    @Override
    public long count(TableName table) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(Read read) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<List<String>> boundaries(Read root, int ranges) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Fault fault(SQLException e, String doing) {
        return new OursOrTheirs(doing + ": " + e.getMessage(), "", e);
    }

    @Override
    public void close() {}
}
