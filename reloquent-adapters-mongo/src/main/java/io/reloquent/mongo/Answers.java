package io.reloquent.mongo;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Waits for what the driver publishes, and turns what went wrong into faults.
///
/// Everywhere `doing` is what was going on, to follow the word "while": `reading the ledger`.
final class Answers {

    private final MongoFaults faults;

    private final Heartbeat heartbeat;

    Answers(MongoFaults faults, Heartbeat heartbeat) {
        this.faults = faults;
        this.heartbeat = heartbeat;
    }

    <T> Optional<T> one(Publisher<T> publisher, String doing) {
        return orFault(
                () -> Mono.from(publisher).takeUntilOther(heartbeat.lost()).blockOptional(), doing);
    }

    <T> List<T> all(Publisher<T> publisher, String doing) {
        return orFault(() -> watched(publisher).collectList().blockOptional().orElse(List.of()), doing);
    }

    /// Fails where the server is lost meanwhile.
    <T> Flux<T> watched(Publisher<T> publisher) {
        return Flux.from(publisher).takeUntilOther(heartbeat.lost());
    }

    boolean hasNext(Iterator<?> answers, String doing) {
        return orFault(answers::hasNext, doing);
    }

    private <T> T orFault(Supplier<T> wait, String doing) {
        try {
            return wait.get();
        } catch (RuntimeException e) {
            throw faults.of(e, doing);
        }
    }
}
