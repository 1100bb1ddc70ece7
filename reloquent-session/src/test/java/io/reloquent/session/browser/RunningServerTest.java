package io.reloquent.session.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {

    private static final String PAGE = "http://127.0.0.1:8230/";

    @TempDir
    Path directory;

    private Path configuration() {
        return directory.resolve("reloquent.yaml");
    }

    private Path file() {
        return directory.resolve(".reloquent/serve.properties");
    }

    @Test
    void one_is_found_until_it_takes_it_back() throws IOException {
        assertThat(RunningServer.over(configuration())).isEmpty();
        RunningServer server = RunningServer.ofThisProcess(configuration(), PAGE);
        server.publish();

        assertThat(RunningServer.over(configuration())).contains(server);
        assertThat(RunningServer.over(directory.resolve("other.yaml"))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        server.withdraw();
        assertThat(file()).doesNotExist();
    }

    @Test
    void one_that_has_died_is_none_though_another_process_has_its_number() throws IOException {
        new RunningServer(configuration(), PAGE, ProcessHandle.current().pid(), Instant.EPOCH.plusSeconds(1)).publish();
        assertThat(RunningServer.over(configuration())).isEmpty();

        new RunningServer(configuration(), PAGE, Integer.MAX_VALUE, Instant.EPOCH).publish();
        assertThat(RunningServer.over(configuration())).isEmpty();
    }

    @Test
    void one_takes_back_only_what_it_has_said_itself() throws IOException {
        RunningServer server = RunningServer.ofThisProcess(configuration(), PAGE);
        RunningServer next = RunningServer.ofThisProcess(configuration(), "http://127.0.0.1:8231/");
        server.publish();
        next.publish();
        server.withdraw();

        assertThat(RunningServer.over(configuration())).contains(next);
    }

    @Test
    void what_cannot_be_understood_is_none() throws IOException {
        RunningServer.ofThisProcess(configuration(), PAGE).publish();
        Files.writeString(file(), "pid=x\nsince=\\u00");
        assertThat(RunningServer.over(configuration())).isEmpty();
    }
}
