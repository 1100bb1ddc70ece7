package io.reloquent.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.shell.core.command.CommandOption;

/// Scripts by which shells complete the program's commands and options, and names of files where a value stands.
final class CompletionScripts {

    private final List<Verb> verbs;

    CompletionScripts(List<Verb> verbs) {
        this.verbs = List.copyOf(verbs);
    }

    String bash() {
        String cases = verbs.stream()
                .map(verb -> "      %s) words=\"%s\" ;;\n"
                        .formatted(
                                verb.name(),
                                options(verb).stream()
                                        .map(CompletionScripts::name)
                                        .collect(Collectors.joining(" "))))
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
                """.formatted(verbs.stream().map(Verb::name).collect(Collectors.joining(" ")), cases);
    }

    String zsh() {
        String commands = verbs.stream()
                .map(verb -> "    %s\n".formatted(quoted(verb.name() + ":" + verb.summary())))
                .collect(Collectors.joining());
        String cases = verbs.stream()
                .map(verb -> "    %s)\n      _arguments %s '*:file:_files' ;;\n"
                        .formatted(
                                verb.name(),
                                options(verb).stream()
                                        .map(CompletionScripts::zsh)
                                        .collect(Collectors.joining(" "))))
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

    String fish() {
        var script = new StringBuilder("complete -c reloquent -e\n");
        for (Verb verb : verbs) {
            script.append("complete -c reloquent -n __fish_use_subcommand -f -a %s -d %s\n"
                    .formatted(verb.name(), quoted(verb.summary())));
        }
        for (Verb verb : verbs) {
            for (CommandOption option : options(verb)) {
                script.append("complete -c reloquent -n '__fish_seen_subcommand_from %s' -l %s%s -d %s\n"
                        .formatted(
                                verb.name(),
                                option.longName(),
                                isFlag(option) ? "" : " -r",
                                quoted(Objects.requireNonNullElse(option.description(), ""))));
            }
        }
        return script.toString();
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
