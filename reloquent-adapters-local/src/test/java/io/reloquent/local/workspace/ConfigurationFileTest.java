package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Platform;
import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.SourceAddress.Tls;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.port.secret.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SOURCE_PASSWORD",
            "hunter2 ${ENV:HOST} \"$1\\",
            "TARGET_URI",
            "mongodb://me:hunter3@mongo:27017",
            "HOST",
            "db.example.com",
            "SECRET_PORT",
            "hunter4",
            "EMPTY",
            "");

    private static final SecretStore STORE = reference -> "hunter5 of " + reference.name() + " at " + reference.key();

    @TempDir
    Path directory;

    private Path file = Path.of("reloquent.yaml");

    @BeforeEach
    void name() {
        file = directory.resolve("reloquent.yaml");
    }

    @Test
    void a_configuration_is_read_with_its_references_resolved() throws IOException {
        var loaded = read("""
                version: 1
                source:
                  type: postgresql
                  host: ${ENV:HOST}
                  port: 5433
                  database: shop
                  schemas: [crm, shop]
                  username: reader
                  password: "${ENV:SOURCE_PASSWORD}"
                  tls: true
                  max_connections: 7
                target:
                  type: mongodb
                  connection_string: "${ENV:TARGET_URI}"
                  database: documents
                compute:
                  platform: spark-local
                """);
        SourceAddress source = loaded.configuration().source();
        assertThat(source.place()).isEqualTo("db.example.com:5433/shop");
        assertThat(source.schemas()).containsExactly("crm", "shop");
        assertThat(source.tls()).isEqualTo(Tls.VERIFY_FULL);
        assertThat(source.maxConnections()).isEqualTo(7);
        assertThat(source.password().reveal()).as("resolved once").isEqualTo("hunter2 ${ENV:HOST} \"$1\\");
        assertThat(loaded.configuration().target().place()).isEqualTo("mongo:27017/documents");
        assertThat(loaded.configuration().platform()).isEqualTo(Platform.SPARK_LOCAL);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.toString()).doesNotContain("hunter");
        assertThat(new ConfigurationFile(file, ENVIRONMENT, ConfigurationFileTest::hosts, STORE).toString())
                .doesNotContain("hunter");
    }

    @Test
    void what_a_store_keeps_is_asked_for_when_it_is_needed() throws IOException {
        Configuration configuration = read("""
                version: 1
                source:
                  host: localhost
                  database: shop
                  username: reader
                  password: "a ${ENV:HOST} ${VAULT:secret/data/shop#pass word} ${AWS_SM:shop} b"
                target: {connection_string: "${AWS_SM:arn:aws:sm:eu-1:1:secret:x#uri}", database: shop}
                """).configuration();
        assertThat(configuration.source().password().isElsewhere()).isTrue();
        assertThat(configuration.source().password().reveal())
                .isEqualTo("a db.example.com hunter5 of secret/data/shop at pass word hunter5 of shop at  b");
        assertThat(configuration.target().connectionString().reveal())
                .isEqualTo("hunter5 of arn:aws:sm:eu-1:1:secret:x at uri");
        YoursToFix fault = catchThrowableOfType(
                YoursToFix.class, () -> configuration.target().hosts());
        assertThat(fault.getMessage() + fault.next())
                .contains("leads to a text that MongoDB does not understand", "mongodb://host:port")
                .doesNotContain("hunter");
    }

    @Test
    void a_reference_that_can_lead_nowhere_is_a_problem_of_the_file() throws IOException {
        assertThat(refusal("""
                version: 1
                source:
                  host: "${VAULT:secret/data/shop#host}"
                  database: shop
                  username: reader
                  password: "${AWS_SM}"
                target: {connection_string: "${VAULT:#hunter}", database: "${GCP:shop}"}
                """)).isEqualTo("""
                reloquent.yaml:3: ${VAULT:…} cannot stand here; secrets are source.password and \
                target.connection_string; write the value, or ${ENV:NAME}
                reloquent.yaml:6: this ${AWS_SM:…} is incomplete; write ${AWS_SM:NAME} or ${AWS_SM:NAME#KEY}
                reloquent.yaml:7: this ${VAULT:…} is incomplete; write ${VAULT:PATH#KEY}
                reloquent.yaml:7: this ${…} cannot be resolved; write ${ENV:NAME}, ${VAULT:PATH#KEY} or ${AWS_SM:NAME}""");
    }

    @Test
    void what_is_left_out_has_a_default() throws IOException {
        Configuration configuration = read("""
                version: 1
                source: {host: localhost, database: shop, schema: public, username: reader}
                target: {connection_string: "mongodb://m:1", database: shop}
                """).configuration();
        assertThat(configuration.platform()).isEqualTo(Platform.DIRECT);
        SourceAddress source = configuration.source();
        assertThat(source.port()).isEqualTo(5432);
        assertThat(source.maxConnections()).isEqualTo(20);
        assertThat(source.tls()).isEqualTo(Tls.OFF);
        assertThat(source.schemas()).containsExactly("public");
    }

    @Test
    void every_problem_is_named_at_once_with_its_line_and_a_remedy() throws IOException {
        assertThat(refusal("""
                version: 1
                source:
                  type: oracle
                  hots: localhost
                  port: 70000
                  database: "${ENV:EMPTY}"
                  schemas: {a: b}
                  username: ${ENV:NO_SUCH}
                  password: "${VAULT:secret/hunter2}"
                  tls: perhaps
                  max_connections: 51
                  read_only: false
                target:
                  type: mysql
                  connection_string: "postgres://me:hunter3@x"
                  databaze: shop
                compute: {platform: emr}
                logging: {level: loud, retention_days: 0, directory: [a]}
                aws: {region: here}
                """)).isEqualTo("""
                reloquent.yaml:3: 'type' is 'oracle'; write postgresql
                reloquent.yaml:3: 'host' is missing; add 'host:' with a value
                reloquent.yaml:4: there is no key 'hots' here; did you mean 'host'?
                reloquent.yaml:5: 'port' is '70000'; write a whole number from 1 to 65535
                reloquent.yaml:6: 'database' is empty; write a value
                reloquent.yaml:7: 'schemas' is a mapping; write a list
                reloquent.yaml:8: the environment variable NO_SUCH is not set; set it, or name another
                reloquent.yaml:9: this ${VAULT:…} is incomplete; write ${VAULT:PATH#KEY}
                reloquent.yaml:10: 'tls' is 'perhaps'; write true, false or verify-full
                reloquent.yaml:11: 'max_connections' is '51'; write a whole number from 1 to 50
                reloquent.yaml:12: 'read_only' is 'false'; write true, for a source is never written to
                reloquent.yaml:14: 'type' is 'mysql'; write mongodb
                reloquent.yaml:14: 'database' is missing; add 'database:' with a value
                reloquent.yaml:15: 'connection_string' is not one that MongoDB understands; \
                write mongodb://host:port or mongodb+srv://host, and @ : / % in a password as %40 %3A %2F %25
                reloquent.yaml:16: there is no key 'databaze' here; did you mean 'database'?
                reloquent.yaml:17: 'platform' is 'emr'; write direct or spark-local
                reloquent.yaml:18: 'level' is 'loud'; write debug, info, warn or error
                reloquent.yaml:18: 'directory' is a list; write a single value
                reloquent.yaml:18: 'retention_days' is '0'; write a whole number from 1 to 3650
                reloquent.yaml:19: there is no key 'aws' here; known here: version, source, target, compute, logging""");
        assertThat(refusal("version: 1\nsource: x\n")).isEqualTo("""
                reloquent.yaml:1: 'target' is missing; add a section 'target:'
                reloquent.yaml:2: 'source' is a single value; write a mapping""");
        assertThat(refusal("{version: 1, target: {database: \"${ENV:NO_SUCH}\"}}"))
                .as("what follows from a problem on the same line is not said")
                .isEqualTo("reloquent.yaml:1: the environment variable NO_SUCH is not set; set it, or name another");
        assertThat(refusal("version: 3\n"))
                .isEqualTo("reloquent.yaml is of version 3; this Reloquent reads version 1.");
    }

    @Test
    void no_secret_is_in_a_message() throws IOException {
        assertThat(refusal("""
                version: 1
                source:
                  host: {a: "${ENV:SOURCE_PASSWORD}"}
                  port: ${ENV:SECRET_PORT}
                  database: d
                  username: u
                  password: [hunter5]
                  tls: "${ENV:SECRET_PORT}"
                  ssl: true
                target:
                  connection_string: "nonsense${ENV:TARGET_URI}"
                  database: "${hunter6}"
                """)).isEqualTo("""
                reloquent.yaml:3: 'host' is a mapping; write a single value
                reloquent.yaml:4: 'port' is '${ENV:SECRET_PORT}'; write a whole number from 1 to 65535
                reloquent.yaml:7: 'password' is a list; write a single value
                reloquent.yaml:8: 'tls' is '${ENV:SECRET_PORT}'; write true, false or verify-full
                reloquent.yaml:9: 'tls' and 'ssl' are the same thing; keep one of them
                reloquent.yaml:11: 'connection_string' is not one that MongoDB understands; \
                write mongodb://host:port or mongodb+srv://host, and @ : / % in a password as %40 %3A %2F %25
                reloquent.yaml:12: this ${…} cannot be resolved; write ${ENV:NAME}, ${VAULT:PATH#KEY} or ${AWS_SM:NAME}""");
        assertThat(refusal("version: 1\nsource:\n  password: *hunter7\n  bad: [\n"))
                .doesNotContain("hunter");
    }

    @Test
    void a_secret_in_plain_text_is_warned_of() throws IOException {
        String text = """
                version: 1
                source: {host: localhost, database: shop, username: reader, password: hunter2}
                target:
                  connection_string: mongodb://me:hunter3@m:1
                  database: shop
                """;
        var first = read(text);
        assertThat(first.warnings())
                .containsExactly(
                        "reloquent.yaml:2: the password is in plain text; use ${ENV:NAME}",
                        "reloquent.yaml:4: the connection string holds a password in plain text; use ${ENV:NAME}");
        Files.createDirectory(directory.resolve(".git"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(load().warnings())
                .contains(
                        file + " holds a password and others can read it; run: chmod 600 " + file,
                        file + " holds a password and lies in a git work tree that does not ignore it; run: echo"
                                + " /reloquent.yaml >> " + directory.resolve(".gitignore"));
        assertThat(read(text.replace("me:hunter3", "me:${ENV:HOST}").replace("hunter2", "'${ENV:HOST}'"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_missing_file_says_how_to_get_one() {
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, this::load);
        assertThat(fault).hasMessage("There is no configuration at " + file + ".");
        assertThat(fault.next()).startsWith("Run 'reloquent init'");
    }

    @Test
    void a_new_file_holds_the_answers_and_no_secret() throws IOException {
        var answers = new Answers("db", 5433, "yes", "o'reader: #1", List.of("a", "b c"), true, "docs");
        var configuration = new ConfigurationFile(
                file,
                Map.of("RELOQUENT_SOURCE_PASSWORD", "hunter2", "RELOQUENT_TARGET_URI", "mongodb://m:1"),
                ConfigurationFileTest::hosts,
                STORE);
        configuration.write(answers, Clock.systemUTC(), false);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var read = configuration.read();
        SourceAddress source = read.configuration().source();
        assertThat(source.place()).isEqualTo("db:5433/yes");
        assertThat(source.username()).isEqualTo("o'reader: #1");
        assertThat(source.schemas()).containsExactly("a", "b c");
        assertThat(source.tls()).isEqualTo(Tls.VERIFY_FULL);
        assertThat(read.configuration().target().place()).isEqualTo("m:1/docs");
        assertThat(read.warnings()).isEmpty();
        YoursToFix fault =
                catchThrowableOfType(YoursToFix.class, () -> configuration.write(answers, Clock.systemUTC(), false));
        assertThat(fault).hasMessage("There is a configuration at " + file + " already.");
        configuration.write(new Answers("db", 1, "d", "u", List.of(), false, "t"), Clock.systemUTC(), true);
        assertThat(configuration.read().configuration().source().schemas()).isEmpty();
    }

    @Test
    void answers_change_single_values_of_a_file_and_leave_everything_else() throws IOException {
        Files.writeString(file, """
            # ours, since March
            version: 1
            source:
              # the replica
              host: ${ENV:THE_HOST}   # by the environment
              database: "old"
              schema: public # the alias
              username: reader
              password: ${ENV:RELOQUENT_SOURCE_PASSWORD}
              max_megabytes_per_second: 40 # not to be lost

            target:
              connection_string: ${ENV:RELOQUENT_TARGET_URI}
              database: docs
            logging: {level: debug}
            """);
        var environment = Map.of(
                "THE_HOST", "db",
                "RELOQUENT_SOURCE_PASSWORD", "hunter2",
                "RELOQUENT_TARGET_URI", "mongodb://m:1");
        var configuration = new ConfigurationFile(file, environment, ConfigurationFileTest::hosts, STORE);
        var answers = new Answers("db", 5433, "new: one", "reader", List.of("a", "b c"), false, "other");
        configuration.write(answers, Clock.systemUTC(), true);
        assertThat(file).content().isEqualTo("""
            # ours, since March
            version: 1
            source:
              port: 5433
              # the replica
              host: ${ENV:THE_HOST}   # by the environment
              database: "new: one"
              schema: [a, b c] # the alias
              username: reader
              password: ${ENV:RELOQUENT_SOURCE_PASSWORD}
              max_megabytes_per_second: 40 # not to be lost

            target:
              connection_string: ${ENV:RELOQUENT_TARGET_URI}
              database: other
            logging: {level: debug}
            """);
        SourceAddress source = configuration.read().configuration().source();
        assertThat(source.place()).isEqualTo("db:5433/new: one");
        assertThat(source.schemas()).containsExactly("a", "b c");

        String before = Files.readString(file);
        configuration.write(answers, Clock.systemUTC(), true);
        assertThat(file).as("nothing is new").content().isEqualTo(before);
        configuration.write(new Answers("db", 5432, "d", "u", List.of(), true, "t"), Clock.systemUTC(), true);
        assertThat(configuration.read().configuration().source().schemas()).isEmpty();
        assertThat(configuration.read().configuration().source().tls()).isEqualTo(Tls.VERIFY_FULL);
        assertThat(file).content().contains("# the replica", "port: 5432", "schema: [] # the alias", "not to be lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\nsource: {host: a, database: b, username: c}\ntarget: {database: d}\n",
                "version: 1\nsource:\n",
                "source: |\n  text\n",
                "- no\n- mapping\n",
                "version: [\n",
                ""
            })
    void a_file_that_cannot_be_changed_is_written_anew_and_kept_beside(String text) throws IOException {
        Files.writeString(file, text);
        var environment = Map.of("RELOQUENT_SOURCE_PASSWORD", "hunter2", "RELOQUENT_TARGET_URI", "mongodb://m:1");
        var configuration = new ConfigurationFile(file, environment, ConfigurationFileTest::hosts, STORE);
        configuration.write(new Answers("db", 1, "d", "u", List.of(), false, "t"), Clock.systemUTC(), true);
        assertThat(configuration.read().configuration().source().place()).isEqualTo("db:1/d");
        assertThat(file.resolveSibling(file.getFileName() + ".previous"))
                .content()
                .isEqualTo(text);
    }

    @Test
    void a_list_in_lines_becomes_one_of_one_line_and_its_neighbours_stay() throws IOException {
        Files.writeString(file, """
            version: 1
            source:
              host: db
              database: d
              schemas:
                - a   # first
                - "b" # last
              # of the user
              username: 'ü😀'
              tls:
            target:
              connection_string: ${ENV:RELOQUENT_TARGET_URI}
              database: t
            """);
        var environment = Map.of("RELOQUENT_TARGET_URI", "mongodb://m:1");
        var configuration = new ConfigurationFile(file, environment, ConfigurationFileTest::hosts, STORE);
        configuration.write(new Answers("db", 5432, "d", "u", List.of("c"), true, "tt"), Clock.systemUTC(), true);
        assertThat(file).content().isEqualTo("""
            version: 1
            source:
              host: db
              database: d
              schemas: [c] # last
              # of the user
              username: u
              tls: true
            target:
              connection_string: ${ENV:RELOQUENT_TARGET_URI}
              database: tt
            """);
    }

    private static List<String> hosts(String connection) {
        if (!connection.startsWith("mongodb://")) {
            throw new IllegalArgumentException("not a connection string: " + connection);
        }
        return List.of(connection.substring(connection.lastIndexOf('@') < 0 ? 10 : connection.lastIndexOf('@') + 1));
    }

    private ConfigurationFile.Loaded read(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return load();
    }

    private ConfigurationFile.Loaded load() {
        return new ConfigurationFile(file, ENVIRONMENT, ConfigurationFileTest::hosts, STORE).read();
    }

    private String refusal(String text) throws IOException {
        Files.writeString(file, text);
        YoursToFix fault = catchThrowableOfType(YoursToFix.class, this::load);
        assertThat(fault).as("a refusal").isNotNull();
        assertThat(fault.getMessage() + fault.next()).doesNotContain("hunter");
        return fault.getMessage();
    }
}
