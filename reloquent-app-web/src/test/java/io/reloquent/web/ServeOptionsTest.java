package io.reloquent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.YoursToFix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeOptionsTest {

    private static ServeOptions parsed(String words) {
        return ServeOptions.of(
                words.isEmpty() ? List.of() : List.of(words.split(" ")), Map.of("HOME", "/home/someone"), false);
    }

    @Test
    void without_options_it_is_for_this_machine_alone() {
        ServeOptions options = parsed("");
        assertThat(options.port()).isEqualTo(8230);
        assertThat(options.address().isLoopback()).isTrue();
        assertThat(options.opens()).isFalse();
        assertThat(options.configuration()).isEqualTo(Path.of("/home/someone/.reloquent/reloquent.yaml"));
        assertThat(options.address().page()).isEqualTo("http://127.0.0.1:8230/");
    }

    @Test
    void the_workspace_and_settings_are_named_as_for_every_command() {
        ServeOptions options = parsed("--workspace /w --set source.max_connections=4 --set=source.port=1 --quiet");
        assertThat(options.configuration()).isEqualTo(Path.of("/w/reloquent.yaml"));
        assertThat(options.settings()).containsExactly("source.max_connections=4", "source.port=1");
        assertThat(options.isQuiet()).isTrue();
        assertThat(parsed("").isQuiet()).isFalse();
    }

    @Test
    void others_are_let_listen_only_with_encryption_or_by_the_user_s_word() {
        assertThatThrownBy(() -> parsed("--host db.example"))
                .isInstanceOfSatisfying(
                        YoursToFix.class, fault -> assertThat(fault.exitCode()).isEqualTo(2))
                .hasMessageContaining("others on the network could read along");
        assertThat(parsed("--host db.example --insecure-http").address().hosts())
                .containsExactly("db.example:8230");
        assertThat(parsed("--host db.example --tls-certificate c.pem --tls-key k.pem --port 443")
                        .address()
                        .origins())
                .containsExactly("https://db.example:443", "https://db.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--host 0.0.0.0 --insecure-http",
                "--host :: --insecure-http",
                "--port 0",
                "--port 65536",
                "--port x",
                "--port",
                "--port 1 --port 2",
                "--tls-key k.pem",
                "--prot 1",
                "now",
                "--set",
                "--config a --workspace b"
            })
    void what_makes_no_sense_is_refused(String words) {
        assertThatThrownBy(() -> parsed(words)).isInstanceOf(YoursToFix.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--prot 1                        | 'serve' does not know --prot.",
                "--host 127.0.0.1                | With --host, others on the network could read along",
                "--host nowhere.invalid --insecure-http | a name that leads to no address.",
                "--host 192.0.2.1 --insecure-http | 192.0.2.1 is no address of this machine.",
                "--set source.hots=a             | source.hots",
                "--set source.password=a         | password",
                "--host localhost --tls-certificate none.pem --tls-key none.key | none.pem cannot be read."
            })
    void what_makes_no_sense_ends_it_with_2_and_a_sentence(String words, String sentence) {
        var err = new ByteArrayOutputStream();
        var out = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                Map.of(),
                Clock.systemUTC(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(ReloquentWeb.run(surroundings, List.of(words.split(" ")))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(sentence)
                .startsWith("error: ")
                .doesNotContain("\tat ");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_file_that_is_no_certificate_is_named(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("c.pem"), "hello");
        assertThatThrownBy(() -> new Certificate(file, file).require())
                .isInstanceOf(YoursToFix.class)
                .hasMessage(file + " holds no certificate.");
    }

    @Test
    void a_taken_port_is_a_sentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServeOptions options = parsed("--port " + taken.getLocalPort());
            var nowhere = new PrintStream(PrintStream.nullOutputStream());
            assertThatThrownBy(() ->
                            WebServer.start(options, new Surroundings(Map.of(), Clock.systemUTC(), nowhere, nowhere)))
                    .isInstanceOfSatisfying(
                            YoursToFix.class,
                            fault -> assertThat(fault.exitCode()).isEqualTo(2))
                    .hasMessage("Port %d of this machine is taken.".formatted(taken.getLocalPort()));
        }
    }
}
