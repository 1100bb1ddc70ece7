package io.reloquent.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import io.reloquent.fault.OursOrTheirs;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why no primary could be reached, as far as the driver has seen.
final class Unreachable {

    private final String hosts;
    private final Supplier<ClusterDescription> cluster;

    Unreachable(String hosts, Supplier<ClusterDescription> cluster) {
        this.hosts = hosts;
        this.cluster = cluster;
    }

    OursOrTheirs of(MongoException e) {
        return OursOrTheirs.passing(
                "Cannot reach MongoDB at %s: %s.".formatted(hosts, reason(e)),
                "Check hosts and port in the target's connection string, that mongod runs there and has a primary, and "
                        + "that a firewall or IP access list lets this machine through.",
                e);
    }

    private String reason(MongoException e) {
        if (isBroken(e)) {
            return deepest(e);
        }
        ClusterDescription seen = cluster.get();
        if (seen.getSrvResolutionException() != null) {
            return deepest(seen.getSrvResolutionException());
        }
        List<ServerDescription> servers = seen.getServerDescriptions();
        return failure(servers)
                .orElse(
                        servers.stream().anyMatch(ServerDescription::isOk)
                                ? "none of its members is the primary"
                                : "nothing answers there as a member of the replica set that the connection string names");
    }

    /// Of a connection pool the driver says that it is paused; why is in the cause, if anywhere.
    private static boolean isBroken(MongoException e) {
        return e instanceof MongoSocketException
                || (e instanceof MongoConnectionPoolClearedException && e.getCause() != null);
    }

    private static Optional<String> failure(List<ServerDescription> servers) {
        return servers.stream()
                .map(ServerDescription::getException)
                .flatMap(Stream::ofNullable)
                .map(Unreachable::deepest)
                .findFirst();
    }

    /// What the innermost cause says; the layers around it only name classes.
    private static String deepest(Throwable e) {
        Throwable deepest = e;
        for (@Nullable Throwable next = e; next != null; next = next.getCause()) {
            deepest = next;
        }
        if (deepest instanceof UnknownHostException) {
            return "the host name is unknown";
        }
        return deepest.getMessage() == null ? "no answer" : ServerWords.first(deepest.getMessage());
    }
}
