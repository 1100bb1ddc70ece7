package io.reloquent.shell;

import io.reloquent.shell.terminal.Console;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// The program: one command, then it ends with that command's exit code.
public final class ReloquentShell {

    private ReloquentShell() {}

    /// Ends the process.
    public static void main(String[] args) {
        // The PostgreSQL driver logs to the console unless it is told not to.
        LogManager.getLogManager().reset();
        Interruption interruption = Interruption.ofThisThread();
        int exitCode = run(Console.ofThisProcess(), args);
        interruption.workIsDone();
        System.exit(exitCode);
    }

    /// Carries out one command.
    ///
    /// @return the exit code
    public static int run(Console console, String... args) {
        List<String> words = led(List.of(args));
        if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
            console.out().println(new Help(console).overview(Wiring.commands(console)));
            return 0;
        }
        if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
            console.out().println("reloquent " + version());
            return 0;
        }
        try (ConfigurableApplicationContext context = start(console)) {
            return context.getBean(OneShot.class).execute(words);
        }
    }

    /// Without a command, the wizard is meant.
    private static List<String> led(List<String> words) {
        boolean named = !words.isEmpty() && !words.getFirst().matches("--(config|workspace|no-input)(=.*)?");
        return named
                ? words
                : Stream.concat(Stream.of("wizard"), words.stream()).toList();
    }

    private static ConfigurableApplicationContext start(Console console) {
        // Boot must not set up logging; there is none.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var application = new SpringApplication(Wiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(Map.of("spring.jmx.enabled", "false"));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("console", console));
        return application.run();
    }

    private static String version() {
        String version = ReloquentShell.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
