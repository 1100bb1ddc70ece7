package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/// Whatever stands in the file, in variables and on the command line: it is read or refused with a sentence, and within
/// a second.
class ConfigurationFuzzTest {

    private static final String PASSWORD = "hunter2";
    private static final Duration MOST = Duration.ofSeconds(1);
    private static final List<String> PIECES = List.of(
            "version: 1\n",
            "source:\n",
            "target:\n",
            "compute:\n",
            "logging:\n",
            "  host: h\n",
            "  port: 1\n",
            "  port: 99999999999999999999\n",
            "  database: d\n",
            "  username: u\n",
            "  password: " + PASSWORD + "\n",
            "  password: {a: " + PASSWORD + "}\n",
            "  connection_string: mongodb://m:1\n",
            "  schemas: [a, b, [c]]\n",
            "  schema: &x\n",
            "  tls: *x\n",
            "  directory: \"\\0\"\n",
            "  directory: ~/x\n",
            "  platform: ${ENV:NONE}\n",
            "  retention_days: 0x10\n",
            "  level: !!java.net.URL x\n",
            "  ? [a]\n",
            "---\n",
            "\t",
            "${",
            "}",
            "\"",
            "'",
            "- ",
            "{",
            "]",
            ": ",
            "\u2028",
            "\0");

    private static @Nullable Path directory;

    @BeforeContainer
    static void make() throws IOException {
        directory = Files.createTempDirectory("configuration-fuzz");
    }

    @AfterContainer
    static void remove() throws IOException {
        Path made = Objects.requireNonNull(directory);
        Files.deleteIfExists(made.resolve("reloquent.yaml"));
        Files.deleteIfExists(made);
    }

    @Property(tries = 3000)
    void any_file_is_read_or_refused(@ForAll("files") String text) throws IOException {
        Path file = Objects.requireNonNull(directory).resolve("reloquent.yaml");
        Files.writeString(file, text.replace('\ud800', '?'));
        isReadOrRefused(new ConfigurationFile(file, Map.of(), connection -> List.of("m:1"), reference -> ""));
    }

    @Property(tries = 3000)
    void any_variable_and_any_setting_is_read_or_refused(
            @ForAll("keys") ConfigurationKey variable,
            @ForAll String value,
            @ForAll("settings") List<String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of("RELOQUENT_SOURCE_HOST", "h", "HOME", "/"));
        environment.put(variable.variable(), value);
        isReadOrRefused(new ConfigurationFile(
                Path.of("/absent/reloquent.yaml"),
                environment,
                settings,
                connection -> List.of("m:1"),
                reference -> ""));
    }

    private static void isReadOrRefused(ConfigurationFile configuration) {
        assertTimeout(MOST, () -> {
            try {
                configuration
                        .settings()
                        .forEach(setting -> assertThat(setting.value())
                                .isEqualTo(setting.key().isSecret() ? masked(setting.value()) : setting.value()));
                configuration.read();
            } catch (YoursToFix refused) {
                assertThat(refused.getMessage() + refused.next()).isNotBlank().doesNotContain(PASSWORD);
            }
        });
    }

    private static String masked(String value) {
        return value.startsWith("${") || value.isEmpty() ? value : "****";
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(20)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<ConfigurationKey> keys() {
        return Arbitraries.of(ConfigurationKey.ALL);
    }

    @Provide
    Arbitrary<List<String>> settings() {
        Arbitrary<String> known = Arbitraries.of(ConfigurationKey.ALL)
                .flatMap(key -> Arbitraries.oneOf(
                                Arbitraries.strings(), Arbitraries.of("", "1", "-1", "${ENV:X}", "${", "a,,b", "\0"))
                        .map(value -> key.path() + "=" + value));
        return Arbitraries.oneOf(known, Arbitraries.strings()).list().ofMaxSize(5);
    }
}
