package io.reloquent.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.connection.ClusterDescription;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.util.function.Supplier;
import reactor.core.Exceptions;

/// Turns what the driver and the server say into a sentence for the user.
final class MongoFaults {

    private final TargetAddress address;
    private final Unreachable unreachable;

    MongoFaults(TargetAddress address, Supplier<ClusterDescription> cluster) {
        this.address = address;
        this.unreachable = new Unreachable(hosts(), cluster);
    }

    /// @param doing what was going on, to follow the word "while": `reading the ledger`
    Fault of(Throwable thrown, String doing) {
        Throwable e = Exceptions.unwrap(thrown);
        return switch (e) {
            case Fault known -> known;
            case MongoSecurityException refused -> refused(refused, doing);
            case MongoTimeoutException timeout -> unreachable.of(timeout);
            case MongoServerUnavailableException gone -> unreachable.of(gone);
            case MongoSocketException broken -> unreachable.of(broken);
            case MongoConnectionPoolClearedException after -> unreachable.of(after);
            case MongoException said -> ofCode(code(said), words(said), said, doing);
            case InterruptedException interrupted -> interrupted(interrupted, doing);
            default -> unexpected(e, doing);
        };
    }

    /// What an error of the server is told as.
    Fault ofCode(int code, String words, Throwable e, String doing) {
        return switch (code) {
            case 8000, 18 -> refusedPassword(e);
            case 13 -> notAllowed(words, e, doing);
            case 14031 -> noSpace(words, e, doing);
            case 64 -> noMajority(e, doing);
            case 91, 189, 10107, 11600, 11602, 13435, 13436 -> noPrimary(words, e, doing);
            default -> anythingElse(words, e, doing);
        };
    }

    private Fault refused(MongoSecurityException e, String doing) {
        Throwable cause = e.getCause();
        return cause instanceof MongoException && !(cause instanceof MongoCommandException)
                ? of(cause, doing)
                : refusedPassword(e);
    }

    private YoursToFix refusedPassword(Throwable e) {
        return YoursToFix.access(
                "MongoDB at %s refused the user name or the password.".formatted(hosts()),
                "Check both in the target's connection string, and its authSource: the database that knows the user, "
                        + "often admin.",
                e);
    }

    private YoursToFix notAllowed(String words, Throwable e, String doing) {
        return YoursToFix.access(
                "MongoDB at %s does not allow it while %s: %s.".formatted(hosts(), doing, ServerWords.refusal(words)),
                "Grant the user the role readWrite on the databases %s and %s."
                        .formatted(address.database(), MongoLedger.DATABASE),
                e);
    }

    private OursOrTheirs noSpace(String words, Throwable e, String doing) {
        return new OursOrTheirs(
                "MongoDB at %s has no disk space left while %s: %s.".formatted(hosts(), doing, words),
                "Make room on the target's disk, then resume.",
                e);
    }

    private OursOrTheirs noMajority(Throwable e, String doing) {
        return OursOrTheirs.passing(
                "A majority of MongoDB at %s did not confirm in time while %s.".formatted(hosts(), doing),
                "See in rs.status() which members are down or far behind, then resume.",
                e);
    }

    private OursOrTheirs noPrimary(String words, Throwable e, String doing) {
        return OursOrTheirs.passing(
                "The primary of MongoDB at %s stepped down or stopped while %s: %s.".formatted(hosts(), doing, words),
                "Wait until a primary is elected, then resume.",
                e);
    }

    private OursOrTheirs anythingElse(String words, Throwable e, String doing) {
        return new OursOrTheirs(
                "MongoDB at %s failed while %s: %s.".formatted(hosts(), doing, words),
                "See the server's log, mend the cause, and try again.",
                e);
    }

    private OursOrTheirs interrupted(InterruptedException e, String doing) {
        return new OursOrTheirs(
                "The wait for MongoDB at %s was interrupted while %s.".formatted(hosts(), doing),
                "Nothing needs mending; resume when you like.",
                e);
    }

    private OursOrTheirs unexpected(Throwable e, String doing) {
        return new OursOrTheirs(
                "Something unexpected happened while %s in MongoDB at %s: %s."
                        .formatted(doing, hosts(), ServerWords.first(String.valueOf(e.getMessage()))),
                "Please report this.",
                e);
    }

    private String hosts() {
        return String.join(",", address.hosts());
    }

    private static int code(MongoException e) {
        return switch (e) {
            case MongoWriteException write -> write.getError().getCode();
            case MongoWriteConcernException concern ->
                concern.getWriteConcernError().getCode();
            case MongoBulkWriteException bulk
            when bulk.getWriteConcernError() != null ->
                bulk.getWriteConcernError().getCode();
            default -> e.getCode();
        };
    }

    private static String words(MongoException e) {
        return ServerWords.first(
                switch (e) {
                    case MongoCommandException command -> command.getErrorMessage();
                    case MongoWriteException write -> write.getError().getMessage();
                    case MongoWriteConcernException concern ->
                        concern.getWriteConcernError().getMessage();
                    default -> String.valueOf(e.getMessage());
                });
    }
}
