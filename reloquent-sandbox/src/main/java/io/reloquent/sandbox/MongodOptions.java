package io.reloquent.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// How a mongod is started: the size of its cache, and the key file that turns access control on.
record MongodOptions(double cacheGigabytes, Optional<Path> keyFile) {
    static final double DEFAULT_CACHE_GIGABYTES = 0.5;
    private static final double SMALLEST_CACHE_GIGABYTES = 0.25;

    MongodOptions {
        // mongod itself refuses less than 256 MB.
        if (!(cacheGigabytes >= SMALLEST_CACHE_GIGABYTES)) {
            throw new SandboxFailure("A mongod cannot have a cache of %s GB. Give it %s GB or more."
                    .formatted(cacheGigabytes, SMALLEST_CACHE_GIGABYTES));
        }
    }
}
