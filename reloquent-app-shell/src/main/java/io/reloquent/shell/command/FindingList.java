package io.reloquent.shell.command;

import io.reloquent.design.FieldFinding.Lossy;
import io.reloquent.design.Finding;
import io.reloquent.design.Finding.Severity;
import io.reloquent.shell.terminal.Paint;
import io.reloquent.shell.terminal.Paragraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        Map<String, List<Lossy>> alike = alike(findings);
        sorted(findings).forEach(finding -> {
            String sentence = finding instanceof Lossy lossy ? sentence(alike.remove(lossy.loss())) : sentence(finding);
            if (!sentence.isEmpty()) {
                append(text, finding, sentence, paint);
            }
        });
        return text.toString().stripLeading();
    }

    /// What many columns lose in the same way is said once.
    private static Map<String, List<Lossy>> alike(List<Finding> findings) {
        Map<String, List<Lossy>> alike = new HashMap<>();
        sorted(findings).forEach(finding -> {
            if (finding instanceof Lossy lossy) {
                alike.computeIfAbsent(lossy.loss(), loss -> new ArrayList<>()).add(lossy);
            }
        });
        return alike;
    }

    private static String sentence(@Nullable List<Lossy> alike) {
        if (alike == null) {
            return "";
        }
        Lossy first = alike.get(0);
        if (alike.size() == 1) {
            return sentence((Finding) first);
        }
        List<String> places = alike.stream()
                .map(lossy -> lossy.place() + "." + lossy.column())
                .distinct()
                .toList();
        return "%s: %s. %s".formatted(String.join(", ", places), first.loss(), first.advice());
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
