package io.reloquent.web.security;

import java.util.ArrayList;
import java.util.List;

/// Where this server is, as browsers write it.
///
/// @param host a name or an address of this machine; empty for this machine alone
/// @param tls  whether connections are encrypted
public record Address(String host, int port, boolean tls) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public boolean isLoopback() {
        return host.isEmpty();
    }

    /// Every value of `Host` that is meant for this server, exactly.
    public List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        for (String name : isLoopback() ? LOOPBACK : List.of(written())) {
            hosts.add(name + ":" + port);
            if (port == (tls ? HTTPS : HTTP)) {
                hosts.add(name);
            }
        }
        return hosts;
    }

    /// Every value of `Origin` that pages of this server have.
    public List<String> origins() {
        return hosts().stream().map(host -> scheme() + "://" + host).toList();
    }

    /// The page to open.
    public String page() {
        return scheme() + "://" + (isLoopback() ? "127.0.0.1" : written()) + ":" + port + "/";
    }

    private String scheme() {
        return tls ? "https" : "http";
    }

    private String written() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
