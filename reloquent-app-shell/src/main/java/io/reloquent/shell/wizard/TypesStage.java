package io.reloquent.shell.wizard;

import io.reloquent.catalog.Catalog;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.UsedType;
import io.reloquent.session.Session;
import io.reloquent.shell.screen.Choice;
import io.reloquent.shell.terminal.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
            List<UsedType> types = guide.using(TypesStage::types);
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

    private static List<UsedType> types(Session session) {
        Catalog catalog = session.workspace().catalog().load().orElseThrow();
        return UsedType.all(catalog, choices(session));
    }

    private static TypeChoices choices(Session session) {
        return session.workspace().types().load().orElse(TypeChoices.NONE);
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
            guide.using(session -> {
                Map<String, BsonType> choices = new TreeMap<>(choices(session).byType());
                choices.put(type.name(), becomes);
                session.workspace().types().save(new TypeChoices(choices));
                return choices;
            });
        } catch (Away away) {
            if (away.turn() instanceof Turn.Leave) {
                throw away;
            }
        }
    }

    private static void edit(Guide guide) {
        String file = guide.using(session -> session.workspace().types().place());
        if (!Editor.edit(guide.console(), Path.of(file))) {
            guide.say("The editor could not be started; set EDITOR, or edit the file: " + file);
        }
    }
}
