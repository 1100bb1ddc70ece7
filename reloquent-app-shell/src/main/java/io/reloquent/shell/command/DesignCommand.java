package io.reloquent.shell.command;

import io.reloquent.design.DocumentModel;
import io.reloquent.design.Finding;
import io.reloquent.design.SuggestedModel;
import io.reloquent.design.Suggestion;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.MappingFile;
import io.reloquent.plan.Planning;
import io.reloquent.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.shell.core.command.CommandOption;

/// `reloquent design`: decides how tables become documents.
public final class DesignCommand implements Verb {

    /// What `--output json` gives.
    record View(int version, List<PlacementView> placements, List<FindingList.View> findings, String file) {}

    /// Where one table's rows go.
    ///
    /// @param path     of the collection or the field
    /// @param evidence the facts behind the reason, each with its `kind`
    record PlacementView(String path, String table, String because, List<Object> evidence) {}

    @Override
    public String name() {
        return "design";
    }

    @Override
    public String summary() {
        return "decide how tables become documents";
    }

    @Override
    public String explanation() {
        return "Suggests documents from the foreign keys and what was measured, or takes a mapping of your own. The"
                + " design is mapping.yaml in the workspace: edit it as you like. Without an option it shows the design"
                + " as it is, and what there is to say about it.";
    }

    @Override
    public List<String> usages() {
        return List.of(
                "--suggest",
                "--suggest --together shop.orders,shop.order_items",
                "--import mapping.yaml",
                "--export mapping.yaml",
                "--web",
                "");
    }

    @Override
    public List<CommandOption> options() {
        List<CommandOption> options = new ArrayList<>(List.of(
                Verb.flag("suggest", "makes a suggestion the design, with the reason for every table"),
                Verb.valued("import", "FILE", "makes the mapping in this file the design"),
                Verb.valued("export", "FILE", "writes the design into this file"),
                Verb.flag("web", "opens the designer in a browser, and goes on with what is saved there")));
        options.addAll(SuggestOptions.OPTIONS);
        return options;
    }

    @Override
    public int run(Invocation invocation) {
        if (Stream.of("suggest", "import", "export", "web")
                        .filter(invocation::has)
                        .count()
                > 1) {
            throw YoursToFix.usage("--suggest, --import, --export and --web exclude each other.", "Say one of them.");
        }
        if (SuggestOptions.areIn(invocation) && !invocation.has("suggest")) {
            throw YoursToFix.usage("--together, --apart and --naming are for a suggestion.", "Say --suggest too.");
        }
        SuggestOptions options = SuggestOptions.of(invocation);
        try (Session session = invocation.session()) {
            Path file = Path.of(session.workspace().model().place());
            if (invocation.has("suggest")) {
                return suggest(invocation, session, options, file);
            }
            if (invocation.has("web") && !DesignInBrowser.changes(invocation, session, file)) {
                invocation.say("Nothing was saved in the browser.");
                invocation.next("design --web");
                return 0;
            }
            if (invocation.value("import").isPresent()) {
                DocumentModel model = mapping(session).read(path(invocation, "import"));
                show(invocation, model, Map.of(), session.design().adopt(model).findings(), file);
                return told(invocation, "Kept in " + file, "plan");
            }
            DocumentModel model = session.design().current();
            if (invocation.value("export").isPresent()) {
                Path copy = path(invocation, "export");
                mapping(session).write(copy, model, Map.of());
                show(invocation, model, Map.of(), session.design().check(model).findings(), copy);
                return told(invocation, "Written to " + copy, "design --import " + copy);
            }
            Planning planning = session.design().check(model);
            show(invocation, model, Map.of(), planning.findings(), file);
            return planning.errors().isEmpty() ? told(invocation, "This is " + file, "plan") : troubled(file);
        }
    }

    /// @throws YoursToFix always: what stands in the way has been shown
    private static int troubled(Path file) {
        throw YoursToFix.usage(
                "This design cannot be carried out: the errors above stand in the way.",
                "Change " + file + " and run 'reloquent design' again.");
    }

    private static int suggest(Invocation invocation, Session session, SuggestOptions options, Path file) {
        SuggestedModel suggested = session.design().suggest(options.hints(), options.naming());
        mapping(session).write(file, suggested.model(), reasons(suggested));
        List<Finding> findings = new ArrayList<>(suggested.findings());
        findings.addAll(session.design().check(suggested.model()).findings());
        Map<String, Suggestion> byPath = new LinkedHashMap<>();
        suggested.reasons().forEach(suggestion -> byPath.put(suggestion.path(), suggestion));
        show(invocation, suggested.model(), byPath, findings, file);
        return told(invocation, "Kept in " + file + " with these reasons as comments. Edit it as you like.", "plan");
    }

    /// The reasons by path.
    static Map<String, String> reasons(SuggestedModel suggested) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Suggestion suggestion : suggested.reasons()) {
            reasons.put(suggestion.path(), suggestion.because());
        }
        return reasons;
    }

    private static int told(Invocation invocation, String where, String next) {
        invocation.say("");
        invocation.say(where);
        invocation.next(next);
        return 0;
    }

    private static void show(
            Invocation invocation,
            DocumentModel model,
            Map<String, Suggestion> suggestions,
            List<Finding> findings,
            Path file) {
        var paint = invocation.console().paintOut();
        var view = new View(1, Placements.of(model, suggestions), FindingList.views(findings), file.toString());
        invocation.show(view, () -> {
            Map<String, String> reasons = new LinkedHashMap<>();
            suggestions.forEach((path, suggestion) -> reasons.put(path, suggestion.because()));
            String tree = new ModelTree(reasons, paint).of(model);
            return findings.isEmpty() ? tree : tree + "\n\n" + FindingList.text(findings, paint);
        });
    }

    private static MappingFile mapping(Session session) {
        return new MappingFile(session.clock());
    }

    private static Path path(Invocation invocation, String option) {
        return Path.of(invocation.value(option).orElseThrow()).toAbsolutePath().normalize();
    }
}
