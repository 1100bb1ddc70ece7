package io.reloquent.shell.command;

import io.reloquent.fault.YoursToFix;
import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent serve`: the web application, which is another program; the launcher starts it.
public final class ServeCommand implements Verb {

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "do all of it in a browser";
    }

    @Override
    public String explanation() {
        return "Serves the web application to browsers of this machine, over the same configuration and workspace as the"
                + " commands. The address that it prints holds a token that lets a browser in. Ctrl-C ends it.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--port 8231 --no-open", "--host NAME --tls-certificate FILE --tls-key FILE");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.valued("port", "PORT", "8230 unless given"),
                Verb.flag("open", "opens a browser; so it does on a terminal"),
                Verb.flag("no-open", "opens none"),
                Verb.valued("host", "NAME", "a name or an address of this machine, to be reached at from others"),
                Verb.valued("tls-certificate", "FILE", "the certificate chain, as PEM; with --host"),
                Verb.valued("tls-key", "FILE", "its private key, as PEM; with --host"),
                Verb.flag("insecure-http", "with --host, lets others connect without encryption"));
    }

    /// @throws YoursToFix always: this program has no server in it
    @Override
    public int run(Invocation invocation) {
        throw YoursToFix.usage(
                "The web application is a program of its own, reloquent-web.jar.",
                "Start it by the launcher, './reloquent serve', or with 'java -jar reloquent-web.jar'.");
    }
}
