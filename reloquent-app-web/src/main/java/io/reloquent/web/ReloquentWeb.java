package io.reloquent.web;

import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import java.util.List;
import java.util.logging.LogManager;

/// The program: `reloquent serve`.
public final class ReloquentWeb {

    private static final int FAILURE = 1;

    private ReloquentWeb() {}

    /// Serves until the process is ended.
    public static void main(String[] args) {
        // The PostgreSQL driver logs to the console unless it is told not to.
        LogManager.getLogManager().reset();
        List<String> words = List.of(args);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.println(ServeOptions.HELP);
            return;
        }
        int exitCode = run(Surroundings.ofThisProcess(), words);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /// @throws YoursToFix if `--set` names a key that is not there, a secret, or no value
    private static void refuseMalformedSettings(ServeOptions options, Surroundings surroundings) {
        try (var session = new Session(
                options.configuration(), surroundings.environment(), options.settings(), surroundings.clock())) {
            session.configurationFile().refuseMalformedSettings();
        }
    }

    /// @return the exit code; 0 where it serves now
    static int run(Surroundings surroundings, List<String> words) {
        try {
            boolean isTerminal = System.getProperty("reloquent.terminal", "").contains("2");
            ServeOptions options = ServeOptions.of(words, surroundings.environment(), isTerminal);
            refuseMalformedSettings(options, surroundings);
            WebServer server = WebServer.start(options, surroundings);
            server.stopWithProcess();
            server.stopWithParent();
            server.announce();
            return 0;
        } catch (Fault fault) {
            surroundings.err().println("error: " + fault.getMessage());
            surroundings.err().println(fault.next());
            return fault.exitCode();
        } catch (RuntimeException defect) {
            surroundings.err().println("error: The server could not be started; this is a defect of Reloquent.");
            defect.printStackTrace(surroundings.err());
            return FAILURE;
        }
    }
}
