package io.reloquent.shell.command;

import io.reloquent.core.Rollback;
import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.LiveProgress;
import io.reloquent.shell.terminal.Questions;
import io.reloquent.shell.terminal.Rows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent rollback`: drops what the latest run made.
public final class RollbackCommand implements Verb {

    /// What `--output json` gives.
    ///
    /// @param dropped collections and how many documents each held
    record View(int version, Map<String, Long> dropped) {}

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public String summary() {
        return "drop what the migration made in the target";
    }

    @Override
    public String explanation() {
        return "Drops the collections that the latest run created in the target, and nothing else. The source is never"
                + " touched. With --collection only what it names is dropped, and 'migrate --collection' loads it"
                + " again, as the source is then.";
    }

    @Override
    public List<String> usages() {
        return List.of("--confirm", "--collection NAME --confirm");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag("confirm", "does it; without, it shows what would be dropped and asks"),
                Verb.repeated("collection", "NAME", "drops this collection alone, or these"));
    }

    @Override
    public int run(Invocation invocation) {
        try (Session session = invocation.session()) {
            Rollback rollback = session.rollback();
            Set<String> only = new LinkedHashSet<>(invocation.values("collection"));
            if (!invocation.has("confirm") && !invocation.has("yes") && !agreed(invocation, rollback, only)) {
                invocation.say("Nothing was dropped.");
                return 0;
            }
            Map<String, Long> dropped = dropped(invocation, rollback, only);
            invocation.show(
                    new View(1, dropped),
                    () -> dropped.isEmpty() ? "There was nothing to drop." : text(invocation, dropped));
            if (!dropped.isEmpty()) {
                invocation.say("");
                invocation.say("Dropped in %s: %s."
                        .formatted(
                                session.configuration().target().place(),
                                Figures.count(dropped.size(), "collection", "collections")));
            }
            String again = only.stream()
                    .map(name -> " --collection " + Invocation.quoted(name))
                    .collect(Collectors.joining());
            invocation.next("migrate" + again);
            return 0;
        }
    }

    private static Map<String, Long> dropped(Invocation invocation, Rollback rollback, Set<String> only) {
        try (LiveProgress progress = invocation.progress()) {
            return rollback.run(only, progress);
        }
    }

    private static boolean agreed(Invocation invocation, Rollback rollback, Set<String> only) {
        if (!invocation.asks()) {
            throw YoursToFix.usage(
                    "Dropping collections needs --confirm.",
                    "Run 'reloquent rollback --confirm' if you mean it; it cannot be undone.");
        }
        Map<String, Long> preview = rollback.preview(only);
        if (preview.isEmpty()) {
            return true;
        }
        invocation.console().err().println(text(invocation, preview));
        invocation.say("");
        try (Questions questions = invocation.questions()) {
            return questions.confirm("Drop these collections? It cannot be undone");
        }
    }

    private static String text(Invocation invocation, Map<String, Long> collections) {
        var rows = new Rows("Collection", ">Documents");
        collections.forEach((name, documents) -> rows.add(name, Figures.count(documents)));
        return rows.render(invocation.console().tableColumns());
    }
}
