package io.reloquent.faults;

import io.reloquent.port.source.Snapshot;
import io.reloquent.port.workspace.Stored;
import io.reloquent.run.Chunk;
import io.reloquent.run.Run;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Stands between the use cases and their ports, and strikes at a call of one of them.
///
/// @param moment when
/// @param strike what happens then, on the thread that makes the call
record Watch(Moment moment, Runnable strike, AtomicInteger calls, AtomicBoolean struck) {

    /// Lets everything pass.
    static final Watch NONE = new Watch(new Moment("nothing", Side.BEFORE, 1), () -> {});

    /// Which side of a call.
    enum Side {
        BEFORE,
        AFTER,
        /// After what it gave has come about.
        DONE
    }

    /// The `nth` call, or every call where that is 0, of a name: `Ledger.save LOADED`, `Ledger.save chunk`,
    /// `Stored.save state.yaml`.
    record Moment(String call, Side side, int nth) {}

    Watch(Moment moment, Runnable strike) {
        this(moment, strike, new AtomicInteger(), new AtomicBoolean());
    }

    <T> T over(Class<T> port, T real) {
        InvocationHandler handler = (proxy, method, arguments) -> call(port, real, method, arguments);
        return port.cast(
                java.lang.reflect.Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private @Nullable Object call(Class<?> port, Object real, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean now = name(port, real, method, arguments).equals(moment.call()) && isTheCall(calls.incrementAndGet());
        strikeIf(now && moment.side() == Side.BEFORE);
        Object result = invoke(real, method, arguments);
        strikeIf(now && moment.side() == Side.AFTER);
        if (now && moment.side() == Side.DONE && result instanceof CompletableFuture<?> future) {
            Object followed = future.whenComplete((done, failed) -> strikeIf(true));
            return followed;
        }
        return watched(result);
    }

    private boolean isTheCall(int number) {
        return moment.nth() == 0 || moment.nth() == number;
    }

    private @Nullable Object watched(@Nullable Object result) {
        return switch (result) {
            case Snapshot snapshot -> over(Snapshot.class, snapshot);
            case Stored<?> stored -> over(Stored.class, stored);
            case null, default -> result;
        };
    }

    private void strikeIf(boolean now) {
        if (now) {
            struck.set(true);
            strike.run();
        }
    }

    private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static String name(Class<?> port, Object real, Method method, Object @Nullable [] arguments) {
        String name = port.getSimpleName() + "." + method.getName();
        if (real instanceof Stored<?> stored) {
            return name + " " + Path.of(stored.place()).getFileName();
        }
        Object[] given = arguments == null ? new Object[0] : arguments;
        return Arrays.stream(given)
                .map(Watch::kind)
                .filter(kind -> !kind.isEmpty())
                .findFirst()
                .map(kind -> name + " " + kind)
                .orElse(name);
    }

    private static String kind(@Nullable Object argument) {
        return switch (argument) {
            case Run run -> run.state().name();
            case Chunk chunk -> "chunk";
            case null, default -> "";
        };
    }
}
