package io.reloquent.web.live;

import io.reloquent.fault.Fault;
import io.reloquent.run.OnFailure;
import io.reloquent.run.PartialFailure;
import io.reloquent.run.Progress;
import io.reloquent.session.BatchWatch;
import io.reloquent.session.Session;
import io.reloquent.web.live.JobView.DecisionView;
import io.reloquent.web.live.JobView.FailedView;
import io.reloquent.web.live.JobView.OutcomeView;
import io.reloquent.web.live.LiveMessage.AttemptView;
import io.reloquent.web.live.LiveMessage.ConnectionsView;
import io.reloquent.web.live.LiveMessage.Delta;
import io.reloquent.web.live.LiveMessage.EntryView;
import io.reloquent.web.live.LiveMessage.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// One piece of work that goes on in this server, and all that can be seen of it. Every change has a sequence number.
public final class Job implements Progress, BatchWatch {

    private final String id;
    private final JobKind kind;
    private final boolean pausable;
    private final Clock clock;
    private final Meter meter;
    private final Runnable changed;
    private final Instant started;
    private final Brake brake = new Brake();
    private final Figures figures = new Figures();
    private final Log log = new Log();
    private final List<AttemptView> attempts = new ArrayList<>();
    private long sequence;
    private long jobChanged;
    private long attemptsChanged;
    private JobState state = JobState.RUNNING;
    private @Nullable Instant ended;
    private @Nullable DecisionView decision;
    private @Nullable OutcomeView outcome;
    private @Nullable CompletableFuture<OnFailure> decided;
    private @Nullable Session session;

    /// @param after   the sequence number that the job before has reached
    /// @param changed called when the job's state changes, under no lock of other jobs
    Job(String id, JobKind kind, boolean pausable, long after, Clock clock, Meter meter, Runnable changed) {
        this.id = id;
        this.kind = kind;
        this.pausable = pausable;
        this.clock = clock;
        this.meter = meter;
        this.changed = changed;
        this.started = clock.instant();
        this.sequence = after + 1;
        this.jobChanged = sequence;
        attempt();
        log.add(sequence, started, "state", kind.written() + " begins");
    }

    String id() {
        return id;
    }

    JobKind kind() {
        return kind;
    }

    Instant started() {
        return started;
    }

    synchronized long sequence() {
        return sequence;
    }

    public synchronized boolean isActive() {
        return ended == null;
    }

    /// What will come, before it does.
    public synchronized void expect(Map<String, Long> documents) {
        sequence++;
        documents.forEach((name, expected) -> figures.expect(name, expected, sequence));
    }

    synchronized void works(Session opened) {
        session = opened;
        meter.begins(opened);
    }

    @Override
    public synchronized void say(String sentence) {
        log.add(++sequence, clock.instant(), "said", sentence);
    }

    @Override
    public synchronized void collection(String name, long rows, long documents, long expected) {
        long more = figures.progress(name, rows, documents, expected, ++sequence);
        meter.rows(name, more);
    }

    @Override
    public void before(String collection) {
        brake.pass();
    }

    @Override
    public synchronized void written(String collection, int documents, int bytes, Duration took) {
        figures.bytes(collection, bytes, ++sequence);
        meter.batch(collection, documents, bytes, took);
    }

    @Override
    public synchronized void failed(String collection) {
        figures.failed(collection, ++sequence);
        meter.retry(collection);
    }

    @Override
    public synchronized void waits(String collection, Duration pause) {
        figures.waits(collection, clock.instant().plus(pause), ++sequence);
    }

    @Override
    public long heldNanos() {
        return brake.heldNanos();
    }

    synchronized void second() {
        if (isActive()) {
            figures.sample(clock.instant(), System.nanoTime(), ++sequence);
        }
    }

    /// Waits until somebody has decided what becomes of a partial failure.
    public OnFailure decide(PartialFailure failure) {
        var answer = new CompletableFuture<OnFailure>();
        ask(failure, answer);
        try {
            OnFailure said = answer.get();
            goOn(said);
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void ask(PartialFailure failure, CompletableFuture<OnFailure> answer) {
        synchronized (this) {
            List<FailedView> failed = new ArrayList<>();
            failure.failed()
                    .forEach((name, fault) -> failed.add(new FailedView(name, fault.getMessage(), fault.next())));
            decision = new DecisionView(
                    failure.sentence(),
                    failure.loaded(),
                    failed,
                    failure.notBegun(),
                    failure.attempt(),
                    failure.mayPass());
            decided = answer;
            become(JobState.DECIDING, failure.sentence());
            figures.state(failure.loaded(), "done", sequence);
            figures.state(failure.failed().keySet(), "failed", sequence);
            figures.state(failure.notBegun(), "waiting", sequence);
            endAttempt(JobState.FAILED, failure.first().getMessage());
        }
        changed.run();
    }

    private void goOn(OnFailure said) {
        synchronized (this) {
            decision = null;
            decided = null;
            become(JobState.RUNNING, "Decided: " + said.written());
            if (said == OnFailure.RESTART) {
                figures.reset(sequence);
            }
            if (said != OnFailure.ABORT) {
                attempt();
            }
        }
        changed.run();
    }

    /// @return whether there was something to decide
    synchronized boolean decided(OnFailure said) {
        return decided != null && decided.complete(said);
    }

    /// @return whether it could be
    boolean pause() {
        synchronized (this) {
            if (!pausable || state != JobState.RUNNING) {
                return false;
            }
            brake.pull();
            become(JobState.PAUSED, "Held up: what is under way is finished, and no more is sent");
        }
        changed.run();
        return true;
    }

    /// @return whether it was held up
    boolean resume() {
        synchronized (this) {
            if (state != JobState.PAUSED) {
                return false;
            }
            become(JobState.RUNNING, "Goes on");
            brake.release();
        }
        changed.run();
        return true;
    }

    /// @return whether it was there to be stopped
    boolean stopping() {
        synchronized (this) {
            if (!isActive() || state == JobState.STOPPING) {
                return false;
            }
            become(JobState.STOPPING, "Being stopped");
        }
        changed.run();
        return true;
    }

    synchronized boolean isStopping() {
        return state == JobState.STOPPING;
    }

    /// Ends waits for the source, where it does nothing else.
    void abandonSource() {
        Session reading;
        synchronized (this) {
            reading = session;
        }
        if (kind.isReading() && reading != null) {
            reading.abandonSource();
        }
    }

    void ends(JobState how, OutcomeView what) {
        synchronized (this) {
            ended = clock.instant();
            outcome = what;
            decision = null;
            decided = null;
            session = null;
            become(how, what.sentence());
            figures.settle("running", how == JobState.DONE ? "done" : "failed", sequence);
            endAttempt(how, how == JobState.DONE ? "" : what.sentence());
            meter.ends(kind.written(), how.written(), Duration.between(started, ended));
        }
        changed.run();
    }

    private void become(JobState next, String text) {
        state = next;
        jobChanged = ++sequence;
        log.add(sequence, clock.instant(), next == JobState.FAILED ? "failure" : "state", text);
    }

    private void attempt() {
        attempts.add(new AttemptView(
                attempts.size() + 1, clock.instant(), Optional.empty(), JobState.RUNNING.written(), ""));
        attemptsChanged = sequence;
        jobChanged = sequence;
    }

    private void endAttempt(JobState how, String because) {
        AttemptView last = attempts.get(attempts.size() - 1);
        if (last.ended().isEmpty()) {
            attempts.set(
                    attempts.size() - 1,
                    new AttemptView(
                            last.number(), last.started(), Optional.of(clock.instant()), how.written(), because));
            attemptsChanged = sequence;
        }
    }

    public synchronized JobView view() {
        return new JobView(
                id,
                kind.written(),
                state.written(),
                started,
                Optional.ofNullable(ended),
                pausable,
                attempts.size(),
                Optional.ofNullable(decision),
                Optional.ofNullable(outcome));
    }

    public synchronized List<EntryView> log() {
        return log.all();
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(
                sequence,
                Optional.of(view()),
                figures.collections(0),
                figures.rates(),
                connections(),
                log.latest(),
                List.copyOf(attempts),
                figures.points(0));
    }

    synchronized Delta since(long reached) {
        return new Delta(
                reached,
                sequence,
                jobChanged > reached ? Optional.of(view()) : Optional.empty(),
                figures.collections(reached),
                figures.rates(),
                connections(),
                log.after(reached),
                attemptsChanged > reached ? List.copyOf(attempts) : List.of(),
                figures.points(reached));
    }

    private ConnectionsView connections() {
        Session opened = session;
        return opened == null
                ? new ConnectionsView(0, 0)
                : new ConnectionsView(opened.sourceConnections(), opened.targetConnections());
    }

    /// What ended it, as its outcome says it.
    static OutcomeView outcome(Fault fault) {
        return new OutcomeView(fault.exitCode(), fault.getMessage(), fault.next());
    }
}
