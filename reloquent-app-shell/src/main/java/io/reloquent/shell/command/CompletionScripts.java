package io.reloquent.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandOption;

/// Scripts by which shells complete the program's commands and options, and names of files where a value stands.
final class CompletionScripts {

    private final List<Verb> verbs;

    CompletionScripts(List<Verb> verbs) {
        this.verbs = List.copyOf(verbs);
    }

    String bash() {
        String cases = byFirstWord().entrySet().stream()
                .map(entry -> "      %s) %s ;;\n".formatted(entry.getKey(), bash(entry.getValue())))
                .collect(Collectors.joining());
        return """
                _reloquent() {
                  local current="${COMP_WORDS[COMP_CWORD]}" words=""
                  if [ "$COMP_CWORD" -eq 1 ]; then
                    words="%s --help --version"
                  else
                    case "${COMP_WORDS[1]}" in
                %s    esac
                  fi
                  COMPREPLY=($(compgen -W "$words" -- "$current"))
                  if [ "${#COMPREPLY[@]}" -eq 0 ] && [ "${current:0:1}" != "-" ]; then
                    COMPREPLY=($(compgen -f -- "$current"))
                  fi
                }
                complete -o filenames -F _reloquent reloquent
                """.formatted(String.join(" ", byFirstWord().keySet()), cases);
    }

    /// What completes the commands that share a first word.
    private static String bash(List<Verb> verbs) {
        if (!isGroup(verbs)) {
            return bashOptions(verbs.get(0));
        }
        String seconds = verbs.stream().map(CompletionScripts::lastWord).collect(Collectors.joining(" "));
        String cases = verbs.stream()
                .map(verb -> " %s) %s ;;".formatted(lastWord(verb), bashOptions(verb)))
                .collect(Collectors.joining());
        return "if [ \"$COMP_CWORD\" -eq 2 ]; then words=\"%s\"; else case \"${COMP_WORDS[2]}\" in%s esac; fi"
                .formatted(seconds, cases);
    }

    private static String bashOptions(Verb verb) {
        return "words=\"%s\""
                .formatted(options(verb).stream().map(CompletionScripts::name).collect(Collectors.joining(" ")));
    }

    String zsh() {
        String commands = byFirstWord().entrySet().stream()
                .map(entry -> "    %s\n".formatted(quoted(entry.getKey() + ":" + summary(entry.getValue()))))
                .collect(Collectors.joining());
        String cases = byFirstWord().entrySet().stream()
                .map(entry -> "    %s)\n%s ;;\n".formatted(entry.getKey(), zsh(entry.getValue())))
                .collect(Collectors.joining());
        return """
                #compdef reloquent
                _reloquent() {
                  local -a commands=(
                %s  )
                  if (( CURRENT == 2 )); then
                    _describe command commands
                    return
                  fi
                  local command=$words[2]
                  shift words
                  (( CURRENT-- ))
                  case $command in
                %s  esac
                }
                compdef _reloquent reloquent
                """.formatted(commands, cases);
    }

    private static String zsh(List<Verb> verbs) {
        if (!isGroup(verbs)) {
            return zshOptions(verbs.get(0));
        }
        String seconds = verbs.stream()
                .map(verb -> quoted(lastWord(verb) + ":" + verb.summary()))
                .collect(Collectors.joining(" "));
        String cases = verbs.stream()
                .map(verb -> "        %s)\n    %s ;;\n".formatted(lastWord(verb), zshOptions(verb)))
                .collect(Collectors.joining());
        return """
                      if (( CURRENT == 2 )); then
                        local -a seconds=(%s)
                        _describe command seconds
                        return
                      fi
                      local second=$words[2]
                      shift words
                      (( CURRENT-- ))
                      case $second in
                %s      esac""".formatted(seconds, cases);
    }

    private static String zshOptions(Verb verb) {
        return "      _arguments %s '*:file:_files'"
                .formatted(options(verb).stream().map(CompletionScripts::zsh).collect(Collectors.joining(" ")));
    }

    String fish() {
        var script = new StringBuilder("complete -c reloquent -e\n");
        byFirstWord().forEach((word, group) -> {
            script.append("complete -c reloquent -n __fish_use_subcommand -f -a %s -d %s\n"
                    .formatted(word, quoted(summary(group))));
            if (isGroup(group)) {
                String seconds = group.stream().map(CompletionScripts::lastWord).collect(Collectors.joining(" "));
                group.forEach(verb -> script.append(
                        "complete -c reloquent -n '__fish_seen_subcommand_from %s; and not __fish_seen_subcommand_from %s' -f -a %s -d %s\n"
                                .formatted(word, seconds, lastWord(verb), quoted(verb.summary()))));
            }
        });
        for (Verb verb : verbs) {
            String seen = Stream.of(verb.name().split(" "))
                    .map("__fish_seen_subcommand_from "::concat)
                    .collect(Collectors.joining("; and "));
            for (CommandOption option : options(verb)) {
                script.append("complete -c reloquent -n '%s' -l %s%s -d %s\n"
                        .formatted(
                                seen,
                                option.longName(),
                                isFlag(option) ? "" : " -r",
                                quoted(Objects.requireNonNullElse(option.description(), ""))));
            }
        }
        return script.toString();
    }

    private Map<String, List<Verb>> byFirstWord() {
        return verbs.stream()
                .collect(Collectors.groupingBy(
                        verb -> verb.name().split(" ")[0], LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean isGroup(List<Verb> verbs) {
        return verbs.get(0).name().contains(" ");
    }

    private static String summary(List<Verb> verbs) {
        return isGroup(verbs)
                ? verbs.stream().map(CompletionScripts::lastWord).collect(Collectors.joining(", "))
                : verbs.get(0).summary();
    }

    private static String lastWord(Verb verb) {
        return verb.name().substring(verb.name().indexOf(' ') + 1);
    }

    private static String zsh(CommandOption option) {
        String value = isFlag(option) ? "" : ":value:_files";
        // A bracket or a colon ends a description in zsh.
        String description =
                Objects.requireNonNullElse(option.description(), "").replaceAll("[\\[\\]:\\\\]", " ");
        return quoted((Verb.isRepeatable(option) ? "*" : "") + name(option) + "[" + description + "]" + value);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean isFlag(CommandOption option) {
        return option.type() == boolean.class;
    }

    private static String name(CommandOption option) {
        return "--" + option.longName();
    }

    private static List<CommandOption> options(Verb verb) {
        List<CommandOption> options = new ArrayList<>(verb.options());
        options.addAll(Invocation.COMMON);
        return options;
    }
}
