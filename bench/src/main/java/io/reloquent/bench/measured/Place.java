package io.reloquent.bench.measured;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.mongo.MongoAddresses;
import java.nio.file.Path;
import java.util.List;

/// Where a row reads and writes: a database of the benchmark's own PostgreSQL, its mongod, and a workspace.
public record Place(String sourceHost, int sourcePort, String sourceDatabase, String targetUri, Path workspace) {

    /// The database that every row writes into.
    public static final String TARGET = "bench";

    public static final String USER = "postgres";

    /// As many connections to the source as the product takes where nobody says otherwise.
    static final int CONNECTIONS = 20;

    static Place of(List<String> arguments) {
        return new Place(
                arguments.get(0),
                Integer.parseInt(arguments.get(1)),
                arguments.get(2),
                arguments.get(3),
                Path.of(arguments.get(4)));
    }

    public List<String> arguments() {
        return List.of(sourceHost, Integer.toString(sourcePort), sourceDatabase, targetUri, workspace.toString());
    }

    public Place in(Path other) {
        return new Place(sourceHost, sourcePort, sourceDatabase, targetUri, other);
    }

    Configuration configuration() {
        var source = new SourceAddress(
                sourceHost,
                sourcePort,
                sourceDatabase,
                USER,
                new Secret(""),
                List.of(),
                SourceAddress.Tls.OFF,
                CONNECTIONS);
        return new Configuration(source, MongoAddresses.parse(new Secret(targetUri), TARGET));
    }
}
