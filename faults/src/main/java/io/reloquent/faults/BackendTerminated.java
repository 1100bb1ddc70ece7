package io.reloquent.faults;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import io.reloquent.testkit.Servers;
import io.reloquent.testkit.TcpProxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Somebody ends connections of the migration by `pg_terminate_backend`.
record BackendTerminated(Laboratory laboratory, Which which) implements FaultCase {

    private static final Pattern SOURCE = Pattern.compile("PostgreSQL");

    /// So slow that no backend has sent everything when it is looked for.
    private static final int BYTES_PER_SECOND = 400_000;

    /// Whose connections end.
    enum Which {
        READER("a reading backend terminated", "query ilike 'copy%' limit 1", 25),
        ALL("all backends terminated", "true", 15),
        HOLDER("the snapshot's holder terminated", "query ilike '%pg_export_snapshot%'", 10);

        private final String words;
        private final String condition;
        private final int times;

        Which(String words, String condition, int times) {
            this.words = words;
            this.condition = condition;
            this.times = times;
        }
    }

    @Override
    public String name() {
        return which.words;
    }

    @Override
    public int atOnce() {
        return 2;
    }

    @Override
    public List<Trial> trials(Extent extent) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < extent.times(2, which.times); i++) {
            int number = i;
            Design design = Design.number(i + 1);
            boolean resume = i % 2 == 1;
            String name = "%s, then %s".formatted(design, resume ? "resumed" : "started over");
            trials.add(new Trial(name, () -> run(design, number, resume)));
        }
        return trials;
    }

    private Outcome run(Design design, int number, boolean resume) {
        var server = Servers.postgres();
        try (TcpProxy line = TcpProxy.to(server.host(), server.port())) {
            line.set(TcpProxy.Direction.TO_CLIENT, new TcpProxy.Mode.Slow(BYTES_PER_SECOND));
            Site site = laboratory.site(design, line.port(), Servers.mongod().uri());
            var terminated = new ArrayList<Integer>();
            var moment = new Moment("Ledger.save chunk", Side.BEFORE, 1 + number % 3);
            var watch = new Watch(moment, () -> terminated.addAll(terminate(line.onwardPorts())));
            Attempt first;
            try (Migration migration = site.migration(watch)) {
                first = Attempt.of(Phase.LOAD.command(migration, design));
            }
            if (terminated.isEmpty()) {
                return new Outcome.Wrong("there was no such backend any more");
            }
            if (which == Which.HOLDER && first instanceof Attempt.Done) {
                return new Outcome.Wrong("the run goes on without anyone who holds its snapshot");
            }
            return new Recovery(laboratory, site, design, resume, SOURCE).after(first);
        }
    }

    /// Only those that came over this line: other trials read the same source.
    private List<Integer> terminate(List<Integer> ports) {
        String query = "select pid, pg_terminate_backend(pid) from pg_stat_activity"
                + " where client_port = any(?) and pid <> pg_backend_pid() and " + which.condition;
        try (Connection connection = Servers.postgres().connect(laboratory.database());
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("int", ports.toArray()));
            List<Integer> terminated = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    terminated.add(rows.getInt(1));
                }
            }
            return terminated;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
