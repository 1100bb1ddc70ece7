package io.reloquent.shell.screen;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One line, until Enter is pressed or something has happened elsewhere.
final class WaitBox {

    private final Keys keys;
    private final String line;

    WaitBox(Keys keys, String line) {
        this.keys = keys;
        this.line = line;
    }

    Answer<Boolean> answer(BooleanSupplier happened) {
        keys.draw(line);
        try {
            while (true) {
                Optional<Key> key = keys.read(happened);
                if (key.isEmpty()) {
                    return new Answer.Given<>(true);
                }
                switch (key.get()) {
                    case Key.Named.ENTER -> {
                        return new Answer.Given<>(false);
                    }
                    case Key.Named.ESCAPE -> {
                        return new Answer.Back<>();
                    }
                    case Key.Named.INTERRUPT, Key.Named.END_OF_INPUT -> {
                        return new Answer.Leave<>();
                    }
                    default -> {}
                }
            }
        } finally {
            keys.draw("\r\n");
        }
    }
}
