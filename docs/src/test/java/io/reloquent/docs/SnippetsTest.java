package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.reloquent.connection.SecretReference;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationFile;
import io.reloquent.local.workspace.MappingFile;
import io.reloquent.local.workspace.WorkspaceDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every YAML on the pages is a file that the program reads: with `collections:` a mapping, with `types:` a type
/// mapping, with `source:` a configuration.
class SnippetsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{ENV:([^}]+)}");

    @TempDir
    Path directory;

    @Test
    void every_mapping_and_every_configuration_is_read_without_a_problem() throws IOException {
        int mappings = 0;
        int types = 0;
        int configurations = 0;
        for (Page page : Page.all()) {
            for (String yaml : page.blocks("yaml")) {
                Path file = Files.writeString(directory.resolve("snippet.yaml"), yaml);
                if (hasKey(yaml, "collections")) {
                    mappings++;
                    readMapping(page, file);
                } else if (hasKey(yaml, "types")) {
                    types++;
                    readTypes(page, yaml);
                } else if (hasKey(yaml, "source")) {
                    configurations++;
                    readConfiguration(page, file, yaml);
                } else {
                    fail(page.name() + " has YAML that is no mapping, no type mapping and no configuration:\n" + yaml);
                }
            }
        }
        assertThat(mappings).isGreaterThan(20);
        assertThat(types).isPositive();
        assertThat(configurations).isPositive();
    }

    private static boolean hasKey(String yaml, String key) {
        return yaml.lines().anyMatch(line -> line.startsWith(key + ":"));
    }

    private static void readMapping(Page page, Path file) {
        try {
            assertThat(new MappingFile(Clock.systemUTC()).read(file).collections())
                    .as(page.name())
                    .isNotEmpty();
        } catch (YoursToFix e) {
            fail(page.name() + ": " + e.getMessage(), e);
        }
    }

    private void readTypes(Page page, String yaml) throws IOException {
        Files.writeString(directory.resolve("type-mapping.yaml"), yaml);
        try {
            var workspace = new WorkspaceDirectory(directory, Clock.systemUTC());
            assertThat(workspace.types().load().orElseThrow().byType())
                    .as(page.name())
                    .isNotEmpty();
        } catch (YoursToFix e) {
            fail(page.name() + ": " + e.getMessage(), e);
        }
    }

    private static void readConfiguration(Page page, Path file, String yaml) {
        Map<String, String> environment = VARIABLE.matcher(yaml)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> "mongodb://localhost"));
        try {
            var read = new ConfigurationFile(
                            file, environment, connection -> List.of("localhost:27017"), SecretReference::written)
                    .read();
            assertThat(read.warnings()).as(page.name()).isEmpty();
        } catch (YoursToFix e) {
            fail(page.name() + ": " + e.getMessage(), e);
        }
    }
}
