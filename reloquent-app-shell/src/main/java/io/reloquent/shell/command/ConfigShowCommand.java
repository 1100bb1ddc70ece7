package io.reloquent.shell.command;

import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.Setting;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Rows;
import java.util.List;

/// `reloquent config show`: what the configuration says, and where each of it comes from.
public final class ConfigShowCommand implements Verb {

    /// What `--output json` gives.
    record View(int version, String file, List<SettingView> settings) {}

    /// @param from `reloquent.yaml:12`, a variable, `--set KEY`, `default` or `missing`
    record SettingView(String key, String value, String from) {}

    @Override
    public String name() {
        return "config show";
    }

    @Override
    public String summary() {
        return "show the configuration, and where each value comes from";
    }

    @Override
    public String explanation() {
        return "Shows every key of the configuration with its value and where that comes from: --set, an environment"
                + " variable, a line of the file or the default, the first of these winning. Of a secret it shows only"
                + " the reference; nothing is fetched.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--output json");
    }

    @Override
    public int run(Invocation invocation) {
        try (Session session = invocation.unconfiguredSession()) {
            List<Setting> settings = session.configurationFile().settings();
            String file = session.configurationFile().toString();
            List<SettingView> views = settings.stream()
                    .map(setting -> new SettingView(setting.key().path(), setting.value(), setting.from()))
                    .toList();
            invocation.show(
                    new View(1, file, views),
                    () -> table(settings).render(invocation.console().tableColumns()));
            invocation.say("");
            invocation.say("The file is " + file);
            warn(session, invocation);
            return 0;
        }
    }

    /// What is shown need not make sense.
    private static void warn(Session session, Invocation invocation) {
        try {
            session.configuration();
            session.warnings().forEach(invocation::warn);
        } catch (YoursToFix problems) {
            invocation.warn("This configuration has problems.");
            invocation.next("config validate");
        }
    }

    private static Rows table(List<Setting> settings) {
        var rows = new Rows("Key", "Value", "From");
        settings.forEach(setting ->
                rows.add(setting.key().path(), setting.value().isEmpty() ? "–" : setting.value(), setting.from()));
        return rows;
    }
}
