package io.reloquent.sandbox;

import com.mongodb.MongoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real mongod on a free port of 127.0.0.1, a replica set of one, that vanishes with its data on close.
public final class SandboxMongod implements AutoCloseable {
    static final String REPLICA_SET = "sandbox";
    private static final int KEY_BYTES = 96;
    private static final int ATTEMPTS = 3;

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
