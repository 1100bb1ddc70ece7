package io.reloquent.web;

import io.reloquent.fault.YoursToFix;
import io.reloquent.web.security.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `reloquent serve` is told.
///
/// @param settings     what holds in the configuration's place, each `KEY=VALUE`
/// @param host         a name or address of this machine to be reached at from others; empty for this machine alone
/// @param opens        whether a browser is opened on the page
/// @param certificate  PEM files that encrypt connections, if any
/// @param isUnencryptedAllowed whether others may connect without encryption
/// @param isQuiet      whether nothing is said but the address and errors
record ServeOptions(
        Path configuration,
        List<String> settings,
        int port,
        String host,
        boolean opens,
        Optional<Certificate> certificate,
        boolean isUnencryptedAllowed,
        boolean isQuiet) {

    ServeOptions {
        settings = List.copyOf(settings);
    }

    static final int PORT = 8230;

    static final String HELP = """
            Serves the web application to browsers of this machine, over the same configuration
            and workspace as the commands. The address that it prints holds a token that lets a
            browser in. Ctrl-C ends it.

            Usage
              reloquent serve [--port PORT] [--no-open] [--config FILE]
              reloquent serve --host NAME --tls-certificate FILE --tls-key FILE

            Options
              --port PORT            8230 unless given
              --open, --no-open      whether to open a browser; it is opened on a terminal
              --host NAME            a name or an address of this machine, to be reached at from
                                     others; needs the two below, or --insecure-http
              --tls-certificate FILE the certificate chain, as PEM
              --tls-key FILE         its private key, as PEM
              --insecure-http        lets others connect without encryption; all can then be
                                     read and changed on the way, the token too
              --config FILE          the configuration; its directory is the workspace
                                     (else RELOQUENT_CONFIG, else ~/.reloquent/reloquent.yaml)
              --workspace DIRECTORY  says the same by the workspace: its reloquent.yaml
              --set KEY=VALUE        says something in the configuration's place, as in
                                     source.max_connections=4; may be repeated
              --quiet                nothing on stderr but errors
              --help                 this text""";

    private static final String FILE = "reloquent.yaml";
    private static final int HIGHEST_PORT = 65_535;
    private static final String SET = "--set";
    private static final List<String> FLAGS = List.of("--open", "--no-open", "--insecure-http", "--quiet");
    private static final List<String> VALUED =
            List.of("--port", "--host", "--tls-certificate", "--tls-key", "--config", "--workspace", SET);

    /// @param isTerminal whether a person started it
    /// @throws YoursToFix if it is not to be understood, or would let others listen
    static ServeOptions of(List<String> words, Map<String, String> environment, boolean isTerminal) {
        List<String> flags = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        Map<String, String> values = values(words, flags, settings);
        boolean opens = flags.contains("--open") || (isTerminal && !flags.contains("--no-open"));
        var options = new ServeOptions(
                configuration(values, environment),
                settings,
                port(values.getOrDefault("--port", String.valueOf(PORT))),
                values.getOrDefault("--host", ""),
                opens,
                certificate(values),
                flags.contains("--insecure-http"),
                flags.contains("--quiet"));
        options.refuseListeners();
        return options;
    }

    private static Map<String, String> values(List<String> words, List<String> flags, List<String> settings) {
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (FLAGS.contains(word)) {
                flags.add(word);
                continue;
            }
            if (!VALUED.contains(name)) {
                throw usage("'serve' does not know " + word + ".");
            }
            if (equals < 0 && !rest.hasNext()) {
                throw usage(name + " needs a value.");
            }
            String value = equals < 0 ? rest.next() : word.substring(equals + 1);
            if (name.equals(SET)) {
                settings.add(value);
            } else if (values.put(name, value) != null) {
                throw usage(name + " is given twice.");
            }
        }
        return values;
    }

    private static Path configuration(Map<String, String> values, Map<String, String> environment) {
        if (values.containsKey("--config") && values.containsKey("--workspace")) {
            throw usage("--config and --workspace exclude each other.");
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return Optional.ofNullable(values.get("--config"))
                .or(() -> Optional.ofNullable(values.get("--workspace"))
                        .map(directory -> Path.of(directory, FILE).toString()))
                .or(() -> Optional.ofNullable(environment.get("RELOQUENT_CONFIG")))
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".reloquent", FILE))
                .toAbsolutePath()
                .normalize();
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw usage("--port is '" + text + "'; a port is a number from 1 to 65535.");
        }
        return port;
    }

    private static Optional<Certificate> certificate(Map<String, String> values) {
        String chain = values.get("--tls-certificate");
        String key = values.get("--tls-key");
        if (chain == null && key == null) {
            return Optional.empty();
        }
        if (chain == null || key == null) {
            throw usage("--tls-certificate and --tls-key belong together.");
        }
        return Optional.of(
                new Certificate(Path.of(chain).toAbsolutePath(), Path.of(key).toAbsolutePath()));
    }

    Address address() {
        return new Address(host, port, certificate.isPresent());
    }

    private void refuseListeners() {
        if (!host.isEmpty() && certificate.isEmpty() && !isUnencryptedAllowed) {
            throw YoursToFix.usage(
                    "With --host, others on the network could read along: passwords, the token and the data.",
                    "Give --tls-certificate and --tls-key, or say --insecure-http if nobody else is on that network.");
        }
        if (List.of("0.0.0.0", "::", "*").contains(host)) {
            throw YoursToFix.usage(
                    "--host is " + host + ", which names no place that a browser could open.",
                    "Give the name or address by which browsers reach this machine.");
        }
    }

    private static YoursToFix usage(String what) {
        return YoursToFix.usage(what, "'reloquent serve --help' lists its options.");
    }
}
