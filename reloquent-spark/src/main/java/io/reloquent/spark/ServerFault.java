package io.reloquent.spark;

/// A server went away or refused; what was being done can be tried again.
final class ServerFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String server;
    private final String code;

    /// @param server `source` or `target`
    /// @param code   the server's own, or empty
    ServerFault(String server, String code, String message) {
        super(message);
        this.server = server;
        this.code = code;
    }

    String server() {
        return server;
    }

    String code() {
        return code;
    }
}
