package io.reloquent.shell.command;

import java.util.ArrayList;
import java.util.List;

/// `reloquent completion`: the script by which a shell completes commands and options.
public final class CompletionCommand implements Verb {

    /// What `--output json` gives.
    record View(int version, String shell, String script) {}

    public static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final List<Verb> others;

    /// @param others every other command
    public CompletionCommand(List<Verb> others) {
        this.others = List.copyOf(others);
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "print a script that lets your shell complete commands";
    }

    @Override
    public String explanation() {
        return "Prints a script for bash, zsh or fish that completes commands and their options. bash:"
                + " 'source <(reloquent completion bash)' in ~/.bashrc; zsh: the output as a file _reloquent in a directory"
                + " of $fpath; fish: the output as ~/.config/fish/completions/reloquent.fish.";
    }

    @Override
    public List<String> usages() {
        return List.of("bash", "zsh", "fish");
    }

    @Override
    public List<String> arguments() {
        return List.of("SHELL");
    }

    @Override
    public boolean isLogged() {
        return false;
    }

    @Override
    public int run(Invocation invocation) {
        String shell = invocation.argument(0);
        List<Verb> verbs = new ArrayList<>(others);
        verbs.add(this);
        var scripts = new CompletionScripts(verbs);
        String script = switch (shell) {
            case "bash" -> scripts.bash();
            case "zsh" -> scripts.zsh();
            case "fish" -> scripts.fish();
            default -> throw Invocation.noSuch("script for the shell", shell, SHELLS);
        };
        invocation.show(new View(1, shell, script), () -> script.stripTrailing());
        return 0;
    }
}
