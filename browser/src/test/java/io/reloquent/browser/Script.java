package io.reloquent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One of `reloquent-ui/e2e`: what somebody does in a browser, and what is to be seen then.
///
/// Where something has to happen outside of the browser it says a line `@moment`, and waits for an answer.
final class Script implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Child child;

    private Script(Child child) {
        this.child = child;
    }

    static Script start(String name, List<String> arguments) {
        return start(name, Map.of(), arguments);
    }

    static Script start(String name, Map<String, String> environment, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("node", "e2e/" + name));
        line.addAll(arguments);
        var builder = new ProcessBuilder(line).directory(Chromium.UI.toFile());
        builder.environment().put("CHROMIUM", Chromium.path());
        builder.environment().putAll(environment);
        return new Script(Child.start(name, builder));
    }

    /// Waits for a moment.
    void until(String moment) {
        child.line(("@" + moment)::equals, LIMIT);
    }

    /// Lets it go on from the moment at which it waits.
    void goOn() {
        goOn("");
    }

    /// @param word what it is to know
    void goOn(String word) {
        child.tell(word);
    }

    /// Waits for its end, and sees that it was a good one.
    void ends() {
        int exit = child.end(LIMIT);
        assertThat(exit).as(child::said).isZero();
        System.out.println(child.said());
    }

    @Override
    public void close() {
        child.close();
    }
}
