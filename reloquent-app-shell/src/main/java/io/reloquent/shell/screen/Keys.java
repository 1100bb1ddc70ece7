package io.reloquent.shell.screen;

import io.reloquent.shell.screen.Key.Named;
import io.reloquent.shell.screen.Key.Typed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// The keyboard of a terminal, key by key, until it is closed. Ctrl-C is a key among others meanwhile.
///
/// JLine's own key maps take an unknown sequence for Escape and some letters; F5 must not go back.
final class Keys implements AutoCloseable {

    /// How long after Escape more of a sequence may come; a slow line may part them.
    private static final long SEQUENCE_MILLISECONDS = 150;

    private static final long LOOK_MILLISECONDS = 200;
    private static final int INTERRUPTED = NonBlockingReader.READ_EXPIRED;
    private static final int ESCAPE = 27;

    private final Terminal terminal;
    private final Attributes before;

    Keys(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        Attributes raw = new Attributes(terminal.getAttributes());
        raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
        terminal.setAttributes(raw);
    }

    /// Standard input, and the error stream to draw on. Signals stay with the process. Whatever the terminal can show,
    /// its keys can be read one by one; of one that calls itself dumb, JLine would not believe it.
    static Keys ofThisTerminal() {
        try {
            return new Keys(TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                    .type("ansi")
                    .nativeSignals(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int columns() {
        int columns = terminal.getWidth();
        return columns > 0 ? columns : 80;
    }

    int lines() {
        int lines = terminal.getHeight();
        return lines > 0 ? lines : 24;
    }

    void draw(String text) {
        terminal.writer().print(text);
        terminal.writer().flush();
    }

    Key read() {
        try {
            return key(terminal.reader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next key, or nothing once something has happened.
    Optional<Key> read(BooleanSupplier happened) {
        try {
            NonBlockingReader reader = terminal.reader();
            while (reader.peek(LOOK_MILLISECONDS) == NonBlockingReader.READ_EXPIRED
                    && !Thread.currentThread().isInterrupted()) {
                if (happened.getAsBoolean()) {
                    return Optional.empty();
                }
            }
            return Optional.of(key(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Key key(NonBlockingReader reader) throws IOException {
        int c = pressed(reader);
        return switch (c) {
            case INTERRUPTED -> Named.INTERRUPT;
            case -1, 4 -> Named.END_OF_INPUT;
            case 1 -> Named.SELECT_ALL;
            case 3 -> Named.INTERRUPT;
            case 8, 127 -> Named.BACKSPACE;
            case 10, 13 -> Named.ENTER;
            case 14 -> Named.DOWN;
            case 16 -> Named.UP;
            case 21 -> Named.CLEAR;
            case ESCAPE -> sequence(reader);
            default -> c < ' ' ? Named.UNKNOWN : typed((char) c, reader);
        };
    }

    /// Waits for a key, or for the thread to be interrupted: Ctrl-C just before a question is a signal yet.
    private static int pressed(NonBlockingReader reader) throws IOException {
        int c = INTERRUPTED;
        while (c == INTERRUPTED && !Thread.currentThread().isInterrupted()) {
            c = reader.read(LOOK_MILLISECONDS);
        }
        return c;
    }

    private static Key typed(char first, NonBlockingReader reader) throws IOException {
        return Character.isHighSurrogate(first)
                ? new Typed("" + first + (char) reader.read())
                : new Typed(String.valueOf(first));
    }

    private static Key sequence(NonBlockingReader reader) throws IOException {
        int next = reader.peek(SEQUENCE_MILLISECONDS);
        if (next < ' ') {
            return Named.ESCAPE;
        }
        reader.read();
        if (next != '[' && next != 'O') {
            return Named.UNKNOWN;
        }
        var parameters = new StringBuilder();
        int c = reader.read(SEQUENCE_MILLISECONDS);
        while (c >= ' ' && c < '@') {
            parameters.append((char) c);
            c = reader.read(SEQUENCE_MILLISECONDS);
        }
        return named((char) c, parameters.toString());
    }

    private static Key named(char last, String parameters) {
        return switch (last) {
            case 'A' -> Named.UP;
            case 'B' -> Named.DOWN;
            case 'C' -> Named.RIGHT;
            case 'D' -> Named.LEFT;
            case 'H' -> Named.HOME;
            case 'F' -> Named.END;
            case '~' ->
                switch (parameters) {
                    case "1", "7" -> Named.HOME;
                    case "3" -> Named.DELETE;
                    case "4", "8" -> Named.END;
                    case "5" -> Named.PAGE_UP;
                    case "6" -> Named.PAGE_DOWN;
                    default -> Named.UNKNOWN;
                };
            default -> Named.UNKNOWN;
        };
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
