package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.testkit.Pty;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// From a real terminal into the browser, and back.
class HandoffTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> SECRETS = Map.of(
            "RELOQUENT_SOURCE_PASSWORD",
            "",
            "RELOQUENT_TARGET_URI",
            Servers.mongod().uri());

    @TempDir
    Path directory;

    private Desk desk;
    private Path configuration;

    @TempDir
    static Path chosen;

    @BeforeAll
    static void chooseTables() {
        run(
                "init",
                "--source-host=127.0.0.1",
                "--source-port=" + Servers.postgres().port(),
                "--source-database=" + Servers.shop(0.02),
                "--source-username=postgres",
                "--target-database=" + Servers.freshName("handoff"));
        run("discover");
        run("select", "--all");
    }

    private static void run(String... words) {
        List<String> all = Stream.concat(Stream.of(words), Stream.of("--config=" + chosen.resolve("reloquent.yaml")))
                .toList();
        try (Child command = Child.start(words[0], Programs.command(SECRETS, all))) {
            assertThat(command.end(LIMIT)).as(command.said()).isZero();
        }
    }

    @BeforeEach
    void install() throws IOException {
        desk = new Desk(directory.resolve("bin"), SECRETS);
        configuration = directory.resolve("shop/reloquent.yaml");
    }

    @Test
    void the_wizard_goes_on_with_the_design_that_was_saved_in_the_browser() throws Exception {
        prepared();
        try (Pty wizard = wizard()) {
            wizard.waitFor("You are at: Step 5 of 13").type(Pty.ENTER);
            wizard.waitFor("How are documents to be designed?").type("browser" + Pty.ENTER);
            wizard.waitFor("A browser opens.").waitFor("Save there, and it goes on here.");
            try (var browser = new FakeBrowser(opened("/design", 0))) {
                browser.saveDesign("snake_case");
                wizard.waitFor("└─").waitFor("What about this design?");
                browser.saveDesign("camelCase");
                wizard.type(Pty.ENTER);
                wizard.waitFor("The design was changed meanwhile.").waitFor("supplierProducts");
            }
            wizard.waitFor("What about this design?").type("browser" + Pty.ENTER);
            wizard.waitFor("Save there, and it goes on here.").type(Pty.ESCAPE);
            wizard.waitFor("What about this design?").type(Pty.ESCAPE).waitFor("Step 4 of 13");
            wizard.waitFor("Which tables take part?").type(Pty.ENTER).waitFor("Step 5 of 13");
            wizard.waitFor("What about this design?").type(Pty.ENTER).waitFor("Step 6 of 13");
            assertThat(wizard.lines()).allMatch(line -> line.length() <= 80 || line.startsWith("http://"));
            wizard.waitFor("What about these types?").type(Pty.CTRL_C);
            assertThat(wizard.exitCode()).isEqualTo(130);
        }
        assertThat(directory.resolve("shop/mapping.yaml")).content().contains("naming: camelCase");
        nothingIsLeft();
    }

    @Test
    void the_whole_wizard_goes_on_in_the_browser_on_the_page_of_the_present_step_and_comes_back() throws Exception {
        prepared();
        try (Pty wizard = wizard()) {
            wizard.waitFor("You are at: Step 5 of 13").type("browser" + Pty.ENTER);
            wizard.waitFor("Enter goes on here");
            try (var browser = new FakeBrowser(opened("/design", 0))) {
                browser.saveDesign("original");
            }
            wizard.type(Pty.ENTER).waitFor("You are at: Step 6 of 13").type("browser" + Pty.ENTER);
            wizard.waitFor("Enter goes on here").type(Pty.CTRL_C);
            assertThat(wizard.exitCode()).isEqualTo(130);
        }
        assertThat(URI.create(opened("/types", 1)).getPort())
                .as("the same server")
                .isEqualTo(URI.create(opened("/design", 0)).getPort());
        nothingIsLeft();
    }

    @Test
    void a_wizard_without_anything_goes_to_the_first_page() throws Exception {
        try (Pty wizard = wizard()) {
            wizard.waitFor("Where?").type("browser" + Pty.ENTER).waitFor("Enter goes on here");
            try (var browser = new FakeBrowser(opened("/source", 0))) {
                wizard.type(Pty.ENTER).waitFor("Where?").type(Pty.ENTER).waitFor("PostgreSQL host");
            }
            wizard.type(Pty.CTRL_C).waitFor("Nothing was written.");
            assertThat(wizard.exitCode()).isEqualTo(130);
        }
        nothingIsLeft();
    }

    @Test
    void design_says_what_was_saved_in_the_browser_and_what_comes_next() throws Exception {
        prepared();
        try (Pty design = desk.terminal("design", "--web", "--config", configuration.toString())) {
            design.waitFor("Then press Enter here.");
            String address = opened("/design", 0);
            assertThat(design.shown()).as("what stands in arguments opens once").doesNotContain(address);
            try (var browser = new FakeBrowser(address)) {
                browser.saveDesign("original");
            }
            assertThatThrownBy(() -> new FakeBrowser(address)).hasMessageContaining("401");
            design.waitFor("Saved in").waitFor("press Enter here").type(Pty.ENTER);
            design.waitFor("└─").waitFor("This is").waitFor("Next:").waitFor("plan --config");
            assertThat(design.exitCode()).isZero();
        }
        try (Pty design = desk.terminal("design", "--web", "--config", configuration.toString())) {
            design.waitFor("Then press Enter here.").type(Pty.CTRL_C);
            design.waitFor("Nothing was saved in the browser.").waitFor("design --web");
            assertThat(design.exitCode()).isZero();
        }
        nothingIsLeft();
    }

    @Test
    void a_server_that_runs_already_is_opened_and_goes_on() throws Exception {
        prepared();
        Child serve = Child.start("serve", Programs.server(SECRETS, List.of("--no-open", "--config=" + configuration)));
        try (serve) {
            String address = serve.line(line -> line.contains("#token="), LIMIT);
            try (Pty design = desk.terminal("design", "--web", "--config", configuration.toString())) {
                design.waitFor("Then press Enter here.");
                assertThat(opened("/design", 0)).startsWith(address.replaceFirst("#.*", "design#"));
                try (var browser = new FakeBrowser(opened("/design", 0))) {
                    browser.saveDesign("original");
                }
                design.waitFor("Saved in").type(Pty.ENTER).waitFor("Next:");
                assertThat(design.exitCode()).isZero();
            }
            new FakeBrowser(address).close();
            String token = address.replaceFirst(".*#token=", "");
            try (Stream<Path> files = Files.walk(directory.resolve("shop"))) {
                assertThat(files.filter(Files::isRegularFile))
                        .as("no file holds what lets a browser in")
                        .allSatisfy(file -> assertThat(file).content().doesNotContain(token, ticket(0)));
            }
        }
        // Killed, it cannot take back that it runs; nobody believes it.
        try (Pty design = desk.terminal("design", "--web", "--config", configuration.toString())) {
            design.waitFor("Then press Enter here.").type(Pty.ENTER);
            assertThat(design.exitCode()).isZero();
        }
        nothingIsLeft();
    }

    @Test
    void without_a_screen_the_address_is_shown_and_how_to_reach_it_by_ssh() throws Exception {
        prepared();
        desk.with("DISPLAY", "")
                .with("SSH_CONNECTION", "10.0.0.7 50022 10.0.0.9 2222")
                .with("USER", "ada");
        try (Pty design = desk.terminal("design", "--web", "--config", configuration.toString())) {
            design.waitFor("Open this address in a browser").waitFor("#token=").waitFor("ssh -N -p 2222 -L ");
            design.waitFor("ada@10.0.0.9").waitFor("Then press Enter here.").type(Pty.ENTER);
            assertThat(design.exitCode()).isZero();
        }
        assertThat(desk.opened()).isEmpty();
    }

    @Test
    void a_server_ends_with_the_command_that_started_it_though_that_is_killed() throws Exception {
        prepared();
        try (Pty design = desk.terminal("design", "--web", "--config", configuration.toString())) {
            design.waitFor("Then press Enter here.");
            List<ProcessHandle> server =
                    design.processes().stream().filter(HandoffTest::isServer).toList();
            assertThat(server).hasSize(1);
            design.processes().stream().filter(process -> !isServer(process)).forEach(ProcessHandle::destroyForcibly);
            eventually(() -> !server.getFirst().isAlive());
        }
    }

    @Test
    void design_needs_tables_first() throws Exception {
        prepared();
        Files.delete(directory.resolve("shop/selection.yaml"));
        try (Child design = desk.background("design", "--web", "--config", configuration.toString())) {
            assertThat(design.end(LIMIT)).isEqualTo(5);
            assertThat(design.said()).contains("No tables have been chosen yet.");
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(Desk.SERVER))
                .isPresent();
    }

    private void nothingIsLeft() throws Exception {
        eventually(() -> ProcessHandle.current().descendants().noneMatch(HandoffTest::isServer));
        assertThat(directory.resolve("shop/.reloquent/serve.properties")).doesNotExist();
    }

    private Pty wizard() throws IOException {
        return desk.terminal("wizard", "--config", configuration.toString());
    }

    /// The address that the browser was opened on.
    private String opened(String page, int which) throws Exception {
        eventually(() -> desk.opened().size() > which);
        String address = desk.opened().get(which);
        assertThat(URI.create(address).getPath()).isEqualTo(page);
        return address;
    }

    private String ticket(int which) throws IOException {
        return desk.opened().get(which).replaceFirst(".*#token=", "");
    }

    /// The shop, with tables chosen and no design.
    private void prepared() throws IOException {
        FileSystemUtils.copyRecursively(chosen, directory.resolve("shop"));
    }

    /// A question that may fail to be answered.
    interface Question {
        boolean isTrue() throws Exception;
    }

    static void eventually(Question question) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!question.isTrue()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
