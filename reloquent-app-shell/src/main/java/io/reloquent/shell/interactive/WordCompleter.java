package io.reloquent.shell.interactive;

import io.reloquent.shell.command.Invocation;
import io.reloquent.shell.command.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.springframework.shell.core.command.CommandOption;

/// Completes commands, options and their values.
final class WordCompleter implements Completer {

    private final List<Verb> verbs;
    private final Values values;

    WordCompleter(List<Verb> verbs, WorkspaceNames names) {
        this.verbs = List.copyOf(verbs);
        this.values = new Values(names);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        boolean helps = line.wordIndex() == 1 && line.words().getFirst().equals("help");
        if (line.wordIndex() == 0 || helps) {
            // Of a command of two words, the first; what it says stands at the second.
            verbs.stream()
                    .map(verb -> verb.name().contains(" ")
                            ? new Candidate(verb.name().substring(0, verb.name().indexOf(' ')))
                            : described(verb.name(), verb.summary()))
                    .forEach(candidates::add);
            if (!helps) {
                candidates.add(described("help", "list the commands, or explain one"));
                candidates.add(described("exit", "leave"));
            }
            return;
        }
        String first = line.words().getFirst() + " ";
        if (line.wordIndex() == 1) {
            verbs.stream()
                    .filter(verb -> verb.name().startsWith(first))
                    .forEach(verb -> candidates.add(described(verb.name().substring(first.length()), verb.summary())));
        }
        String typed = String.join(" ", line.words()) + " ";
        verbs.stream()
                .filter(verb -> typed.startsWith(verb.name() + " "))
                .findFirst()
                .ifPresent(verb -> of(verb, reader, line, candidates));
    }

    private void of(Verb verb, LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<CommandOption> options = Stream.concat(verb.options().stream(), Invocation.COMMON.stream())
                .toList();
        String word = line.word();
        String before = line.words().get(line.wordIndex() - 1);
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            option(options, word.substring(0, equals))
                    .ifPresent(option -> values.of(option)
                            .words(word.substring(equals + 1))
                            .forEach(value -> candidates.add(new Candidate(word.substring(0, equals + 1) + value))));
            return;
        }
        Optional<CommandOption> waiting = option(options, before).filter(option -> option.type() != boolean.class);
        if (waiting.isPresent()) {
            add(values.of(waiting.get()), reader, line, candidates);
            return;
        }
        if (!word.startsWith("-") && !verb.arguments().isEmpty()) {
            int given = arguments(line, options) - (verb.name().split(" ").length - 1);
            if (given < verb.arguments().size()) {
                add(values.of(verb.arguments().get(given)), reader, line, candidates);
            }
        }
        options.stream()
                .filter(option -> Verb.isRepeatable(option)
                        || !line.words().contains("--" + option.longName())
                        || isOf(word, option))
                .forEach(option ->
                        candidates.add(described("--" + option.longName(), String.valueOf(option.description()))));
    }

    private static boolean isOf(String word, CommandOption option) {
        return word.equals("--" + option.longName());
    }

    /// How many words before this one are neither the command, nor options, nor their values.
    private static int arguments(ParsedLine line, List<CommandOption> options) {
        int arguments = 0;
        List<String> words = line.words().subList(1, line.wordIndex());
        for (int i = 0; i < words.size(); i++) {
            boolean value = i > 0
                    && option(options, words.get(i - 1))
                            .filter(o -> o.type() != boolean.class)
                            .isPresent();
            arguments += words.get(i).startsWith("-") || value ? 0 : 1;
        }
        return arguments;
    }

    private static void add(Values.Known known, LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (known.files()) {
            new FileNameCompleter().complete(reader, line, candidates);
        }
        known.words(line.word()).forEach(value -> candidates.add(new Candidate(value)));
    }

    private static Optional<CommandOption> option(List<CommandOption> options, String word) {
        return options.stream()
                .filter(option -> word.equals("--" + option.longName()))
                .findFirst();
    }

    private static Candidate described(String word, String description) {
        List<String> sentence = new ArrayList<>(List.of(description.split("[;(]", 2)));
        return new Candidate(word, word, null, sentence.getFirst().strip(), null, null, true);
    }
}
