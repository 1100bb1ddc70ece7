package io.reloquent.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// How a mongod is started: the size of its cache, the key file that turns access control on, and its part in a
/// cluster.
record MongodOptions(double cacheGigabytes, Optional<Path> keyFile, String replicaSet, SandboxMongod.Role role) {
    static final double DEFAULT_CACHE_GIGABYTES = 0.5;
    private static final double SMALLEST_CACHE_GIGABYTES = 0.25;

    MongodOptions {
        // mongod itself refuses less than 256 MB.
        if (!(cacheGigabytes >= SMALLEST_CACHE_GIGABYTES)) {
            throw new SandboxFailure("A mongod cannot have a cache of %s GB. Give it %s GB or more."
                    .formatted(cacheGigabytes, SMALLEST_CACHE_GIGABYTES));
        }
    }

    MongodOptions(double cacheGigabytes, Optional<Path> keyFile) {
        this(cacheGigabytes, keyFile, SandboxMongod.REPLICA_SET, SandboxMongod.Role.ALONE);
    }
}
