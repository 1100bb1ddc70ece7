package io.reloquent.mongo;

import com.mongodb.MongoTimeoutException;
import com.mongodb.connection.ClusterDescription;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Whether the server is there, as the driver's heartbeat sees it.
///
/// What is under way waits for its answer for as long as that takes, and the driver does not end it when the heartbeat
/// is lost: behind a firewall that drops packets it would wait for ever.
final class Heartbeat {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /// Looks in a row without a primary: more than the seconds that an operation which has not begun waits for one.
    private static final int LOOKS = MongoTarget.PATIENCE_SECONDS + 1;

    private final Supplier<ClusterDescription> cluster;

    Heartbeat(Supplier<ClusterDescription> cluster) {
        this.cluster = cluster;
    }

    /// Fails once there has been no server to write to for a while. Never completes.
    <T> Mono<T> lost() {
        return Flux.interval(LOOK)
                .onBackpressureDrop()
                .scan(0, (without, tick) -> cluster.get().hasWritableServer() ? 0 : without + 1)
                .filter(without -> without >= LOOKS)
                .next()
                .flatMap(without -> Mono.error(new MongoTimeoutException("the server has fallen silent")));
    }
}
