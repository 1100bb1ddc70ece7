package io.reloquent.session.browser;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of whoever sits at a terminal.
///
/// @param environment the terminal's variables
public record Browser(Map<String, String> environment) {

    public Browser {
        environment = Map.copyOf(environment);
    }

    /// Opens an address.
    ///
    /// @return whether there is a screen for a browser here, and a program that opens one on it
    public boolean open(String address) {
        return hasScreen() && starts(List.of(opener(), address));
    }

    /// Without a screen, `xdg-open` would start a browser for text, in the terminal that is in use.
    private boolean hasScreen() {
        boolean isUnix = !isSystem("Mac") && !isSystem("Windows");
        return !isUnix || Stream.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER").anyMatch(this::says);
    }

    private static String opener() {
        return isSystem("Mac") ? "open" : isSystem("Windows") ? "explorer" : "xdg-open";
    }

    private boolean starts(List<String> command) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.start().getOutputStream().close();
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    /// How one's own machine reaches an address of this one, in lines for people; none where nobody came here by SSH.
    public List<String> wayBySsh(String address) {
        return tunnel(address)
                .map(line -> List.of("This machine is reached by SSH. On your own, run this first:", "  " + line))
                .orElse(List.of());
    }

    private Optional<String> tunnel(String address) {
        // The addresses and ports of the client and of this machine, in four words.
        String[] connection = environment.getOrDefault("SSH_CONNECTION", "").split(" ");
        if (connection.length != 4) {
            return Optional.empty();
        }
        URI uri = URI.create(address);
        String port = connection[3].equals("22") ? "" : "-p " + connection[3] + " ";
        String user = environment.getOrDefault("USER", System.getProperty("user.name", ""));
        return Optional.of("ssh -N %s-L %d:%s:%d %s@%s"
                .formatted(port, uri.getPort(), uri.getHost(), uri.getPort(), user, connection[2]));
    }

    private boolean says(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }

    private static boolean isSystem(String name) {
        return System.getProperty("os.name", "").startsWith(name);
    }
}
