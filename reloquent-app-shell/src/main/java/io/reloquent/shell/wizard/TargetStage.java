package io.reloquent.shell.wizard;

import io.reloquent.connection.SourceAddress;
import io.reloquent.connection.TargetAddress;
import io.reloquent.shell.command.InitCommand;
import io.reloquent.shell.command.TargetViews;
import io.reloquent.shell.screen.Choice;
import io.reloquent.target.Cluster;
import java.util.List;
import java.util.Optional;

/// Where the target is. It is asked at once what it is.
final class TargetStage implements Stage {

    private enum Next {
        AGAIN,
        ANOTHER,
        ANYWAY
    }

    @Override
    public Turn visit(Guide guide) {
        Secrets.complete(guide);
        database(guide);
        while (true) {
            Optional<Cluster> cluster = guide.attempt(
                    () -> guide.using(session -> session.target().inspector().inspect()));
            if (cluster.isPresent()) {
                guide.say("Connected: " + TargetViews.sentence(cluster.get()) + ".");
                return Turn.ON;
            }
            Next next = guide.choose(
                    "The target does not answer as it should.",
                    List.of(
                            new Choice<>(Next.AGAIN, "Try again"),
                            new Choice<>(Next.ANOTHER, "Another connection string"),
                            new Choice<>(Next.ANYWAY, "Go on without it", "it is needed for setting it up")));
            switch (next) {
                case AGAIN -> {}
                case ANOTHER -> Secrets.ask(guide, InitCommand.TARGET);
                case ANYWAY -> {
                    return Turn.ON;
                }
            }
        }
    }

    private static void database(Guide guide) {
        Optional<SourceAddress> source = Addresses.source(guide);
        String present = Addresses.target(guide).map(TargetAddress::database).orElse("");
        String wanted = guide.ask("MongoDB database to write", present);
        if (!wanted.equals(present) && source.isPresent()) {
            guide.runBriefly(Addresses.init(source.get(), wanted));
        }
    }
}
