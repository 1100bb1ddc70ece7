package io.reloquent.shell.command;

import io.reloquent.fault.YoursToFix;
import io.reloquent.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent config validate`: says everything that is wrong with the configuration at once.
public final class ConfigValidateCommand implements Verb {

    /// What `--output json` gives.
    ///
    /// @param problems one sentence each, with its place and its remedy
    /// @param source   what the source is; null where it was not asked
    /// @param target   the same of the target
    record View(
            int version,
            boolean valid,
            String file,
            List<String> problems,
            List<String> warnings,
            @Nullable String source,
            @Nullable String target) {}

    @Override
    public String name() {
        return "config validate";
    }

    @Override
    public String summary() {
        return "check the configuration, and with --connect both databases";
    }

    @Override
    public String explanation() {
        return "Names every problem of the configuration at once, each with where it is and what to do about it, and"
                + " ends with 2 if there is any. With --connect it also opens the source and the target, and writes to"
                + " neither.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--connect", "--output json");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(Verb.flag("connect", "opens the source and the target too"));
    }

    @Override
    public int run(Invocation invocation) {
        try (Session session = invocation.unconfiguredSession()) {
            check(session, invocation);
            List<String> warnings = session.warnings();
            boolean connects = invocation.has("connect");
            String source = connects ? session.describeSource() : null;
            String target =
                    connects ? TargetViews.sentence(session.target().inspector().inspect()) : null;
            String file = session.configurationFile().toString();
            invocation.show(
                    new View(1, true, file, List.of(), warnings, source, target), () -> text(session, source, target));
            warnings.forEach(invocation::warn);
            return 0;
        }
    }

    /// A program gets the problems as data too.
    private static void check(Session session, Invocation invocation) {
        try {
            session.configuration();
        } catch (YoursToFix problems) {
            if (!invocation.isForPeople()) {
                List<String> lines = problems.getMessage().lines().toList();
                String file = session.configurationFile().toString();
                invocation.show(new View(1, false, file, lines, List.of(), null, null), () -> "");
            }
            throw problems;
        }
    }

    private static String text(Session session, @Nullable String source, @Nullable String target) {
        String valid = "The configuration is valid.";
        return source == null
                ? valid
                : "%s%n  Source  %s at %s%n  Target  %s at %s"
                        .formatted(
                                valid,
                                source,
                                session.configuration().source().place(),
                                target,
                                session.configuration().target().place());
    }
}
