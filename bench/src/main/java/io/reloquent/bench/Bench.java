package io.reloquent.bench;

import io.reloquent.bench.measured.Workload;
import io.reloquent.fault.Fault;
import io.reloquent.sandbox.CacheDirectory;
import io.reloquent.sandbox.SandboxFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The benchmark of one command line: its servers, its directory, its cache.
final class Bench implements AutoCloseable {

    private final Options options;
    private final PrintStream out;
    private final Path directory;
    private final Thread forgetting;
    private final BenchServers servers;

    private Bench(Options options, PrintStream out) throws IOException {
        this.options = options;
        this.out = out;
        Path kept = options.keep();
        directory = kept == null ? Files.createTempDirectory("reloquent-bench-") : Files.createDirectories(kept);
        forgetting = new Thread(this::forget, "forget-bench");
        Runtime.getRuntime().addShutdownHook(forgetting);
        say("Starting PostgreSQL and mongod");
        servers = BenchServers.start(directory.resolve("servers"));
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out));
    }

    /// @return the exit code: 0 if every row passed, 1 if one failed, 2 if the command line makes no sense
    static int run(List<String> words, PrintStream out) {
        if (words.contains("--help")) {
            out.print(Options.USAGE);
            return 0;
        }
        Options options;
        try {
            options = Options.parse(words);
        } catch (BenchFailure e) {
            out.println("error: " + e.getMessage());
            return 2;
        }
        try (var bench = new Bench(options, out)) {
            return bench.run() ? 0 : 1;
        } catch (BenchFailure | Fault | SandboxFailure | IOException e) {
            out.println("error: " + e.getMessage());
            return 1;
        }
    }

    private boolean run() {
        return switch (options.mode()) {
            case COMPARE -> new Comparison(options, this, out).run();
            case GROWTH -> new Growth(options, this, out).run();
            case ESTIMATE -> new Predictions(options, this, out).run();
            case SKEW -> new Skew(this, out).run();
            case WEB -> new WebBench(options, this, out).run();
        };
    }

    void say(String sentence) {
        out.println(sentence);
    }

    Workload workload() {
        return options.shop() ? Workload.SHOP : Workload.TPCH;
    }

    BenchServers servers() {
        return servers;
    }

    /// Runs rows over the sources of a scale.
    RowRun rows(String scale) {
        return new RowRun(servers, () -> Python.in(cache()), directory.resolve("rows-" + scale), options.profile());
    }

    Path directory() {
        return directory;
    }

    Path cache() {
        return CacheDirectory.ofThisUser().path().resolve("bench");
    }

    @Override
    public void close() {
        servers.close();
        Runtime.getRuntime().removeShutdownHook(forgetting);
        forget();
    }

    /// Takes away what may be gigabytes. After Ctrl-C the servers take away their own at the same time.
    private void forget() {
        if (options.keep() == null) {
            Tree.delete(directory);
        }
    }
}
