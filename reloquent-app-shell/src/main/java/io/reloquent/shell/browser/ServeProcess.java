package io.reloquent.shell.browser;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.browser.RunningServer;
import io.reloquent.shell.terminal.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// A `reloquent serve` that ends with this process, however this ends.
final class ServeProcess implements AutoCloseable {

    private static final int USUAL_PORT = 8230;
    private static final int INTERRUPTED = 130;
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Process process;
    private final URI address;

    private ServeProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /// Starts one by the launcher, which builds it first if it must, and waits until it answers.
    static ServeProcess start(Path configuration, List<String> settings, Console console) {
        Process process = launched(configuration, settings, console);
        try {
            return new ServeProcess(process, firstLine(process).get());
        } catch (InterruptedException asked) {
            end(process);
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted.");
        } catch (ExecutionException e) {
            throw ended(process, e);
        }
    }

    private static Process launched(Path configuration, List<String> settings, Console console) {
        List<String> command = new ArrayList<>(
                List.of(console.program(), "serve", "--no-open", "--port=" + port(), "--config=" + configuration));
        settings.forEach(setting -> command.add("--set=" + setting));
        var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().clear();
        builder.environment().putAll(console.environment());
        builder.environment()
                .put(
                        RunningServer.PARENT,
                        String.valueOf(ProcessHandle.current().pid()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw YoursToFix.usage(
                    "The web application cannot be started: there is no program '" + console.program() + "' here.",
                    "Start 'java -jar reloquent-web.jar' yourself, and call this again.",
                    e);
        }
    }

    /// The usual one, so that addresses stay the same; another where it is taken.
    private static int port() {
        try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            return anyPort();
        }
    }

    private static int anyPort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it says on its standard output is its address, when it can be reached there.
    private static CompletableFuture<URI> firstLine(Process process) {
        var line = new CompletableFuture<URI>();
        Thread.ofVirtual().start(() -> {
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String said = lines.readLine(); said != null; said = lines.readLine()) {
                    if (said.contains("#token=")) {
                        line.complete(URI.create(said.strip()));
                    }
                }
            } catch (IOException | IllegalArgumentException notUnderstood) {
                line.completeExceptionally(notUnderstood);
            }
            line.completeExceptionally(new IOException("it has ended"));
        });
        return line;
    }

    private static RuntimeException ended(Process process, ExecutionException e) {
        end(process);
        if (process.exitValue() == INTERRUPTED) {
            return new CancellationException("Interrupted.");
        }
        return new OursOrTheirs(
                "The web application has not started.", "What stands above says why; the commands do all it does.", e);
    }

    URI address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        end(process);
    }

    /// First politely, since a job may have to let go of the target.
    private static void end(Process process) {
        boolean interrupted = Thread.interrupted();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException asked) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
