package io.reloquent.shell.wizard;

import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.UsedType;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.terminal.Rows;
import java.util.List;
import java.util.Map;

/// What becomes of the source's types.
final class TypesStage implements Stage {

    private enum Next {
        ACCEPT,
        CHANGE,
        EDIT
    }

    @Override
    public Turn visit(Guide guide) {
        while (true) {
            List<UsedType> types = guide.using(session -> session.types().current());
            guide.show(table(types).render(guide.columns()));
            guide.show("");
            Next next = guide.choose(
                    "What about these types?",
                    List.of(
                            new Choice<>(Next.ACCEPT, "Accept them"),
                            new Choice<>(Next.CHANGE, "Change one"),
                            new Choice<>(Next.EDIT, "Edit type-mapping.yaml", "in " + Editor.name(guide.console()))));
            switch (next) {
                case ACCEPT -> {
                    return Turn.ON;
                }
                case CHANGE -> change(guide, types);
                case EDIT -> edit(guide);
            }
        }
    }

    private static Rows table(List<UsedType> types) {
        var rows = new Rows("Type", ">Columns", "Becomes", "What documents do not hold of it");
        types.forEach(type -> rows.add(
                type.name(),
                String.valueOf(type.columns()),
                type.chosen().written(),
                String.join("; ", type.losses())));
        return rows;
    }

    private static void change(Guide guide, List<UsedType> types) {
        try {
            UsedType type = guide.choose(
                    "Which type?",
                    types.stream()
                            .filter(one -> one.possible().size() > 1)
                            .map(one ->
                                    new Choice<>(one, one.name(), one.chosen().written()))
                            .toList());
            BsonType becomes = guide.choose(
                    "What should " + type.name() + " become?",
                    type.possible().stream()
                            .map(one -> new Choice<>(one, one.written(), one == type.chosen() ? "as it is" : ""))
                            .toList());
            guide.using(session -> session.types().choose(Map.of(type.name(), becomes)));
        } catch (Away away) {
            away.staysInside();
        }
    }

    private static void edit(Guide guide) {
        String file = guide.using(session -> session.workspace().types().place());
        Editor.open(guide, file);
    }
}
