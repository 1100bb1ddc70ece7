package io.reloquent.shell.interactive;

import io.reloquent.connection.Platform;
import io.reloquent.core.Generate.Writer;
import io.reloquent.design.Naming;
import io.reloquent.plan.SparkMethod;
import io.reloquent.run.OnFailure;
import io.reloquent.shell.command.CompletionCommand;
import io.reloquent.shell.terminal.OutputForm;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandOption;

/// What may stand where an option or an argument takes a value; the placeholder in its help tells.
final class Values {

    private final WorkspaceNames names;

    Values(WorkspaceNames names) {
        this.names = names;
    }

    /// @param some  what may stand there
    /// @param files whether names of files may
    /// @param lists whether several may, with commas between
    record Known(List<String> some, boolean files, boolean lists) {

        static final Known NOTHING = new Known(List.of(), false, false);

        static Known of(List<String> some) {
            return new Known(some, false, false);
        }

        /// Those that may stand there, given what is typed already.
        Stream<String> words(String typed) {
            int comma = lists ? typed.lastIndexOf(',') : -1;
            String before = typed.substring(0, comma + 1);
            return some.stream().map(word -> before + word);
        }
    }

    Known of(CommandOption option) {
        return switch (String.valueOf(option.longName())) {
            case "collection" -> Known.of(names.collections());
            case "existing" -> Known.of(List.of("keep", "drop"));
            default -> of(String.valueOf(option.value()));
        };
    }

    /// @param placeholder such as `COLLECTION`
    Known of(String placeholder) {
        return switch (placeholder) {
            case "COLLECTION" -> Known.of(names.collections());
            case "TABLE" -> Known.of(names.tables());
            case "FIELD" -> Known.of(names.fields());
            case "PATTERNS", "TABLE,TABLE" -> new Known(names.tables(), false, true);
            case "FILE", "DIRECTORY" -> new Known(List.of(), true, false);
            case "FORM" ->
                Known.of(Stream.of(OutputForm.values()).map(OutputForm::written).toList());
            case "DECISION" -> Known.of(OnFailure.names());
            case "PLATFORM" -> Known.of(Platform.names());
            case "ENGINE" -> Known.of(SparkMethod.names());
            case "WRITER" -> Known.of(Writer.names());
            case "NAMING" ->
                Known.of(Stream.of(Naming.values()).map(Naming::written).toList());
            case "SHELL" -> Known.of(CompletionCommand.SHELLS);
            default -> Known.NOTHING;
        };
    }
}
