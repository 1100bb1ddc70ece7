package io.reloquent.shell;

import io.reloquent.shell.command.CompletionCommand;
import io.reloquent.shell.command.ConfigSchemaCommand;
import io.reloquent.shell.command.ConfigShowCommand;
import io.reloquent.shell.command.ConfigTypeMappingCommand;
import io.reloquent.shell.command.ConfigValidateCommand;
import io.reloquent.shell.command.DemoCommand;
import io.reloquent.shell.command.DesignCommand;
import io.reloquent.shell.command.DiscoverCommand;
import io.reloquent.shell.command.EstimateCommand;
import io.reloquent.shell.command.GenerateCommand;
import io.reloquent.shell.command.HistoryCommand;
import io.reloquent.shell.command.IndexesCommand;
import io.reloquent.shell.command.InitCommand;
import io.reloquent.shell.command.MigrateCommand;
import io.reloquent.shell.command.PlanCommand;
import io.reloquent.shell.command.PrepareCommand;
import io.reloquent.shell.command.PreviewCommand;
import io.reloquent.shell.command.RollbackCommand;
import io.reloquent.shell.command.SelectCommand;
import io.reloquent.shell.command.ServeCommand;
import io.reloquent.shell.command.StatusCommand;
import io.reloquent.shell.command.ValidateCommand;
import io.reloquent.shell.command.Verb;
import io.reloquent.shell.command.VerbCommand;
import io.reloquent.shell.interactive.ShellCommand;
import io.reloquent.shell.terminal.Console;
import io.reloquent.shell.wizard.WizardCommand;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.shell.core.command.CommandRegistry;

/// The commands and what runs them. The use cases need no Spring: a command composes its own.
@SpringBootConfiguration(proxyBeanMethods = false)
class Wiring {

    /// Every command, in the order in which a migration needs them.
    static List<VerbCommand> commands(Console console) {
        List<Verb> verbs = List.of(
                new DemoCommand(),
                new InitCommand(),
                new ConfigShowCommand(),
                new ConfigValidateCommand(),
                new ConfigSchemaCommand(),
                new ConfigTypeMappingCommand(),
                new DiscoverCommand(),
                new SelectCommand(),
                new DesignCommand(),
                new PreviewCommand(),
                new PlanCommand(),
                new EstimateCommand(),
                new GenerateCommand(),
                new PrepareCommand(),
                new MigrateCommand(),
                new ValidateCommand(),
                new IndexesCommand(),
                new StatusCommand(),
                new HistoryCommand(),
                new RollbackCommand(),
                new ServeCommand(),
                new WizardCommand(Wiring::run),
                new ShellCommand(
                        (lines, words) -> Interruption.alone(() -> run(lines, words)), () -> verbs(commands(console))));
        return Stream.concat(verbs.stream(), Stream.of(new CompletionCommand(verbs)))
                .map(verb -> new VerbCommand(verb, console))
                .toList();
    }

    private static List<Verb> verbs(List<VerbCommand> commands) {
        return commands.stream().map(VerbCommand::verb).toList();
    }

    /// Carries out one command, as if it had been typed.
    private static int run(Console console, List<String> words) {
        if (words.equals(List.of("--help"))) {
            console.out().println(new Help(console).overview(commands(console)));
            return 0;
        }
        var registry = new CommandRegistry(new LinkedHashSet<>(commands(console)));
        return new OneShot(new StrictParser(registry), registry, console).execute(words);
    }

    @Bean
    CommandRegistry commandRegistry(Console console) {
        return new CommandRegistry(new LinkedHashSet<>(commands(console)));
    }

    @Bean
    StrictParser strictParser(CommandRegistry registry) {
        return new StrictParser(registry);
    }

    @Bean
    OneShot oneShot(StrictParser parser, CommandRegistry registry, Console console) {
        return new OneShot(parser, registry, console);
    }
}
