package io.reloquent.shell.wizard;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.TableName;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.lifecycle.Step;
import io.reloquent.selection.Selection;
import io.reloquent.shell.browser.FileChange;
import io.reloquent.shell.screen.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How tables become documents: a suggestion with its reasons, changed until it is right.
final class DesignStage implements Stage {

    private enum Next {
        ACCEPT,
        CHANGE,
        PREVIEW,
        BROWSER,
        EDIT,
        SUGGEST,
        IMPORT
    }

    private static final Choice<Next> BROWSER =
            new Choice<>(Next.BROWSER, "Design in the browser", "on a canvas, with documents beside it");

    private final WishedDesign wishes = new WishedDesign();

    @Override
    public Turn visit(Guide guide) {
        int exitCode = guide.isDone(Step.DESIGN) ? guide.run("design") : begin(guide);
        while (true) {
            var change = FileChange.from(file(guide));
            Next next = guide.choose("What about this design?", choices(exitCode == 0, guide));
            if (change.isMade()) {
                guide.say("The design was changed meanwhile. This is what it is now:");
                exitCode = guide.run("design");
            } else if (next == Next.ACCEPT) {
                return Turn.ON;
            } else {
                exitCode = changed(guide, next, exitCode);
            }
        }
    }

    private int begin(Guide guide) {
        List<Choice<Next>> ways = new ArrayList<>();
        if (guide.using(session -> session.workspace().model().load()).isPresent()) {
            ways.add(new Choice<>(Next.ACCEPT, "Keep mapping.yaml", "and see whether it fits what was chosen since"));
        }
        ways.add(new Choice<>(Next.SUGGEST, "Suggest documents", "from foreign keys and what was measured"));
        ways.add(BROWSER);
        ways.add(new Choice<>(Next.IMPORT, "Import a mapping file"));
        return switch (guide.choose("How are documents to be designed?", ways)) {
            case ACCEPT -> guide.run("design");
            case BROWSER -> inBrowser(guide, 1);
            case IMPORT -> imported(guide, 1);
            default -> guide.run(wishes.command());
        };
    }

    private int changed(Guide guide, Next next, int exitCode) {
        return switch (next) {
            case ACCEPT -> exitCode;
            case CHANGE -> wish(guide) ? guide.run(wishes.command()) : exitCode;
            case PREVIEW -> {
                preview(guide);
                yield exitCode;
            }
            case BROWSER -> inBrowser(guide, exitCode);
            case EDIT -> edited(guide);
            case SUGGEST -> {
                wishes.clear();
                yield guide.run(wishes.command());
            }
            case IMPORT -> imported(guide, exitCode);
        };
    }

    private static List<Choice<Next>> choices(boolean possible, Guide guide) {
        List<Choice<Next>> choices = new ArrayList<>();
        if (possible) {
            choices.add(new Choice<>(Next.ACCEPT, "Accept it"));
            choices.add(new Choice<>(Next.PREVIEW, "See documents", "as they will be, from real rows"));
        }
        choices.add(new Choice<>(Next.CHANGE, "Change where a table goes", "suggests anew with your wish"));
        choices.add(BROWSER);
        choices.add(new Choice<>(Next.EDIT, "Edit mapping.yaml", "in " + Editor.name(guide.console())));
        choices.add(new Choice<>(Next.IMPORT, "Import a mapping file"));
        choices.add(new Choice<>(Next.SUGGEST, "Suggest anew", "without your wishes and edits"));
        return choices;
    }

    /// Whether a wish was spoken.
    private boolean wish(Guide guide) {
        Catalog catalog =
                guide.using(session -> session.workspace().catalog().load().orElseThrow());
        Selection selection =
                guide.using(session -> session.workspace().selection().load().orElseThrow());
        try {
            List<Choice<TableName>> tables = selection.tables().stream()
                    .map(table -> new Choice<>(table, table.toString(), wishes.of(table)))
                    .toList();
            TableName table = guide.choose("Which table?", tables);
            List<Choice<Optional<WishedDesign.Wish>>> possible = WishedDesign.possible(table, catalog, selection);
            if (possible.isEmpty()) {
                guide.say(table + " has no foreign key to or from a chosen table; it is a collection of its own.");
                return false;
            }
            guide.choose("Where should " + table + " go?", possible).ifPresent(wishes::add);
            return true;
        } catch (Away away) {
            away.staysInside();
            return false;
        }
    }

    private static void preview(Guide guide) {
        DocumentModel model = guide.using(session -> session.design().current());
        try {
            String collection = guide.choose(
                    "Documents of which collection?",
                    model.collections().stream()
                            .map(RootCollection::name)
                            .map(name -> new Choice<>(name, name))
                            .toList());
            guide.screen().read(collection, guide.output("preview", collection, "--rows=2"));
        } catch (Away away) {
            away.staysInside();
        }
    }

    /// Until the person has saved there, or comes back without.
    private static int inBrowser(Guide guide, int exitCode) {
        var change = FileChange.from(file(guide));
        try {
            guide.inBrowser(
                    "/design",
                    "Save there, and it goes on here. Enter goes on at once.",
                    () -> change.isMade() && guide.isDone(Step.DESIGN));
        } catch (Away away) {
            away.staysInside();
        }
        return change.isMade() ? guide.run("design") : exitCode;
    }

    private static int edited(Guide guide) {
        Editor.open(guide, file(guide).toString());
        return guide.run("design");
    }

    private static Path file(Guide guide) {
        String place = guide.using(session -> session.workspace().model().place());
        return Path.of(place);
    }

    private static int imported(Guide guide, int exitCode) {
        try {
            return guide.run("design", "--import=" + guide.ask("Mapping file", "mapping.yaml"));
        } catch (Away away) {
            away.staysInside();
            return exitCode;
        }
    }
}
