package io.reloquent.web;

import io.reloquent.fault.YoursToFix;
import io.reloquent.session.browser.Tickets;
import io.reloquent.web.live.Job;
import io.reloquent.web.live.JobState;
import io.reloquent.web.live.JobView;
import io.reloquent.web.live.Jobs;
import io.reloquent.web.security.LaunchToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;

/// A server that runs.
final class WebServer implements AutoCloseable {

    private final ServeOptions options;
    private final Surroundings surroundings;
    private final ConfigurableApplicationContext context;
    private final Announcement announcement;

    private WebServer(ServeOptions options, Surroundings surroundings, ConfigurableApplicationContext context) {
        this.options = options;
        this.surroundings = surroundings;
        this.context = context;
        this.announcement = new Announcement(
                options, surroundings, context.getBean(LaunchToken.class), context.getBean(Tickets.class));
    }

    /// @throws YoursToFix if the port is taken, the certificate is none, or the host is another machine
    static WebServer start(ServeOptions options, Surroundings surroundings) {
        return start(options, surroundings, Map.of());
    }

    /// @param more properties, for tests
    static WebServer start(ServeOptions options, Surroundings surroundings, Map<String, Object> more) {
        options.certificate().ifPresent(Certificate::require);
        if (!options.host().isEmpty()) {
            requireHere(options.host());
        }
        // Boot must not set up logging; there is none.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var application = new SpringApplication(Wiring.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.REACTIVE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setAddCommandLineProperties(false);
        Map<String, Object> properties = new HashMap<>(properties(options));
        properties.putAll(more);
        application.setDefaultProperties(properties);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("options", options);
            context.getBeanFactory().registerSingleton("surroundings", surroundings);
        });
        try {
            return new WebServer(options, surroundings, application.run());
        } catch (ApplicationContextException | PortInUseException e) {
            if (!isTaken(e)) {
                throw e;
            }
            throw YoursToFix.usage(
                    "Port %d of this machine is taken.".formatted(options.port()),
                    "Another 'reloquent serve' may run; or choose another with --port.",
                    e);
        }
    }

    private static void requireHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (NetworkInterface.getByInetAddress(address) == null) {
                throw YoursToFix.usage(
                        "--host is %s, and %s is no address of this machine.".formatted(host, address.getHostAddress()),
                        "Give a name or an address that this machine has itself.");
            }
        } catch (IOException e) {
            throw YoursToFix.usage(
                    "--host is %s, a name that leads to no address.".formatted(host),
                    "Give a name or an address that this machine has itself.",
                    e);
        }
    }

    private static boolean isTaken(Throwable thrown) {
        return thrown instanceof PortInUseException || (thrown.getCause() != null && isTaken(thrown.getCause()));
    }

    private static Map<String, Object> properties(ServeOptions options) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.jmx.enabled", "false");
        properties.put("springdoc.api-docs.enabled", "false");
        properties.put("server.port", options.port());
        properties.put("server.address", options.host().isEmpty() ? "127.0.0.1" : options.host());
        properties.put("server.shutdown", "immediate");
        properties.put("spring.web.resources.add-mappings", "true");
        properties.put("management.endpoints.web.base-path", "/api");
        properties.put("management.endpoints.web.exposure.include", "health,prometheus");
        properties.put("management.endpoints.web.discovery.enabled", "false");
        properties.put("management.endpoint.health.show-details", "never");
        options.certificate().ifPresent(certificate -> {
            properties.put("server.ssl.certificate", "file:" + certificate.chain());
            properties.put("server.ssl.certificate-private-key", "file:" + certificate.key());
        });
        return properties;
    }

    LaunchToken token() {
        return context.getBean(LaunchToken.class);
    }

    /// The address that lets a browser in.
    String page() {
        return announcement.page();
    }

    /// Says where it is.
    void announce() {
        announcement.make();
    }

    /// Ends with the process that has started it, however that ends.
    void stopWithParent() {
        announcement.stopWithParent();
    }

    void stopWithProcess() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end"));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// Stops what runs, as an interrupted command would be stopped, and says how to go on.
    @Override
    public void close() {
        announcement.withdraw();
        Optional<Job> job = context.getBean(Jobs.class).latest().filter(Job::isActive);
        context.close();
        job.map(Job::view).ifPresent(this::sayHowToGoOn);
    }

    private void sayHowToGoOn(JobView stopped) {
        stopped.outcome()
                .ifPresentOrElse(
                        outcome -> {
                            surroundings.err().println(outcome.sentence());
                            surroundings.err().println(outcome.next());
                        },
                        () -> surroundings
                                .err()
                                .println("error: The work did not stop within 10 seconds and was cut off."));
        if (stopped.state().equals(JobState.DONE.written())) {
            return;
        }
        String program = System.getProperty("reloquent.program", "reloquent");
        String command = stopped.kind().equals("migrate") ? "migrate --resume" : stopped.kind();
        surroundings
                .err()
                .println("To go on, serve again, or run: %s %s --config %s"
                        .formatted(program, command, options.configuration()));
    }
}
