package io.reloquent.shell.command;

import io.reloquent.core.ChooseColumnTypes.TypedColumn;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.UsedType;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Questions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks which types are to become something else, one after the other, and keeps each answer at once.
final class TypeQuestions {

    private final Invocation invocation;
    private final Session session;

    TypeQuestions(Invocation invocation, Session session) {
        this.invocation = invocation;
        this.session = session;
    }

    void ask() {
        invocation.say("");
        invocation.say("Name a type of the source, or a column as schema.table.column; an empty line ends.");
        try (Questions questions = invocation.questions()) {
            for (String name = questions.ask("Change", ""); !name.isEmpty(); name = questions.ask("Change", "")) {
                try {
                    change(name, questions);
                } catch (YoursToFix refused) {
                    invocation.say(refused.getMessage() + " " + refused.next());
                }
            }
        }
    }

    private void change(String name, Questions questions) {
        Optional<UsedType> type = session.types().current().stream()
                .filter(used -> used.name().equals(name))
                .findFirst();
        if (type.isEmpty()) {
            refuseUnknown(name);
        }
        String present = type.map(used -> used.chosen().written()).orElse("");
        String answer = questions.ask("  " + name + " becomes", present);
        if (answer.isEmpty() || answer.equals(present)) {
            return;
        }
        BsonType chosen = TypeChanges.type(answer);
        List<String> losses = type.isPresent() ? lossesOfType(name, chosen) : lossesOfColumn(name, chosen);
        losses.forEach(loss -> invocation.say("  Lost by it: " + loss + "."));
        if (losses.isEmpty() || questions.confirm("  Take it all the same?")) {
            keep(name, chosen, type.isPresent());
            invocation.say("  %s becomes %s.".formatted(name, chosen.written()));
        }
    }

    /// Before it is asked what it becomes. A column's name has dots.
    private void refuseUnknown(String name) {
        if (name.contains(".")) {
            session.columnTypes().considering(Map.of(name, Optional.empty()));
        } else {
            session.types().considering(Map.of(name, BsonType.STRING));
        }
    }

    private void keep(String name, BsonType chosen, boolean isType) {
        if (isType) {
            session.types().choose(Map.of(name, chosen));
        } else {
            session.columnTypes().choose(Map.of(name, Optional.of(chosen)));
        }
    }

    private List<String> lossesOfType(String name, BsonType chosen) {
        return session.types().considering(Map.of(name, chosen)).stream()
                .filter(used -> used.name().equals(name))
                .findFirst()
                .map(UsedType::losses)
                .orElse(List.of());
    }

    private List<String> lossesOfColumn(String name, BsonType chosen) {
        return session.columnTypes().considering(Map.of(name, Optional.of(chosen))).stream()
                .findFirst()
                .map(TypedColumn::losses)
                .orElse(List.of());
    }
}
