package io.reloquent.shell.command;

import io.reloquent.design.Finding;
import io.reloquent.design.Finding.Alike;
import io.reloquent.design.Finding.Severity;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Paragraph;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings for people and for programs, the gravest first.
final class FindingList {

    private static final int COLUMNS = 80;
    private static final String INDENT = "         ";

    /// One finding as `--output json` gives it.
    ///
    /// @param severity error, warning or note
    /// @param excerpt  lines that point at what is meant; empty where the message says all
    record View(String severity, String place, String message, String advice, String excerpt) {}

    private FindingList() {}

    static List<View> views(List<Finding> findings) {
        return sorted(findings)
                .map(f -> new View(written(f.severity()), f.place(), f.message(), f.advice(), f.excerpt()))
                .toList();
    }

    static String text(List<Finding> findings, Paint paint) {
        var text = new StringBuilder();
        Map<String, List<Finding>> alike = sorted(findings)
                .collect(Collectors.groupingBy(FindingList::kind, LinkedHashMap::new, Collectors.toList()));
        alike.values().forEach(group -> append(text, group.get(0), sentence(group), paint));
        return text.toString().stripLeading();
    }

    /// The same for findings that are said together.
    private static String kind(Finding finding) {
        return finding.alike().map(Alike::gist).orElseGet(finding::toString);
    }

    private static String sentence(List<Finding> group) {
        Finding first = group.get(0);
        if (group.size() == 1) {
            return sentence(first);
        }
        Alike alike = first.alike().orElseThrow();
        String subjects = group.stream()
                .flatMap(finding -> finding.alike().stream())
                .map(Alike::subject)
                .distinct()
                .collect(Collectors.joining(", "));
        return subjects + ": " + ended(alike.gist()) + " " + alike.advice();
    }

    private static String sentence(Finding finding) {
        return finding.place() + ": " + ended(finding.message()) + " " + finding.advice();
    }

    private static void append(StringBuilder text, Finding finding, String sentence, Paint paint) {
        String word = written(finding.severity());
        text.append('\n').append(painted(word, finding.severity(), paint));
        text.append(" ".repeat(INDENT.length() - word.length()));
        text.append(Paragraph.wrapped(sentence, COLUMNS - INDENT.length()).replace("\n", "\n" + INDENT));
        finding.excerpt()
                .lines()
                .forEach(line -> text.append('\n').append(INDENT).append("  ").append(line));
    }

    private static String ended(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    private static String painted(String word, Severity severity, Paint paint) {
        return switch (severity) {
            case ERROR -> paint.bad(word);
            case WARNING -> paint.doubtful(word);
            case NOTE -> paint.faint(word);
        };
    }

    private static Stream<Finding> sorted(List<Finding> findings) {
        return findings.stream().distinct().sorted(Comparator.comparing(Finding::severity));
    }

    private static String written(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
