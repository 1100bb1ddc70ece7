package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ClusterType;
import com.mongodb.connection.ServerId;
import io.reloquent.connection.Secret;
import io.reloquent.connection.TargetAddress;
import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoFaultsTest {
    private final MongoFaults faults = new MongoFaults(
            new TargetAddress(List.of("one:27017", "two"), new Secret("mongodb://ann:canary@one:27017,two"), "shop"),
            () -> new ClusterDescription(ClusterConnectionMode.MULTIPLE, ClusterType.UNKNOWN, List.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            18    | 4 | Authentication failed.   | MongoDB at one:27017,two refused the user name or the password.
            13    | 4 | not authorized on shop to execute command { insert: "c", documents: [ { a: "canary" } ] } | MongoDB at one:27017,two does not allow it while reading: not authorized on shop to execute the command insert.
            14031 | 1 | available disk space of 7 bytes is less than required minimum of 524288000 | MongoDB at one:27017,two has no disk space left while reading: available disk space of 7 bytes is less than required minimum of 524288000.
            64    | 1 | waiting for replication timed out | A majority of MongoDB at one:27017,two did not confirm in time while reading.
            11602 | 1 | operation was interrupted | The primary of MongoDB at one:27017,two stepped down or stopped while reading: operation was interrupted.
            1     | 1 | no way to mongodb://ann:canary@one.  | MongoDB at one:27017,two failed while reading: no way to mongodb://****.
            """)
    void an_error_of_the_server_is_a_sentence(int code, int exitCode, String words, String sentence) {
        var response = new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString(words));
        var fault = faults.of(new MongoCommandException(response, new ServerAddress()), "reading");
        assertThat(fault).hasMessage(sentence);
        assertThat(fault.exitCode()).isEqualTo(exitCode);
        assertThat(fault.next()).endsWith(".").doesNotContain("canary");
    }

    @Test
    void a_broken_connection_is_said_with_its_innermost_cause() {
        var e = new MongoSocketReadException(
                "Exception receiving", new ServerAddress("one"), new IOException("Connection reset by peer"));
        assertThat(faults.of(e, "reading"))
                .hasMessage("Cannot reach MongoDB at one:27017,two: Connection reset by peer.");
    }

    /// Who waits for a connection when another one breaks is told of the pool, and not of what broke.
    @Test
    void a_connection_that_broke_for_another_is_a_connection_that_broke() {
        var e = new MongoConnectionPoolClearedException(
                new ServerId(new ClusterId(), new ServerAddress("one")), new IOException("Connection reset by peer"));
        assertThat(faults.of(e, "reading"))
                .hasMessage("Cannot reach MongoDB at one:27017,two: Connection reset by peer.")
                .isInstanceOfSatisfying(
                        OursOrTheirs.class,
                        fault -> assertThat(fault.isPassing()).isTrue());
    }

    @Test
    void a_fault_stays_the_fault_it_is() {
        Fault fault = YoursToFix.step("what", "next");
        assertThat(faults.of(fault, "reading")).isSameAs(fault);
    }

    @Test
    void what_was_never_expected_asks_for_a_report() {
        var fault = faults.of(new IllegalStateException("state should be: open"), "reading");
        assertThat(fault.getMessage()).contains("reading", "state should be: open");
        assertThat(fault.next()).contains("report");
    }
}
