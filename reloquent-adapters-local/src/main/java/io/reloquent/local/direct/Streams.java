package io.reloquent.local.direct;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.kernel.Assembler;
import io.reloquent.kernel.BsonBuffer;
import io.reloquent.kernel.CopyRows;
import io.reloquent.kernel.DocumentFault;
import io.reloquent.kernel.KeyFault;
import io.reloquent.kernel.Program;
import io.reloquent.kernel.RowStream;
import io.reloquent.kernel.SortedRows;
import io.reloquent.kernel.SpillException;
import io.reloquent.local.load.Words;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.Read;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.source.SourceDialect;
import io.reloquent.run.DeadLetter;
import io.reloquent.run.KeyRange;
import io.reloquent.run.ReadCount;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The open streams of one key range, and the documents they make: one connection for each stream.
final class Streams implements AutoCloseable {

    /// Ends the load with the first document that cannot be made.
    static final Consumer<DeadLetter> STOP = letter -> {
        throw Words.cannotBeMade(letter);
    };

    private final CollectionPlan plan;
    private final Snapshot snapshot;
    private final Consumer<DeadLetter> unmakable;
    private final List<Connection> connections = new ArrayList<>();
    private final List<RowStream> rows = new ArrayList<>();
    private final Assembler assembler;

    Streams(Job job, KeyRange range) {
        this(job.plan(), job.program(), job.snapshot(), job.dialect(), range, unmakable(job));
    }

    private static Consumer<DeadLetter> unmakable(Job job) {
        return switch (job.unmakable()) {
            case STOP -> STOP;
            case SET_ASIDE -> letter -> job.ledger().setAside(job.lease(), letter);
        };
    }

    /// @param unmakable told of each document that cannot be made; what it throws ends everything
    Streams(
            CollectionPlan plan,
            Program program,
            Snapshot snapshot,
            SourceDialect dialect,
            KeyRange range,
            Consumer<DeadLetter> unmakable) {
        this.plan = plan;
        this.snapshot = snapshot;
        this.unmakable = unmakable;
        try {
            for (Read read : plan.root().reads()) {
                Connection connection = snapshot.connect();
                connections.add(connection);
                int columns = read.outputs().size();
                rows.add(new CopyRows(connection, dialect.select(read, range), columns));
            }
            Sorts.sort(plan.root().reads(), rows);
        } catch (SQLException e) {
            close();
            throw fault(e, "starting to read ");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        assembler = new Assembler(program, rows);
    }

    /// Builds the next document that can be made into the buffer, which it empties first; false at the end.
    boolean next(BsonBuffer document) {
        try {
            while (true) {
                document.clear();
                try {
                    return assembler.next(document);
                } catch (DocumentFault e) {
                    unmakable.accept(new DeadLetter(plan.collection(), e.key(), e.field(), e.why()));
                    assembler.giveUp();
                }
            }
        } catch (SQLException e) {
            throw fault(e, "reading ");
        } catch (KeyFault e) {
            throw Words.notAKey(plan, e.stream(), e.key(), e.why());
        }
    }

    private Fault fault(SQLException e, String doing) {
        return e instanceof SpillException
                ? new OursOrTheirs(
                        String.valueOf(e.getMessage()),
                        "Free space there, or name another directory: JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIRECTORY.",
                        e)
                : snapshot.fault(e, doing + plan.collection());
    }

    List<String> key() {
        return assembler.key();
    }

    List<ReadCount> counts() {
        return Words.counts(plan, assembler.counts(), assembler.joinedCounts());
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                // Ends a stream that is not at its end, too; cancelling it first would wait for the server.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                throw snapshot.fault(e, "closing a connection");
            }
        }
        for (RowStream stream : rows) {
            if (stream instanceof SortedRows sorted) {
                try {
                    sorted.close();
                } catch (SQLException aborted) {
                    // Its connection is closed already; its files are what matters.
                }
            }
        }
    }
}
