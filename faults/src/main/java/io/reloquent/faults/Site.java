package io.reloquent.faults;

import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.TargetAddress;
import io.reloquent.mongo.MongoAddresses;
import java.nio.file.Path;
import java.util.List;

/// Where one migration takes place.
///
/// @param sourcePort of PostgreSQL, or of a proxy in front of it
record Site(int sourcePort, String sourceDatabase, String targetUri, String targetDatabase, Path workspace) {

    static final String HOST = "127.0.0.1";
    private static final int CONNECTIONS = 20;

    Site at(Path other) {
        return new Site(sourcePort, sourceDatabase, targetUri, targetDatabase, other);
    }

    SourceAddress source() {
        return new SourceAddress(
                HOST,
                sourcePort,
                sourceDatabase,
                "postgres",
                new Secret(""),
                List.of(),
                SourceAddress.Tls.OFF,
                CONNECTIONS);
    }

    TargetAddress target() {
        return MongoAddresses.parse(new Secret(targetUri), targetDatabase);
    }

    Migration migration() {
        return migration(Watch.NONE);
    }

    Migration migration(Watch watch) {
        return new Migration(source(), target(), workspace, watch);
    }

    /// For another process; [#read] understands it.
    List<String> arguments() {
        return List.of(Integer.toString(sourcePort), sourceDatabase, targetUri, targetDatabase, workspace.toString());
    }

    static Site read(String[] arguments) {
        return new Site(
                Integer.parseInt(arguments[0]), arguments[1], arguments[2], arguments[3], Path.of(arguments[4]));
    }
}
