package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What may not be in any file of the repository.
class RepositoryTest {

    private static final Set<String> TEXT = Set.of(
            "java",
            "xml",
            "md",
            "sql",
            "yml",
            "yaml",
            "sh",
            "py",
            "properties",
            "json",
            "html",
            "css",
            "js",
            "ts",
            "tsx",
            "txt",
            "toml");

    /// Written in parts, so that this file does not hold what it looks for.
    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b"),
            Pattern.compile("(?<![\\w.$}*])/(?:ro" + "ot|wo" + "rk|Us" + "ers)/"),
            Pattern.compile("repo1?\\.mav" + "en\\.(?:apache\\.)?org|registry\\.n" + "pmjs\\.org|py" + "pi\\.org"
                    + "|file" + "s\\.pythonhosted\\.org|artif" + "actory|nex" + "us\\."));

    @Test
    void no_unfinished_work_no_machine_and_no_registry_is_named() {
        List<Path> files =
                Repository.files().stream().filter(RepositoryTest::isText).toList();
        assertThat(files).hasSizeGreaterThan(200);
        for (Path file : files) {
            String text = Repository.read(file);
            for (Pattern pattern : FORBIDDEN) {
                assertThat(pattern.matcher(text).results().map(found -> line(text, found.start())))
                        .as(Repository.name(file))
                        .isEmpty();
            }
        }
    }

    /// What can be fetched is fetched by a version, and what can be built is built.
    @Test
    void nothing_is_kept_that_was_fetched_or_built() {
        assertThat(Repository.files().stream().map(Repository::name))
                .noneMatch(name -> name.matches(".*\\.(?:whl|jar|zip|gz|tgz|class|pyc|so|exe)"));
    }

    /// By its ending; a file without one is a script or a licence.
    private static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot <= 0 || TEXT.contains(name.substring(dot + 1));
    }

    private static String line(String text, int at) {
        return text.substring(text.lastIndexOf('\n', at) + 1)
                .lines()
                .findFirst()
                .orElse("");
    }
}
