package io.reloquent.session.browser;

import io.reloquent.local.workspace.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/// A server for browsers over one configuration, as it says in the workspace that it runs. What lets a browser in is
/// not among it.
///
/// @param configuration whose directory is the workspace
/// @param page          where it is, such as `http://127.0.0.1:8230/`
public record RunningServer(Path configuration, String page, long pid, Instant since) {

    /// The variable that names the process with which a server ends.
    public static final String PARENT = "RELOQUENT_PARENT";

    private static final String FILE = "serve.properties";

    /// This process as one.
    public static RunningServer ofThisProcess(Path configuration, String page) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningServer(configuration, page, self.pid(), start(self));
    }

    /// The one that runs over a configuration, if one does.
    public static Optional<RunningServer> over(Path configuration) {
        return read(configuration).filter(RunningServer::isAlive);
    }

    private static Optional<RunningServer> read(Path configuration) {
        var said = new Properties();
        try (var reader = Files.newBufferedReader(file(configuration))) {
            said.load(reader);
            return Optional.of(new RunningServer(
                            Path.of(said.getProperty("configuration", "")),
                            said.getProperty("page", ""),
                            Long.parseLong(said.getProperty("pid", "")),
                            Instant.parse(said.getProperty("since", ""))))
                    .filter(server -> server.configuration().equals(configuration));
        } catch (IOException | IllegalArgumentException | java.time.DateTimeException nothingToGoBy) {
            return Optional.empty();
        }
    }

    /// Whether the process is there; another may have its number by now.
    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && start(process).equals(since))
                .isPresent();
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /// Says in the workspace that it runs, in the place of what another has said there.
    public void publish() throws IOException {
        Path file = file(configuration);
        Path written = file.resolveSibling(FILE + "." + pid);
        OwnerOnly.createDirectory(backstage(configuration));
        Files.deleteIfExists(written);
        OwnerOnly.createFile(written);
        var said = new Properties();
        said.setProperty("configuration", configuration.toString());
        said.setProperty("page", page);
        said.setProperty("pid", String.valueOf(pid));
        said.setProperty("since", since.toString());
        try (var writer = Files.newBufferedWriter(written)) {
            said.store(writer, null);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Takes back that it runs.
    public void withdraw() throws IOException {
        if (read(configuration).filter(this::equals).isPresent()) {
            Files.deleteIfExists(file(configuration));
        }
    }

    private static Path file(Path configuration) {
        return backstage(configuration).resolve(FILE);
    }

    /// What is no file for people.
    static Path backstage(Path configuration) {
        return configuration.toAbsolutePath().resolveSibling(".reloquent");
    }
}
