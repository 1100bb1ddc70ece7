package io.reloquent.shell.command;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.selection.Selection;
import io.reloquent.session.Session;
import io.reloquent.shell.screen.Answer;
import io.reloquent.shell.screen.Screen;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Rows;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent select`: chooses the tables that take part.
public final class SelectCommand implements Verb {

    /// What `--output json` gives.
    ///
    /// @param orphaned foreign keys to tables that are not chosen
    record View(int version, List<String> tables, long rows, long bytes, List<OrphanView> orphaned, String file) {}

    record OrphanView(String foreignKey, String table, String pointsAt) {}

    @Override
    public String name() {
        return "select";
    }

    @Override
    public String summary() {
        return "choose the tables that take part";
    }

    @Override
    public String explanation() {
        return "Chooses tables by name. In a pattern * stands for any text and ? for one character; one with a dot"
                + " matches schema and table, one without matches in every schema."
                + " Without an option it shows the tables on a terminal, to pick from.";
    }

    @Override
    public List<String> usages() {
        return List.of("", "--all", "--tables 'order_*,crm.*'");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag("all", "every table that holds rows of its own"),
                Verb.valued("tables", "PATTERNS", "the tables that match one of them, with commas"));
    }

    @Override
    public int run(Invocation invocation) {
        boolean said = invocation.has("all") || invocation.has("tables");
        if (invocation.has("all") && invocation.has("tables")) {
            throw notSaid("--all and --tables exclude each other.");
        }
        if (!said && !invocation.asks()) {
            throw notSaid("Which tables is not said.");
        }
        try (Session session = invocation.session()) {
            Selection selection = said ? asSaid(invocation, session) : picked(invocation, session);
            Catalog catalog = session.workspace().catalog().load().orElseThrow();
            String file = session.workspace().selection().place();
            List<Table> tables = selection.tables().stream().map(catalog::table).toList();
            invocation.show(
                    view(selection, catalog, tables, file),
                    () -> table(tables).render(invocation.console().tableColumns()));
            invocation.say("");
            invocation.say("%s chosen, %s rows, %s. Kept in %s"
                    .formatted(
                            Figures.count(tables.size(), "table", "tables"),
                            Figures.count(rows(tables)),
                            Figures.size(bytes(tables)),
                            file));
            selection.orphaned(catalog).forEach(key -> invocation.warn(orphaned(key)));
            invocation.next("design --suggest");
            return 0;
        }
    }

    private static YoursToFix notSaid(String why) {
        return YoursToFix.usage(why, "Say --all, or --tables with patterns such as 'order_*,crm.*'.");
    }

    private static Selection asSaid(Invocation invocation, Session session) {
        return invocation
                .value("tables")
                .map(patterns -> session.select().matching(split(patterns)))
                .orElseGet(() -> session.select().everything());
    }

    private static Selection picked(Invocation invocation, Session session) {
        Catalog catalog = session.select().catalog();
        Selection present = session.workspace().selection().load().orElseGet(() -> Selection.everything(catalog));
        return switch (Screen.on(invocation.console()).pick(new TablePicking(catalog, present))) {
            case Answer.Given<List<TableName>> given -> session.select().these(given.value());
            case Answer.Back<List<TableName>> back -> throw left();
            case Answer.Leave<List<TableName>> leave -> throw left();
        };
    }

    private static CancellationException left() {
        return new CancellationException("Interrupted: nothing was chosen.");
    }

    private static List<String> split(String patterns) {
        return Stream.of(patterns.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    private static String orphaned(ForeignKey key) {
        return "%s (%s) points at %s, which is not chosen: those values will point at nothing."
                .formatted(key.child(), String.join(", ", key.from()), key.parent());
    }

    private static Rows table(List<Table> tables) {
        var rows = new Rows("Table", ">Rows", ">Size");
        tables.forEach(
                table -> rows.add(table.name().toString(), Figures.rows(table.rows()), Figures.size(table.bytes())));
        return rows;
    }

    static long rows(List<Table> tables) {
        return tables.stream().mapToLong(table -> table.rows().rows()).sum();
    }

    static long bytes(List<Table> tables) {
        return tables.stream().mapToLong(Table::bytes).sum();
    }

    private static View view(Selection selection, Catalog catalog, List<Table> tables, String file) {
        List<OrphanView> orphaned = selection.orphaned(catalog).stream()
                .map(key -> new OrphanView(
                        key.name(), key.child().toString(), key.parent().toString()))
                .toList();
        List<String> names =
                selection.tables().stream().map(TableName::toString).toList();
        return new View(1, names, rows(tables), bytes(tables), orphaned, file);
    }
}
