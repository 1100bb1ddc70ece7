package io.reloquent.web;

import java.io.IOException;
import java.util.List;

/// The browser of whoever sits at this machine.
final class Browser {

    private Browser() {}

    /// Opens a page, if there is a program for it.
    static void open(String page, Surroundings surroundings) {
        String name = System.getProperty("os.name", "").startsWith("Mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(List.of(name, page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            surroundings.err().println("There is no " + name + " here; open the address in a browser.");
        }
    }
}
