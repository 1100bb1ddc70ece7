package io.reloquent.shell.command;

import io.reloquent.core.ChooseColumnTypes.TypedColumn;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.UsedType;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Rows;
import java.util.List;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent config type-mapping`: shows what the source's types become, and changes it.
public final class ConfigTypeMappingCommand implements Verb {

    /// What `--output json` gives.
    ///
    /// @param columns those with a type of their own
    record View(int version, List<TypeView> types, List<ColumnView> columns) {}

    /// @param columns how many columns are of the type
    /// @param from    `default` or `type-mapping.yaml`
    record TypeView(
            String type, int columns, String becomes, String from, List<String> possible, List<String> losses) {}

    record ColumnView(String column, String type, String becomes, List<String> possible, List<String> losses) {}

    @Override
    public String name() {
        return "config type-mapping";
    }

    @Override
    public String summary() {
        return "show what the source's types become, and change it";
    }

    @Override
    public String explanation() {
        return "Shows which type of the source becomes which type of BSON, where that is chosen, what else there is and"
                + " what is lost by it. --type changes it for all columns of a type, in type-mapping.yaml; --column for"
                + " one column, in mapping.yaml. On a terminal, and without options, it asks.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--type numeric=string", "--column shop.orders.total=double", "--reset");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.repeated("type", "TYPE=BSON", "what all columns of a type become; may be repeated"),
                Verb.repeated(
                        "column",
                        "COLUMN=BSON",
                        "what one column becomes; nothing after the = gives it back to its type; may be repeated"),
                Verb.flag("reset", "gives every type its default again, before other changes"));
    }

    @Override
    public int run(Invocation invocation) {
        try (Session session = invocation.session()) {
            var changes = TypeChanges.of(invocation);
            changes.apply(session);
            List<UsedType> types = session.types().current();
            List<TypedColumn> columns = session.columnTypes().current();
            invocation.show(
                    view(types, columns),
                    () -> table(types, columns).render(invocation.console().tableColumns()));
            if (changes.isEmpty() && invocation.asks() && invocation.isForPeople()) {
                new TypeQuestions(invocation, session).ask();
            }
            invocation.say("");
            invocation.say("Kept in " + session.workspace().types().place());
            invocation.next(session.workspace().model().load().isPresent() ? "plan" : "select --all");
            return 0;
        }
    }

    private static Rows table(List<UsedType> types, List<TypedColumn> columns) {
        var rows = new Rows("Source type", ">Columns", "Becomes", "From", "To know");
        types.forEach(type -> rows.add(
                type.name(),
                String.valueOf(type.columns()),
                type.chosen().written(),
                from(type),
                toKnow(type.chosen(), type.possible(), type.losses())));
        columns.forEach(column -> rows.add(
                column.name() + " " + column.declared(),
                "1",
                column.chosen().written(),
                "mapping.yaml",
                toKnow(column.chosen(), column.possible(), column.losses())));
        return rows;
    }

    private static String from(UsedType type) {
        return type.chosen() == type.possible().get(0) ? "default" : "type-mapping.yaml";
    }

    private static String toKnow(BsonType chosen, List<BsonType> possible, List<String> losses) {
        List<String> others = possible.stream()
                .filter(other -> other != chosen)
                .map(BsonType::written)
                .toList();
        String or = others.isEmpty() ? "" : "or " + String.join(", ", others);
        String lost = String.join("; ", losses);
        return or.isEmpty() || lost.isEmpty() ? or + lost : lost + "; " + or;
    }

    private static View view(List<UsedType> types, List<TypedColumn> columns) {
        return new View(
                1,
                types.stream()
                        .map(type -> new TypeView(
                                type.name(),
                                type.columns(),
                                type.chosen().written(),
                                from(type),
                                written(type.possible()),
                                type.losses()))
                        .toList(),
                columns.stream()
                        .map(column -> new ColumnView(
                                column.name(),
                                column.declared(),
                                column.chosen().written(),
                                written(column.possible()),
                                column.losses()))
                        .toList());
    }

    private static List<String> written(List<BsonType> types) {
        return types.stream().map(BsonType::written).toList();
    }
}
