package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Logging;
import io.reloquent.connection.Platform;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

    private static final String TEXT = """
            version: 1
            source:
              host: db
              port: 5433
              database: shop
              schema: crm
              username: reader
              password: "${ENV:NOT_SET}"
              ssl: true
            target:
              connection_string: "${ENV:TARGET}"
              database: shop
            """;

    @TempDir
    Path directory;

    private final Map<String, String> environment =
            new HashMap<>(Map.of("TARGET", "mongodb://m:1", "HOME", "/home/me"));

    @Test
    void the_command_line_wins_over_a_variable_over_the_file_over_the_default() throws IOException {
        write(TEXT);
        environment.put("RELOQUENT_SOURCE_PASSWORD", "hunter2 ${ENV:NOT_SET}");
        environment.put("RELOQUENT_SOURCE_PORT", "5434");
        environment.put("RELOQUENT_SOURCE_HOST", "other");
        environment.put("RELOQUENT_SOURCE_TLS", "false");
        environment.put("RELOQUENT_TARGET_DATABASE", "");
        Configuration read = read("source.port=5435", "source.schemas=a, b", "compute.platform=spark-local");

        assertThat(read.source().place()).isEqualTo("other:5435/shop");
        assertThat(read.source().schemas()).containsExactly("a", "b");
        assertThat(read.source().tls()).isEqualTo(Tls.OFF);
        assertThat(read.source().password().reveal()).isEqualTo("hunter2 ${ENV:NOT_SET}");
        assertThat(read.source().maxConnections()).isEqualTo(20);
        assertThat(read.platform()).isEqualTo(Platform.SPARK_LOCAL);
        assertThat(read.target().database())
                .as("an empty variable says nothing")
                .isEqualTo("shop");
        assertThat(shown("source.port=5435", "source.schemas=a, b"))
                .contains("""
                source.host = other from RELOQUENT_SOURCE_HOST
                source.port = 5435 from --set source.port
                source.database = shop from reloquent.yaml:5
                source.schemas = a, b from --set source.schemas
                source.username = reader from reloquent.yaml:7
                source.password = **** from RELOQUENT_SOURCE_PASSWORD
                source.tls = false from RELOQUENT_SOURCE_TLS
                source.read_only = true from default
                source.max_connections = 20 from default
                """, "target.connection_string = ${ENV:TARGET} from reloquent.yaml:11");
    }

    @Test
    void a_configuration_may_come_from_the_environment_alone() {
        environment.put("RELOQUENT_SOURCE_PASSWORD", "hunter2");
        assertThat(file().exists()).as("a secret alone is none").isFalse();
        environment.put("RELOQUENT_SOURCE_HOST", "db");
        environment.put("RELOQUENT_TARGET_URI", "mongodb://m:1");
        assertThat(file().exists()).isTrue();
        assertThat(refusal()).isEqualTo("""
                the configuration: 'source.database' is missing; set the variable RELOQUENT_SOURCE_DATABASE
                the configuration: 'source.username' is missing; set the variable RELOQUENT_SOURCE_USERNAME
                the configuration: 'target.connection_string' is missing; \
                set the variable RELOQUENT_TARGET_CONNECTION_STRING
                the configuration: 'target.database' is missing; set the variable RELOQUENT_TARGET_DATABASE""");
        environment.put("RELOQUENT_SOURCE_DATABASE", "shop");
        environment.put("RELOQUENT_SOURCE_USERNAME", "reader");
        environment.put("RELOQUENT_TARGET_CONNECTION_STRING", "${ENV:RELOQUENT_TARGET_URI}");
        Configuration read = read("target.database=docs");
        assertThat(read.source().place()).isEqualTo("db:5432/shop");
        assertThat(read.target().place()).isEqualTo("m:1/docs");
        assertThat(read.logging()).isEqualTo(new Logging(Logging.Level.INFO, directory.resolve("logs"), 30));
    }

    @Test
    void problems_of_all_layers_are_named_at_once_with_where_they_come_from() throws IOException {
        write(TEXT.replace("5433", "none").replace("NOT_SET", "TARGET"));
        environment.put("RELOQUENT_SOURCE_MAX_CONNECTIONS", "51");
        environment.put("RELOQUENT_COMPUTE_PLATFORM", "emr");
        assertThat(refusal(
                        "source.tls=maybe",
                        "source.hots=a",
                        "source.host",
                        "source.password=hunter2",
                        "target.database=a",
                        "target.database=b",
                        "xyz=1"))
                .isEqualTo("""
                reloquent.yaml:4: 'port' is 'none'; write a whole number from 1 to 65535
                RELOQUENT_SOURCE_MAX_CONNECTIONS: 'max_connections' is '51'; write a whole number from 1 to 50
                RELOQUENT_COMPUTE_PLATFORM: 'platform' is 'emr'; write direct or spark-local
                --set source.tls: 'tls' is 'maybe'; write true, false or verify-full
                --set source.hots: there is no such key; did you mean 'source.host'?
                --set source.host: no value is said; write --set KEY=VALUE
                --set source.password: this is a secret, and others on this machine see command lines; \
                export RELOQUENT_SOURCE_PASSWORD, or say where it is kept: '--set source.password=${ENV:NAME}'
                --set target.database: this is said twice; keep one of the two
                --set xyz: there is no such key; known are %s""".formatted(ConfigurationKey.ALL.stream()
                        .map(ConfigurationKey::path)
                        .collect(Collectors.joining(", "))));
    }

    @Test
    void a_secret_may_be_referred_to_on_the_command_line() throws IOException {
        write(TEXT);
        environment.put("ELSEWHERE", "hunter2");
        assertThat(read("source.password=${ENV:ELSEWHERE}").source().password().reveal())
                .isEqualTo("hunter2");
        assertThat(shown("source.password=${ENV:ELSEWHERE}"))
                .contains("source.password = ${ENV:ELSEWHERE} from --set source.password");
    }

    @Test
    void a_directory_of_logs_starts_at_the_home_or_at_the_file() throws IOException {
        write(TEXT.replace("NOT_SET", "TARGET"));
        assertThat(read("logging.directory=~/logs").logging().directory()).isEqualTo(Path.of("/home/me/logs"));
        assertThat(read("logging.directory=../x").logging().directory()).isEqualTo(directory.resolveSibling("x"));
        assertThat(read("logging.directory=/var/log/r").logging().directory()).isEqualTo(Path.of("/var/log/r"));
    }

    @Test
    void a_variable_that_is_nearly_right_is_warned_of() throws IOException {
        write(TEXT.replace("NOT_SET", "RELOQUENT_SOURCE_PASSWD"));
        environment.put("RELOQUENT_SOURCE_PASSWD", "hunter2");
        environment.put("RELOQUENT_SOURCE_HOTS", "hunter2");
        environment.put("RELOQUENT_TARGET_NOTHING_LIKE_IT", "hunter2");
        environment.put("RELOQUENT_TARGET_URI", "hunter2");
        assertThat(file().read().warnings())
                .containsExactly(
                        "the variable RELOQUENT_SOURCE_HOTS is not known and changes nothing; did you mean"
                                + " RELOQUENT_SOURCE_HOST?",
                        "the variable RELOQUENT_TARGET_NOTHING_LIKE_IT is not known and changes nothing");
    }

    @Test
    void what_is_shown_holds_no_secret_and_needs_no_sense() throws IOException {
        write("""
                version: 1
                source: {port: x, password: hunter2, schemas: {a: b}}
                target: {connection_string: "mongodb://me:hunter3@${ENV:H}", database: [a, b]}
                compute: 7
                """);
        assertThat(shown())
                .contains(
                        """
                source.host =  from missing
                source.port = x from reloquent.yaml:2
                """,
                        "source.password = **** from",
                        "target.connection_string = **** from",
                        "target.database = a, b from")
                .doesNotContain("hunter");
    }

    private String shown(String... settings) {
        return file(settings).settings().stream()
                .map(s -> s.key().path() + " = " + s.value() + " from " + s.from() + "\n")
                .collect(Collectors.joining());
    }

    private Configuration read(String... settings) {
        return file(settings).read().configuration();
    }

    private String refusal(String... settings) {
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, () -> read(settings));
        assertThat(fault).as("a refusal").isNotNull();
        assertThat(fault.getMessage() + fault.next()).doesNotContain("hunter");
        return fault.getMessage();
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("reloquent.yaml"), text);
    }

    private ConfigurationFile file(String... settings) {
        return new ConfigurationFile(
                directory.resolve("reloquent.yaml"),
                environment,
                List.of(settings),
                connection -> {
                    if (!connection.startsWith("mongodb://")) {
                        throw new IllegalArgumentException(connection);
                    }
                    return List.of(connection.substring(10));
                },
                reference -> "");
    }
}
