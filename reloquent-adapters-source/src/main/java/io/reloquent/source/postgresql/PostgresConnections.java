package io.reloquent.source.postgresql;

import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.YoursToFix;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Opens connections to one PostgreSQL database that can only read, and see either every row of a table or none.
///
/// The driver is given a fixed list of properties, each of its own; nothing from an address is ever part of a URL.
public final class PostgresConnections {

    static final int CONNECT_SECONDS = 10;
    static final int LOCK_SECONDS = 10;

    /// What every session starts with. A `search_path` of the system's schema alone means that no name finds
    /// anything that an owner of the source made, unless its schema is written before it.
    static final String SESSION = """
            set default_transaction_read_only = on;
            set row_security = off;
            set search_path = pg_catalog;
            set client_encoding = 'UTF8';
            set "DateStyle" = 'ISO, YMD';
            set "TimeZone" = 'UTC';
            set "IntervalStyle" = 'iso_8601';
            set extra_float_digits = 3;
            set bytea_output = 'hex';
            set xmloption = 'content';
            set lock_timeout = '%ds';
            set statement_timeout = 0;
            set idle_in_transaction_session_timeout = 0;
            set jit = off""".formatted(LOCK_SECONDS);

    /// A URL that says nothing; one of the form without slashes would name an empty database.
    private static final String NO_PLACE = "jdbc:postgresql://";

    private static final long MEGABYTE = 1_000_000;

    private final SourceAddress address;
    private final Pace pace;
    private final Patience patience;
    private final Watch watch;
    private volatile boolean abandoned;

    public PostgresConnections(SourceAddress address) {
        this(address, Patience.USUAL);
    }

    PostgresConnections(SourceAddress address, Patience patience) {
        this.address = address;
        this.patience = patience;
        this.pace = address.maxMegabytes() == 0 ? Pace.UNLIMITED : new Pace(address.maxMegabytes() * MEGABYTE);
        this.watch = new Watch(patience, this::openToAsk);
    }

    public SourceAddress address() {
        return address;
    }

    /// How many of those that were opened here are open now.
    public int count() {
        return watch.size();
    }

    /// Ends every read under way, which its reader is told as a fault, and opens no connection from now on. May be
    /// called from any thread; nothing less ends a wait for the server.
    public void abandon() {
        abandoned = true;
        watch.abandon();
    }

    Patience patience() {
        return patience;
    }

    /// A new connection, each statement a transaction of its own until the caller says otherwise. It is looked after:
    /// a read on it that will never end fails, with a cause that [PostgresFaults] tells.
    ///
    /// @throws io.reloquent.fault.Fault if the server cannot be reached or refuses
    public Connection open() {
        if (address.host().contains(",")) {
            throw YoursToFix.usage(
                    "\"%s\" is not one host.".formatted(address.host()), "Name one server in reloquent.yaml.");
        }
        return open(line());
    }

    /// What the server is, asked over one connection: `PostgreSQL 18.6`.
    ///
    /// @throws io.reloquent.fault.Fault if the server cannot be reached or refuses
    public String describe() {
        try (Connection connection = open()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw PostgresFaults.of(e, address, "asking for its version");
        }
    }

    /// For a connection on which rows are read, all of them together no faster than the address allows.
    Line line() {
        return new Line(pace);
    }

    /// One whose network's end is in the caller's hands as well.
    Connection open(Line line) {
        if (abandoned) {
            throw new Verdict.Abandoned().fault(address, "opening a connection", new SQLException("abandoned"));
        }
        try {
            return prepared(connect(line, CONNECT_SECONDS), line);
        } catch (SQLException e) {
            throw PostgresFaults.of(e, address, "opening a connection");
        }
    }

    /// One for a short question: every wait on it ends by itself.
    private Connection openToAsk() throws SQLException {
        return connect(new Line(Pace.UNLIMITED), (int) patience.answer().toSeconds());
    }

    /// @param seconds how long connecting may take, and then each answer
    private Connection connect(Line line, int seconds) throws SQLException {
        String name = Lines.leave(line);
        try {
            Properties properties = properties(seconds);
            PGProperty.SOCKET_FACTORY.set(properties, Lines.class.getName());
            PGProperty.SOCKET_FACTORY_ARG.set(properties, name);
            var connection = new Driver().connect(NO_PLACE, properties);
            if (connection == null) {
                throw new SQLException("The driver does not know its own address form.");
            }
            return connection;
        } finally {
            Lines.takeAway(name);
        }
    }

    private Connection prepared(Connection connection, Line line) throws SQLException {
        try (var statement = connection.createStatement()) {
            connection.setReadOnly(true);
            statement.execute(SESSION);
            Backend backend = Backend.of(connection);
            // From here on a query may take as long as it takes.
            connection.setNetworkTimeout(Runnable::run, 0);
            watch.over(connection, line, backend);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties(int seconds) {
        Properties properties = withoutSecret(seconds);
        PGProperty.PASSWORD.set(properties, address.password().reveal());
        return properties;
    }

    /// The driver's properties, none of them a secret.
    Map<String, String> openProperties() {
        Map<String, String> properties = new HashMap<>();
        Properties open = withoutSecret(CONNECT_SECONDS);
        open.stringPropertyNames().forEach(name -> properties.put(name, open.getProperty(name)));
        return properties;
    }

    private Properties withoutSecret(int seconds) {
        var properties = new Properties();
        PGProperty.PG_HOST.set(properties, address.host());
        PGProperty.PG_PORT.set(properties, address.port());
        PGProperty.PG_DBNAME.set(properties, address.database());
        PGProperty.USER.set(properties, address.username());
        PGProperty.APPLICATION_NAME.set(properties, "reloquent");
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        switch (address.tls()) {
            case OFF -> PGProperty.SSL_MODE.set(properties, "disable");
            case VERIFY_FULL -> {
                PGProperty.SSL_MODE.set(properties, "verify-full");
                // The authorities that Java trusts, rather than a file in the user's home.
                PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
        return properties;
    }
}
