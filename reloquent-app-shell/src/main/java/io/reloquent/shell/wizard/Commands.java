package io.reloquent.shell.wizard;

import io.reloquent.shell.terminal.Console;
import java.util.List;

/// Carries out one command, as if it had been typed.
public interface Commands {

    /// @param words such as `select`, `--all`
    /// @return the exit code
    int run(Console console, List<String> words);
}
