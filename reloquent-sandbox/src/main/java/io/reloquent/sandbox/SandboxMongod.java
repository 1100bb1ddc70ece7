package io.reloquent.sandbox;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A real mongod on a free port of 127.0.0.1, a replica set of one, that vanishes with its data on close.
public final class SandboxMongod implements AutoCloseable {
    static final String REPLICA_SET = "sandbox";
    private static final int KEY_BYTES = 96;
    private static final double SMALLEST_CACHE_GIGABYTES = 0.25;

    /// What a mongod does in a sharded cluster.
    public enum Role {
        /// It is in none.
        ALONE(""),
        /// It keeps the cluster's configuration.
        CONFIGURATION("--configsvr"),
        /// It keeps documents.
        SHARD("--shardsvr");

        private final String argument;

        Role(String argument) {
            this.argument = argument;
        }

        List<String> arguments() {
            return argument.isEmpty() ? List.of() : List.of(argument);
        }
    }

    private final Path executable;
    private final ServerDirectory directory;
    private final MongodOptions options;
    private final int port;
    private final ShutdownHook hook;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile MongodProcess process;

    private SandboxMongod(Path executable, ServerDirectory directory, MongodOptions options) {
        this.executable = executable;
        this.directory = directory;
        this.options = options;
        this.port = Loopback.freePort();
        this.process = MongodProcess.start(executable, directory, port, options);
        this.hook = ShutdownHook.register("sandbox-mongod-" + port, this::close);
    }

    /// Starts a mongod that anyone on this machine may use, with its data and its log below `directory`.
    ///
    /// @throws SandboxFailure if the directory is not empty, no mongod is found or fetched, or it does not come up
    public static SandboxMongod start(Path directory) {
        return start(directory, MongodOptions.DEFAULT_CACHE_GIGABYTES);
    }

    /// The same with another size of the WiredTiger cache; 0.25 is the smallest.
    public static SandboxMongod start(Path directory, double cacheGigabytes) {
        var options = new MongodOptions(cacheGigabytes, Optional.empty());
        return launch(MongodBinary.find(), ServerDirectory.claim(directory), options, ReplicaSet::waitForPrimary);
    }

    /// Starts a mongod that lets in only this user, who has the role `root` and is known to the database `admin`.
    public static SandboxMongod startWithAccessControl(Path directory, String user, char[] password) {
        var executable = MongodBinary.find();
        var own = ServerDirectory.claim(directory);
        var options = new MongodOptions(MongodOptions.DEFAULT_CACHE_GIGABYTES, Optional.of(writeKeyFile(own)));
        return launch(executable, own, options, replicaSet -> {
            replicaSet.waitForPrimary();
            replicaSet.createUser(user, password);
        });
    }

    /// Starts a part of a sharded cluster, as a replica set of that name. It has to be told of the others.
    public static SandboxMongod startPart(Path directory, String replicaSet, Role role) {
        var options = new MongodOptions(SMALLEST_CACHE_GIGABYTES, Optional.empty(), replicaSet, role);
        return launch(MongodBinary.find(), ServerDirectory.claim(directory), options, ReplicaSet::waitForPrimary);
    }

    private static SandboxMongod launch(
            Path executable, ServerDirectory directory, MongodOptions options, Consumer<ReplicaSet> afterwards) {
        SandboxMongod server;
        try {
            server = new SandboxMongod(executable, directory, options);
        } catch (RuntimeException e) {
            directory.delete();
            throw e;
        }
        try {
            server.settle(replicaSet -> {
                replicaSet.initiate(options);
                afterwards.accept(replicaSet);
            });
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void settle(Consumer<ReplicaSet> steps) {
        try (var replicaSet = new ReplicaSet(process, port)) {
            steps.accept(replicaSet);
        } catch (MongoException e) {
            throw new SandboxFailure(
                    "mongod (process %d) runs on port %d but could not be set up (%s). Is %s MongoDB 6.0 or later?"
                            .formatted(pid(), port, e.getMessage(), executable),
                    e);
        }
    }

    /// A key that the members of a replica set share; mongod wants one wherever access control meets replication.
    private static Path writeKeyFile(ServerDirectory directory) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            var file = Files.createFile(directory.resolve("key-file"));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return Files.writeString(file, Base64.getEncoder().encodeToString(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /// The process id of the running mongod; another one after `restart()`.
    public long pid() {
        return process.pid();
    }

    /// The connection string, which never contains credentials.
    public String uri() {
        return "mongodb://%s:%d/?replicaSet=%s".formatted(Loopback.HOST, port, options.replicaSet());
    }

    /// Ends mongod by SIGKILL, as a crash would; data and port stay for `restart()`.
    public void kill() {
        process.kill();
    }

    /// Starts mongod again on the same data and port and waits for the primary; a running one is stopped first.
    public void restart() {
        if (closed.get()) {
            throw new IllegalStateException("This mongod was closed, and its data is gone.");
        }
        process.close();
        process = MongodProcess.start(executable, directory, port, options);
        settle(ReplicaSet::waitForPrimary);
    }

    /// Stops mongod and deletes its directory. A second call does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        hook.remove();
        try {
            process.close();
        } finally {
            directory.delete();
        }
    }
}
