package io.reloquent.shell.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Asks the person at the terminal, line by line.
public final class Questions implements AutoCloseable {

    private final Terminal terminal;
    private final LineReader reader;

    public Questions() {
        try {
            terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
    }

    /// The answer, or what stands there already if the answer is an empty line.
    ///
    /// @throws CancellationException if the person leaves with Ctrl-C or Ctrl-D
    public String ask(String question, String otherwise) {
        String hint = otherwise.isEmpty() ? "" : " [" + otherwise + "]";
        try {
            String answer = reader.readLine("  " + question + hint + ": ").strip();
            return answer.isEmpty() ? otherwise : answer;
        } catch (UserInterruptException | EndOfFileException left) {
            throw new CancellationException("interrupted");
        }
    }

    public boolean confirm(String question) {
        return ask(question + " (yes/no)", "no").toLowerCase(Locale.ROOT).matches("y|yes");
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
