package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.connection.Secret;
import io.reloquent.fault.YoursToFix;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoAddressesTest {

    @Test
    void names_the_hosts_and_nothing_secret() {
        var address =
                MongoAddresses.parse(new Secret("mongodb://ann:canary%40x@one:27018,two/?replicaSet=rs0"), "shop");
        assertThat(address.hosts()).containsExactly("one:27018", "two");
        assertThat(address.place()).isEqualTo("one:27018,two/shop");
        assertThat(address.toString()).doesNotContain("ann").doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann:canary@host",
                "mysql://ann:canary@host/db",
                "mongodb://",
                "mongodb://ann:can@ary@host",
                "mongodb://ann:can/ary@host",
                "mongodb://ann:12/canary@host",
                "mongodb://ann:12?canary@host",
                "mongodb://ann:can:ary@host",
                "mongodb://ann:canary%@host",
                "mongodb://ann:canary@host:port",
                "mongodb://ann:canary@host/?authMechanism=NONE",
                "mongodb+srv://ann:canary@host:1/",
            })
    void a_malformed_connection_string_is_refused_without_a_word_of_it(String connectionString) {
        var fault = catchThrowableOfType(
                YoursToFix.class, () -> MongoAddresses.parse(new Secret(connectionString), "shop"));
        assertThat(fault).isNotNull();
        assertThat(fault.exitCode()).isEqualTo(2);
        assertThat(fault.next()).contains("mongodb://user:password@host:port");
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        assertThat(trace + fault.next())
                .doesNotContain("canary")
                .doesNotContain("ann:")
                .doesNotContain("ary@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.b", "a/b", "a$b", "admin", "local", "config", "reloquent"})
    void a_database_that_cannot_be_a_target_is_refused(String database) {
        var fault = catchThrowableOfType(
                YoursToFix.class, () -> MongoAddresses.parse(new Secret("mongodb://host"), database));
        assertThat(fault).hasMessageContaining("\"" + database + "\"");
    }
}
