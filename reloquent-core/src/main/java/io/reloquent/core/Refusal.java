package io.reloquent.core;

import io.reloquent.design.Finding;
import io.reloquent.fault.Problem;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.Planning;
import java.util.List;
import java.util.stream.Collectors;

/// Says no to a design that cannot be carried out, with every reason at once.
final class Refusal {

    private Refusal() {}

    static void ifErrors(Planning planning) {
        ifAny(planning.errors());
    }

    static void ifAny(List<Finding> found) {
        var errors = found.stream().distinct().toList();
        if (!errors.isEmpty()) {
            String reasons = errors.stream().map(Refusal::line).collect(Collectors.joining("\n"));
            String count = errors.size() == 1 ? "a problem" : errors.size() + " problems";
            List<Problem> problems = errors.stream()
                    .map(f -> new Problem(0, f.place(), f.message(), f.advice()))
                    .toList();
            throw YoursToFix.usage(
                    "The design has " + count + ":\n" + reasons,
                    "Change the mapping, and run the command again.",
                    problems);
        }
    }

    private static String line(Finding finding) {
        String sentence = "  " + finding.place() + ": " + finding.message() + " " + finding.advice();
        return finding.excerpt().lines().map(line -> "\n      " + line).collect(Collectors.joining("", sentence, ""));
    }
}
