package io.reloquent.shell.wizard;

import io.reloquent.shell.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The editor that the person has named to the system.
final class Editor {

    private Editor() {}

    static String name(Console console) {
        return console.variable("VISUAL")
                .or(() -> console.variable("EDITOR"))
                .orElse(System.getProperty("os.name", "").startsWith("Windows") ? "notepad" : "vi");
    }

    /// Lets a person edit a file, and waits for the end of it.
    static void open(Guide guide, String file) {
        if (!edit(guide.console(), Path.of(file))) {
            guide.say("The editor could not be started; set EDITOR, or edit the file: " + file);
        }
    }

    /// @return whether the editor could be started
    private static boolean edit(Console console, Path file) {
        List<String> command = new ArrayList<>(List.of(name(console).strip().split("\\s+")));
        command.add(file.toString());
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
            return true;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
