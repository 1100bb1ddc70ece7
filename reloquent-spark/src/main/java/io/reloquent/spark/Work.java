package io.reloquent.spark;

import io.reloquent.kernel.KeyColumn;
import io.reloquent.kernel.Program;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// One collection: what it is made of and where it goes, alike for all its tasks. It holds no secret: [Secrets]
/// go to the tasks by themselves.
///
/// @param source      how a session with the source begins
/// @param database    of the target
/// @param connections to the source that the tasks of one executor may hold at once
/// @param again       whether documents may be in the target already
/// @param setAside    whether documents that cannot be made are left out instead of ending everything
public record Work(
        String collection,
        Program program,
        List<Stream> streams,
        Session source,
        String database,
        int connections,
        boolean again,
        boolean setAside)
        implements Serializable {

    /// The environment variable that holds the source's password, where the driver was told of none.
    public static final String SOURCE_PASSWORD = "RELOQUENT_SOURCE_PASSWORD";

    /// The environment variable that holds the target's connection string, where the driver was told of none.
    public static final String TARGET_URI = "RELOQUENT_TARGET_URI";

    /// Rows that one query gives.
    ///
    /// @param columns   how many values a row has
    /// @param key       what orders the rows
    /// @param sorted    whether the source gives them in that order
    /// @param byContent whether rows of one key are ordered by their content, as text, which follows the values
    public record Stream(int columns, List<KeyColumn> key, boolean sorted, boolean byContent) implements Serializable {
        public Stream {
            key = List.copyOf(key);
        }
    }

    /// How a session with the source begins.
    ///
    /// @param properties  of the driver
    /// @param statements  run before the transaction
    /// @param transaction run at its beginning
    public record Session(Map<String, String> properties, List<String> statements, List<String> transaction)
            implements Serializable {
        public Session {
            properties = Map.copyOf(properties);
            statements = List.copyOf(statements);
            transaction = List.copyOf(transaction);
        }
    }

    public Work {
        streams = List.copyOf(streams);
    }

    /// The same, read in transactions that begin with these statements.
    Work under(List<String> transaction) {
        var session = new Session(source.properties(), source.statements(), transaction);
        return new Work(collection, program, streams, session, database, connections, again, setAside);
    }
}
