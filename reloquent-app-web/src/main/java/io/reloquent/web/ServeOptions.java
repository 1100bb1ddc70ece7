package io.reloquent.web;

import io.reloquent.fault.YoursToFix;
import io.reloquent.web.security.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `reloquent serve` is told.
///
/// @param host         a name or address of this machine to be reached at from others; empty for this machine alone
/// @param opens        whether a browser is opened on the page
/// @param certificate  PEM files that encrypt connections, if any
/// @param isUnencryptedAllowed whether others may connect without encryption
record ServeOptions(
        Path configuration,
        int port,
        String host,
        boolean opens,
        Optional<Certificate> certificate,
        boolean isUnencryptedAllowed) {

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
              --help                 this text""";

    private static final int HIGHEST_PORT = 65_535;
    private static final List<String> FLAGS = List.of("--open", "--no-open", "--insecure-http");
    private static final List<String> VALUED =
            List.of("--port", "--host", "--tls-certificate", "--tls-key", "--config");

    /// A certificate chain and its private key, as PEM files.
    record Certificate(Path chain, Path key) {}

    /// @param isTerminal whether a person started it
    /// @throws YoursToFix if it is not to be understood, or would let others listen
    static ServeOptions of(List<String> words, Map<String, String> environment, boolean isTerminal) {
        List<String> flags = new ArrayList<>();
        Map<String, String> values = values(words, flags);
        boolean opens = flags.contains("--open") || (isTerminal && !flags.contains("--no-open"));
        var options = new ServeOptions(
                configuration(values, environment),
                port(values.getOrDefault("--port", String.valueOf(PORT))),
                values.getOrDefault("--host", ""),
                opens,
                certificate(values),
                flags.contains("--insecure-http"));
        options.refuseListeners();
        return options;
    }

    private static Map<String, String> values(List<String> words, List<String> flags) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (FLAGS.contains(word)) {
                flags.add(word);
            } else if (!VALUED.contains(name)) {
                throw usage("'serve' does not know " + word + ".");
            } else if (equals < 0 && i + 1 == words.size()) {
                throw usage(name + " needs a value.");
            } else if (values.put(name, equals < 0 ? words.get(++i) : word.substring(equals + 1)) != null) {
                throw usage(name + " is given twice.");
            }
        }
        return values;
    }

    private static Path configuration(Map<String, String> values, Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return Optional.ofNullable(values.get("--config"))
                .or(() -> Optional.ofNullable(environment.get("RELOQUENT_CONFIG")))
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".reloquent", "reloquent.yaml"))
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
