package io.reloquent.faults;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// What was asked for on the command line.
///
/// @param only     part of the names of the cases to run; empty runs all
/// @param json     where to write every result; null writes none
/// @param together whether trials of different cases run at the same time
record Options(Extent extent, String only, @Nullable Path json, boolean together) {

    static final String USAGE = """
            usage: faults/run [--kills N] [--only NAME] [--json FILE] [--short]
              --kills N    how often the process is killed, for each of four designs; 200 unless told
              --only NAME  runs only the cases whose name contains this
              --json FILE  writes every result there
              --short      every fault about once, as the tests do""";

    private static final int KILLS = 200;

    /// @throws IllegalArgumentException with a sentence
    static Options read(String[] arguments) {
        int kills = 0;
        boolean brief = false;
        String only = "";
        Path json = null;
        Iterator<String> words = Arrays.asList(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--kills" -> kills = number(value(word, words));
                case "--only" -> only = value(word, words);
                case "--json" -> json = Path.of(value(word, words));
                case "--short" -> brief = true;
                default -> throw new IllegalArgumentException("There is no option " + word + ".");
            }
        }
        int usual = brief ? Extent.SHORT.kills() : KILLS;
        return new Options(new Extent(kills == 0 ? usual : kills, !brief), only, json, brief);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return words.next();
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--kills needs a number greater than 0, not " + text + ".");
    }
}
