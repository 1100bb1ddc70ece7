package io.reloquent.shell.wizard;

import io.reloquent.shell.screen.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Some lines to fill in one after the other; Escape goes back to the one before.
final class Form {

    /// One of them.
    ///
    /// @param otherwise what an empty line means
    /// @param problem   what is wrong with an answer, if anything is
    record Field(String name, String question, String otherwise, Function<String, Optional<String>> problem) {}

    private Form() {}

    /// The answers by the names of their fields.
    static Map<String, String> fill(Guide guide, List<Field> fields) {
        Map<String, String> answers = new HashMap<>();
        int at = 0;
        while (at < fields.size()) {
            Field field = fields.get(at);
            String present = answers.getOrDefault(field.name(), field.otherwise());
            Answer<String> answer = guide.screen().ask(field.question(), present);
            if (answer instanceof Answer.Back<String> && at > 0) {
                at--;
                continue;
            }
            String text = Guide.given(answer);
            Optional<String> problem = field.problem().apply(text);
            problem.ifPresent(guide::say);
            if (problem.isEmpty()) {
                answers.put(field.name(), text);
                at++;
            }
        }
        return answers;
    }

    static Optional<String> required(String text) {
        return text.isBlank() ? Optional.of("There must be something.") : Optional.empty();
    }

    static Optional<String> port(String text) {
        boolean port = text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65_535;
        return port ? Optional.empty() : Optional.of("A port is a number from 1 to 65535.");
    }
}
