package io.reloquent.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.sandbox.SandboxMongod;
import io.reloquent.testkit.Aws;
import io.reloquent.testkit.LoopbackVault;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Plants secrets in every way in which there can be one, runs every command with them, well and in every wrong way,
/// and looks for them wherever they could turn up.
class SecretsTest {

    private static final String PASSWORD = "c4n4ry p@ss/9f2e";
    private static final String WRONG = "c4n4ry w:ong/77aa";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final List<String> WHOLE_JOB = List.of(
            "discover --verbose",
            "select --all",
            "design --suggest",
            "plan",
            "estimate",
            "generate",
            "prepare",
            "migrate --verbose",
            "validate",
            "indexes",
            "migrate --verbose",
            "status --output json",
            "history",
            "rollback --confirm");

    @TempDir
    static Path directory;

    private static String shop = "";
    private static String role = "";
    private static LoopbackVault vault = new LoopbackVault();
    private static Aws aws;
    private static SandboxMongod mongod;
    private static Arguments arguments = new Arguments(List.of());

    /// How a secret is written into a configuration.
    enum Way {
        ENV,
        VAULT,
        AWS_SM,
        PLAIN;

        String written(Shell shell, String secret) throws IOException, InterruptedException {
            String name = "RELOQUENT_SECRET_" + NUMBER.incrementAndGet();
            return switch (this) {
                case ENV -> {
                    shell.with(name, secret);
                    yield "${ENV:" + name + "}";
                }
                case VAULT -> {
                    vault.keep(name, secret);
                    yield "${VAULT:secret/" + name + "#value}";
                }
                case AWS_SM -> {
                    aws.keep(name, secret);
                    yield "${AWS_SM:" + name + "}";
                }
                case PLAIN -> secret;
            };
        }
    }

    @BeforeAll
    static void start() throws Exception {
        shop = Servers.shop(0.01);
        role = Servers.freshName("reader");
        Servers.postgres().createRole(role, PASSWORD.toCharArray());
        grant(shop, role);
        aws = Aws.start(Files.createDirectory(directory.resolve("aws")));
        mongod = SandboxMongod.startWithAccessControl(directory.resolve("server"), "writer", PASSWORD.toCharArray());
        arguments = Arguments.watched(forms());
    }

    @AfterAll
    static void stop() {
        arguments.close();
        mongod.close();
        aws.close();
        vault.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_shows_a_secret_that_is_right(Way way) throws Exception {
        Place place = new Place(way, "right");
        place.configure(role, PASSWORD, Servers.postgres().port(), shop, uri(PASSWORD, mongod.port()));
        for (String line : WHOLE_JOB) {
            Shell.Result result = place.run(line);
            assertThat(result.exitCode()).as(line + result.err()).isIn(0, 2);
        }
        assertThat(place.run("history").out()).contains("rollback");
        place.nothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_shows_a_secret_that_is_wrong_or_leads_nowhere(Way way) throws Exception {
        Place place = new Place(way, "wrong");
        int postgres = Servers.postgres().port();
        place.configure(role, WRONG, postgres, shop, uri(PASSWORD, mongod.port()));
        place.fails("discover --verbose", 4);
        place.configure(role, PASSWORD, closedPort(), shop, uri(PASSWORD, mongod.port()));
        place.fails("discover --verbose", 1);
        place.configure(role, PASSWORD, postgres, "nowhere", uri(PASSWORD, mongod.port()));
        place.fails("discover --verbose", 2);

        place.configure(role, PASSWORD, postgres, shop, uri(WRONG, mongod.port()));
        for (String line : List.of("discover", "select --all", "design --suggest", "plan")) {
            place.run(line);
        }
        place.fails("migrate --verbose", 4);
        place.fails("rollback --confirm --verbose", 4);
        place.configure(
                role, PASSWORD, postgres, shop, uri(PASSWORD, mongod.port()).replace("@127", "@@127"));
        place.fails("migrate --verbose", 2);
        place.nothingIsLeft();
    }

    private static String uri(String password, int port) {
        return "mongodb://writer:%s@127.0.0.1:%d/?authSource=admin".formatted(encoded(password), port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What must not be anywhere.
    private static List<String> forms() {
        return List.of(
                PASSWORD,
                WRONG,
                encoded(PASSWORD),
                encoded(WRONG),
                base64(PASSWORD),
                base64(WRONG),
                base64(uri(PASSWORD, mongod.port())),
                LoopbackVault.TOKEN);
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One workspace.
    private static final class Place {
        private final Way way;
        private final Path workspace;
        private final Shell shell;

        Place(Way way, String name) throws IOException {
            this.way = way;
            workspace = Files.createDirectory(directory.resolve(way + "-" + name));
            shell = new Shell(workspace.resolve("reloquent.yaml"));
            vault.environment().forEach(shell::with);
            aws.environment().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("AWS_"))
                    .forEach(entry -> shell.with(entry.getKey(), entry.getValue()));
        }

        void configure(String user, String password, int port, String database, String uri) throws Exception {
            Files.writeString(shell.configuration, """
                    version: 1
                    source:
                      type: postgresql
                      host: 127.0.0.1
                      port: %d
                      database: %s
                      username: %s
                      password: '%s'
                    target:
                      type: mongodb
                      connection_string: '%s'
                      database: canary_%s
                    """.formatted(
                            port, database, user, way.written(shell, password), way.written(shell, uri), way));
        }

        Shell.Result run(String line) {
            Shell.Result result = shell.run(line.split(" "));
            hasNone(line, result.out() + result.err());
            return result;
        }

        void fails(String line, int exitCode) {
            Shell.Result result = run(line);
            assertThat(result.err()).as(line).contains("error: ", "\tat ");
            assertThat(result.exitCode()).as(line + result.err()).isEqualTo(exitCode);
        }

        void nothingIsLeft() throws IOException {
            try (var files = Files.walk(workspace)) {
                List<Path> regular = files.filter(Files::isRegularFile)
                        .filter(file -> way != Way.PLAIN || !file.equals(shell.configuration))
                        .toList();
                assertThat(regular).anyMatch(file -> file.toString().endsWith(".log"));
                for (Path file : regular) {
                    hasNone(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
            assertThat(arguments.found()).isEmpty();
            assertThat(arguments.looks()).isPositive();
        }

        private static void hasNone(String where, String text) {
            assertThat(text).as(where).doesNotContain(forms());
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void grant(String database, String role) throws SQLException {
        try (var connection = Servers.postgres().connect(database);
                var statement = connection.createStatement()) {
            for (String schema : new String[] {"crm", "shop"}) {
                statement.execute("grant usage on schema " + schema + " to " + role);
                statement.execute("grant select on all tables in schema " + schema + " to " + role);
            }
        }
    }
}
