package io.reloquent.shell.command;

import io.reloquent.session.Session;
import io.reloquent.shell.browser.FileChange;
import io.reloquent.shell.browser.Handoff;
import io.reloquent.shell.browser.WebApplication;
import io.reloquent.shell.screen.Answer;
import java.nio.file.Path;

/// `reloquent design --web`: lets a person design in a browser, for as long as they like.
final class DesignInBrowser {

    private DesignInBrowser() {}

    /// @return whether a design was saved meanwhile
    static boolean changes(Invocation invocation, Session session, Path file) {
        // Without tables there is nothing to put on the page.
        session.design().requireTables();
        boolean isSaved = false;
        invocation.say("Opening the web application.");
        try (var application =
                WebApplication.over(invocation.configuration(), invocation.values("set"), invocation.console())) {
            var handoff = new Handoff(application, invocation.console());
            handoff.to("/design");
            String prompt = "Save there. Then press Enter here.";
            while (true) {
                var change = FileChange.from(file);
                Answer<Boolean> answer = handoff.back(prompt, change::isMade);
                isSaved |= change.isMade();
                if (!(answer instanceof Answer.Given<Boolean> given && given.value())) {
                    return isSaved;
                }
                invocation.say("Saved in " + file + ".");
                prompt = "Go on there, or press Enter here.";
            }
        }
    }
}
