package io.reloquent.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import io.reloquent.connection.Secret;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads connection strings. What is wrong with one is said without a word of it, and without the driver's exception,
/// which quotes it.
public final class MongoAddresses {

    private static final Pattern SCHEME = Pattern.compile("mongodb(\\+srv)?://");
    private static final Pattern DATABASE = Pattern.compile("[^/\\\\. \"$*<>:|?\\x00]+");
    private static final int LONGEST_DATABASE = 63;
    private static final Set<String> TAKEN = Set.of("admin", "local", "config", MongoLedger.DATABASE);
    private static final String HOW_TO_WRITE =
            "Write it as mongodb://user:password@host:port/?replicaSet=name; in user and password write the characters "
                    + ": / ? # [ ] @ % as %3A %2F %3F %23 %5B %5D %40 %25.";

    private MongoAddresses() {}

    /// Where a connection string leads. A `mongodb+srv` one is looked up in DNS.
    ///
    /// @throws YoursToFix   if the connection string is malformed or the database cannot be a target
    /// @throws OursOrTheirs if DNS does not answer
    public static TargetAddress parse(Secret connectionString, String database) {
        check(database);
        return new TargetAddress(read(connectionString).getHosts(), connectionString, database);
    }

    static ConnectionString read(Secret connectionString) {
        checkUserInformation(connectionString.reveal());
        try {
            return new ConnectionString(connectionString.reveal());
        } catch (IllegalArgumentException e) {
            throw malformed("is malformed");
        } catch (MongoException e) {
            throw new OursOrTheirs(
                    "DNS does not answer for the host in the target's mongodb+srv connection string.",
                    "Check the host's name and this machine's DNS, or use the mongodb:// form that lists all hosts.");
        }
    }

    /// An unescaped `/` or `?` in a password makes the driver take the password's first part for a port.
    private static void checkUserInformation(String connectionString) {
        var scheme = SCHEME.matcher(connectionString);
        if (!scheme.lookingAt()) {
            throw malformed("does not begin with mongodb:// or mongodb+srv://");
        }
        String[] parts = connectionString.substring(scheme.end()).split("[/?]", 2);
        boolean later = parts.length == 2 && parts[1].contains("@");
        if (parts[0].indexOf('@') != parts[0].lastIndexOf('@') || later) {
            throw malformed("has an @ where none can be");
        }
    }

    private static YoursToFix malformed(String how) {
        return YoursToFix.usage("The target's connection string " + how + ".", HOW_TO_WRITE);
    }

    /// @throws YoursToFix if the database cannot be a target
    public static void check(String database) {
        if (TAKEN.contains(database)) {
            throw YoursToFix.usage(
                    "The target database cannot be \"%s\": MongoDB or Reloquent keeps its own data there."
                            .formatted(database),
                    "Name another database.");
        }
        if (!DATABASE.matcher(database).matches() || database.length() > LONGEST_DATABASE) {
            throw YoursToFix.usage(
                    "MongoDB does not allow a database to be called \"%s\".".formatted(database),
                    "Use 1 to 63 characters, and none of / \\ . \" $ * < > : | ? or a space.");
        }
    }
}
