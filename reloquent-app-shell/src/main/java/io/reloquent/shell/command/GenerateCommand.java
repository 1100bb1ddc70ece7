package io.reloquent.shell.command;

import io.reloquent.core.Generate.Generated;
import io.reloquent.core.Generate.Writer;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.sizing.GlueSize;
import java.nio.file.Path;
import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent generate`: writes the plan as files that Spark runs.
public final class GenerateCommand implements Verb {

    /// What `--output json` gives.
    record View(int version, String directory, String plan, List<String> files) {}

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "write the plan as files that Spark runs";
    }

    @Override
    public String explanation() {
        return "Writes a directory with a PySpark script that a person can read, and everything it needs to load the"
                + " documents of the plan on any Spark 3.5. None of the files holds a secret. What an earlier call wrote"
                + " is replaced.";
    }

    @Override
    public List<String> usages() {
        return List.of("DIRECTORY [--writer connector]");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(Verb.valued(
                "writer",
                "WRITER",
                "who writes the documents there: %s (native if not given)"
                        .formatted(String.join(" or ", Writer.names()))));
    }

    @Override
    public List<String> arguments() {
        return List.of("DIRECTORY");
    }

    @Override
    public int run(Invocation invocation) {
        Path directory = Path.of(invocation.argument(0)).toAbsolutePath().normalize();
        Writer writer =
                invocation.choice("writer", Writer.names(), Writer::named).orElse(Writer.NATIVE);
        try (Session session = invocation.session()) {
            Generated generated = session.generate().run(directory, writer);
            invocation.show(
                    new View(1, directory.toString(), generated.plan().hash(), generated.files()),
                    () -> String.join("\n", generated.files()));
            invocation.say("");
            invocation.say("%s for %s in %s; README.md says how to run them."
                    .formatted(
                            Figures.count(generated.files().size(), "file", "files"),
                            Figures.count(generated.plan().collections().size(), "collection", "collections"),
                            directory));
            if (generated.plan().bytes() > GlueSize.MOST_BYTES) {
                invocation.say(
                        "The tables have %s on disk. Glue is unlikely to come to an end with more than %s; use EMR."
                                .formatted(Figures.size(generated.plan().bytes()), Figures.size(GlueSize.MOST_BYTES)));
            }
            return 0;
        }
    }
}
