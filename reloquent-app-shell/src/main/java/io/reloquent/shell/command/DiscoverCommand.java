package io.reloquent.shell.command;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.RowCount.Basis;
import io.reloquent.catalog.Table;
import io.reloquent.session.Session;
import io.reloquent.shell.terminal.Figures;
import io.reloquent.shell.terminal.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent discover`: reads the source's schema.
public final class DiscoverCommand implements Verb {

    private static final String BUDGET = "20";

    /// What `--output json` gives.
    record View(int version, String source, String database, List<TableView> tables, int foreignKeys, String file) {}

    /// @param basis how the rows are known: counted, statistics, pages or unknown
    record TableView(String name, String kind, long rows, String basis, long bytes, int foreignKeys) {}

    @Override
    public String name() {
        return "discover";
    }

    @Override
    public String summary() {
        return "read the source's schema, row counts and sizes";
    }

    @Override
    public String explanation() {
        return "Reads the source's catalog over one read-only connection and keeps it as source-schema.yaml. Rows are"
                + " counted where that is quick; ~ marks an estimate.";
    }

    @Override
    public List<String> usages() {
        return List.of("--direct", "--direct --count-budget 120");
    }

    @Override
    public List<CommandOption> options() {
        return List.of(
                Verb.flag("direct", "over a connection of its own; the only way so far, and so the default"),
                Verb.valued("count-budget", "SECONDS", "how long rows may be counted; 20 unless given"));
    }

    @Override
    public int run(Invocation invocation) {
        long seconds = Invocation.wholeNumber(
                "count-budget", invocation.value("count-budget").orElse(BUDGET));
        try (Session session = invocation.session()) {
            session.warnings().forEach(invocation::warn);
            Catalog catalog = session.discover().run(Duration.ofSeconds(Math.max(0, seconds)));
            String file = session.workspace().catalog().place();
            invocation.show(
                    view(catalog, file),
                    () -> table(catalog).render(invocation.console().tableColumns()));
            invocation.say("");
            invocation.say("%s %s: %s, %s."
                    .formatted(
                            catalog.source(),
                            catalog.database(),
                            Figures.count(catalog.tables().size(), "table", "tables"),
                            Figures.count(catalog.foreignKeys().size(), "foreign key", "foreign keys")));
            if (catalog.tables().stream().anyMatch(DiscoverCommand::isEstimated)) {
                invocation.say(
                        "~ is an estimate: by the source's statistics, or by pages where it was never analysed.");
            }
            invocation.say("Kept in " + file);
            if (catalog.tables().isEmpty()) {
                invocation.warn(
                        "There is no table in it. Check source.database and source.schemas of the configuration.");
            } else {
                invocation.next("select --all");
            }
            return 0;
        }
    }

    private static boolean isEstimated(Table table) {
        return table.rows().basis() == Basis.STATISTICS || table.rows().basis() == Basis.PAGES;
    }

    private static Rows table(Catalog catalog) {
        var rows = new Rows("Table", ">Rows", ">Size", ">Foreign keys", "Remark");
        for (Table table : catalog.tables()) {
            rows.add(
                    table.name().toString(),
                    Figures.rows(table.rows()),
                    table.isView() ? "" : Figures.size(table.bytes()),
                    keys(catalog, table),
                    remark(table));
        }
        return rows;
    }

    private static String keys(Catalog catalog, Table table) {
        int keys = catalog.from(table.name()).size();
        return keys == 0 ? "" : String.valueOf(keys);
    }

    private static String remark(Table table) {
        List<String> remarks = new ArrayList<>();
        if (table.kind() != Table.Kind.TABLE) {
            remarks.add(written(table.kind()));
        }
        if (!table.isView() && table.identity().isEmpty()) {
            remarks.add("no key");
        }
        if (!table.inherits().isEmpty()) {
            remarks.add("inherits");
        }
        if (table.rows().basis() == Basis.PAGES) {
            remarks.add("by pages");
        }
        return String.join(", ", remarks);
    }

    private static View view(Catalog catalog, String file) {
        List<TableView> tables = catalog.tables().stream()
                .map(table -> new TableView(
                        table.name().toString(),
                        written(table.kind()),
                        table.rows().rows(),
                        written(table.rows().basis()),
                        table.bytes(),
                        catalog.from(table.name()).size()))
                .toList();
        return new View(
                1,
                catalog.source(),
                catalog.database(),
                tables,
                catalog.foreignKeys().size(),
                file);
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
