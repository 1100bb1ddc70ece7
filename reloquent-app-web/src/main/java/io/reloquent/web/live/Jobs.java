package io.reloquent.web.live;

import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.run.OnFailure;
import io.reloquent.session.BatchWatch;
import io.reloquent.session.Session;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.LiveMessage.ConnectionsView;
import io.reloquent.web.live.LiveMessage.RatesView;
import io.reloquent.web.live.LiveMessage.Snapshot;
import io.reloquent.web.problem.Conflict;
import io.reloquent.web.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/// The one job of this server. It goes on whether anybody watches or not.
@Component
public final class Jobs implements DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FAILURE = 1;
    private static final int INTERRUPTED = 130;

    private final Workplace workplace;
    private final Meter meter;
    private final Events events;
    private final AtomicLong number = new AtomicLong();
    private final Disposable clock;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile @Nullable Job job;
    private volatile @Nullable Thread thread;

    Jobs(Workplace workplace, Meter meter, Events events) {
        this.workplace = workplace;
        this.meter = meter;
        this.events = events;
        clock = Flux.interval(Duration.ofSeconds(1)).onBackpressureLatest().subscribe(second -> {
            Job now = job;
            if (now != null) {
                now.second();
            }
        });
    }

    /// The job that runs, or ran last.
    public Optional<Job> latest() {
        return Optional.ofNullable(job);
    }

    /// Changes what a job would follow, while none runs and none begins.
    ///
    /// @throws Conflict if one runs here
    public <T> T between(Supplier<T> change) {
        changing.lock();
        try {
            refuseBusy();
            return change.get();
        } finally {
            changing.unlock();
        }
    }

    /// Begins a job.
    ///
    /// @throws Conflict if another one runs, here or in another process
    public JobView start(JobKind kind, boolean pausable, Work work) {
        return between(() -> begin(kind, pausable, work));
    }

    private void refuseBusy() {
        Job before = job;
        if (before != null && before.isActive()) {
            throw new Conflict(Problem.conflict(
                    "busy",
                    409,
                    "This server is busy: %s runs since %s."
                            .formatted(before.kind().written(), before.started()),
                    "Wait for its end, or stop it."));
        }
    }

    private JobView begin(JobKind kind, boolean pausable, Work work) {
        Job before = job;
        try (Session session = open(kind, BatchWatch.NONE)) {
            session.requireConfiguration();
            // All that is wrong with it, with the lines.
            session.configuration();
            refuseLocked(session);
        }
        long reached = before == null ? 0 : before.sequence();
        var begun = new Job[1];
        begun[0] = new Job(
                String.valueOf(number.incrementAndGet()),
                kind,
                pausable,
                reached,
                workplace.clock(),
                meter,
                () -> events.publish(new Event.JobChanged(begun[0].view())));
        job = begun[0];
        thread = Thread.ofPlatform().name("job").daemon().start(() -> run(begun[0], work));
        events.publish(new Event.JobChanged(begun[0].view()));
        return begun[0].view();
    }

    private static void refuseLocked(Session session) {
        try (Workspace.Lock lock = session.workspace().lock()) {
            return;
        } catch (YoursToFix held) {
            throw new Conflict(Problem.conflict("busy", 409, held.getMessage(), held.next()));
        }
    }

    private Session open(JobKind kind, BatchWatch watch) {
        return kind.isReading() ? workplace.openForSource(watch) : workplace.open(watch);
    }

    private void run(Job begun, Work work) {
        try (Session session = open(begun.kind(), begun)) {
            begun.works(session);
            try {
                OutcomeView outcome = work.run(session, begun);
                begun.ends(JobState.DONE, outcome);
            } catch (CancellationException stopped) {
                begun.ends(JobState.STOPPED, stopped(begun, session));
            } catch (Fault fault) {
                // Who is told to stop while it waits for a server meets that as a fault.
                if (!begun.isStopping()) {
                    throw fault;
                }
                begun.ends(JobState.STOPPED, stopped(begun, session));
            } finally {
                // The driver refuses to close for a thread that is still marked as interrupted.
                Thread.interrupted();
            }
        } catch (Fault fault) {
            begun.ends(JobState.FAILED, Job.outcome(fault));
        } catch (RuntimeException | Error defect) {
            // Whatever it is, nobody could begin anything else if the job never ended.
            defect.printStackTrace();
            begun.ends(
                    JobState.FAILED,
                    new OutcomeView(
                            FAILURE,
                            defect.getClass().getSimpleName() + ": " + defect.getMessage()
                                    + ". This is a defect of Reloquent.",
                            "Please report it with the lines that the server has written."));
        }
    }

    private static OutcomeView stopped(Job begun, Session session) {
        if (begun.kind() != JobKind.MIGRATE) {
            return new OutcomeView(
                    INTERRUPTED, begun.kind().stopped(), begun.kind().next());
        }
        return new OutcomeView(
                INTERRUPTED,
                "Stopped: " + session.whatIsSafe(),
                "Start it again to begin under a new snapshot; or resume it, if nothing has been written to the source"
                        + " since.");
    }

    /// @throws Conflict if nothing runs
    public JobView stop() {
        Job now = active();
        Thread works = thread;
        if (now.stopping() && works != null) {
            interrupt(now, works);
        }
        return now.view();
    }

    private static void interrupt(Job now, Thread works) {
        works.interrupt();
        now.abandonSource();
    }

    /// @throws Conflict if it cannot be held up
    public JobView pause() {
        Job now = active();
        if (!now.pause()) {
            throw new Conflict(Problem.conflict(
                    "step",
                    409,
                    now.view().pausable() ? "It is not running." : "This job cannot be held up.",
                    "Let it go on, or stop it."));
        }
        return now.view();
    }

    /// @throws Conflict if it is not held up
    public JobView resume() {
        Job now = active();
        if (!now.resume()) {
            throw new Conflict(Problem.conflict("step", 409, "It is not held up.", "Nothing is to be done."));
        }
        return now.view();
    }

    /// @throws Conflict if there is nothing to decide
    public JobView decide(OnFailure decision) {
        Job now = active();
        if (!now.decided(decision)) {
            throw new Conflict(
                    Problem.conflict("step", 409, "There is nothing to decide.", "See what the job is doing."));
        }
        return now.view();
    }

    private Job active() {
        Job now = job;
        if (now == null || !now.isActive()) {
            throw new Conflict(Problem.conflict("step", 409, "Nothing is running.", "Start something first."));
        }
        return now;
    }

    Snapshot snapshot() {
        Job now = job;
        return now == null
                ? new Snapshot(
                        0,
                        Optional.empty(),
                        List.of(),
                        RatesView.NONE,
                        new ConnectionsView(0, 0),
                        List.of(),
                        List.of(),
                        List.of())
                : now.snapshot();
    }

    /// Stops what runs, and gives it some time to put down how far it came.
    @Override
    public void destroy() throws InterruptedException {
        clock.dispose();
        Job now = job;
        Thread works = thread;
        if (now != null && works != null && now.isActive()) {
            now.stopping();
            interrupt(now, works);
            works.join(PATIENCE);
        }
    }
}
