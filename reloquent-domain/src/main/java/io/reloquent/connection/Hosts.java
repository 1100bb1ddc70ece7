package io.reloquent.connection;

import java.util.Locale;

/// Names of machines.
final class Hosts {

    private Hosts() {}

    /// Whether a host, perhaps with a port, is by its name the machine that asks.
    static boolean isHere(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("/")
                || name.startsWith("127.")
                || name.equals("localhost")
                || name.startsWith("localhost:")
                || name.equals("::1")
                || name.startsWith("[::1]");
    }
}
