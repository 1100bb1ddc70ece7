package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a type is called says what it is; and nothing is null unless it says so.
class NamesTest {

    /// A name that ends like this says nothing that the rest of it does not.
    private static final Pattern EMPTY_ENDING =
            Pattern.compile("\\b(?:class|interface|record|enum) (\\w*(?:Utils?|Manager|Helper|Base|Impl|DTO|Dto))\\b");

    @Test
    void no_type_has_a_name_that_says_nothing() {
        for (Path file : Repository.files(".java")) {
            assertThat(EMPTY_ENDING.matcher(Repository.read(file)).results().map(found -> found.group(1)))
                    .as(Repository.name(file))
                    .isEmpty();
        }
    }

    @Test
    void every_package_is_null_marked() {
        List<Path> packages = Repository.files(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Path::getParent)
                .distinct()
                .toList();
        assertThat(packages).hasSizeGreaterThan(20);
        for (Path directory : packages) {
            Path info = directory.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Repository.read(info)).as(Repository.name(info)).contains("@NullMarked");
        }
    }

    @Test
    void every_module_that_is_a_directory_is_built() {
        String parent = Repository.read(Repository.root().resolve("pom.xml"));
        List<String> modules = Repository.files("pom.xml").stream()
                .map(Path::getParent)
                .filter(directory -> !directory.equals(Repository.root()) && Files.isDirectory(directory))
                .map(directory -> String.valueOf(directory.getFileName()))
                .toList();
        assertThat(modules).allMatch(name -> parent.contains("<module>" + name + "</module>"));
    }
}
