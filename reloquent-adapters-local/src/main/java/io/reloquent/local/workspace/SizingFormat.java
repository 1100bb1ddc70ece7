package io.reloquent.local.workspace;

import io.reloquent.plan.Recommendation;
import io.reloquent.sizing.SizingPlan;
import io.reloquent.sizing.SizingPlan.Choice;
import io.reloquent.sizing.SizingPlan.Rate;
import io.reloquent.sizing.SizingPlan.Sized;
import io.reloquent.sizing.TargetSize;
import io.reloquent.sizing.Term;
import io.reloquent.sizing.Timing;
import io.reloquent.sizing.Where;
import io.reloquent.sizing.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An estimate as YAML: the figures, and the reason of each.
final class SizingFormat implements Format<SizingPlan> {

    private static final String HEADING =
            "What the migration takes, by 'reloquent estimate'. Sizes are in bytes, times in"
                    + " seconds. The report of the migration is held against it; changing this file changes no machine.";

    private static final List<String> KEYS = List.of(
            "plan",
            "at",
            "window",
            "diskBytes",
            "collections",
            "recommended",
            "places",
            "migration",
            "production",
            "rates",
            "pricesAsOf");
    private static final List<String> SIZED =
            List.of("collection", "documents", "rows", "bytes", "error", "indexBytes", "sentBytes");
    private static final List<String> RATE = List.of("rate", "value", "unit", "because");
    private static final List<String> CHOICE = List.of(
            "place",
            "machines",
            "because",
            "processors",
            "asked",
            "seconds",
            "error",
            "fits",
            "cost",
            "advice",
            "terms");
    private static final List<String> TERM = List.of("term", "seconds", "because");
    private static final List<String> RECOMMENDED = List.of("value", "because");
    private static final List<String> CLUSTER =
            List.of("shards", "tier", "storageBytes", "memoryBytes", "iops", "processors", "perHour");

    private static final Map<String, Where> PLACES = places();

    private static Map<String, Where> places() {
        Map<String, Where> places = new LinkedHashMap<>();
        for (Where where : Where.values()) {
            places.put(where.written(), where);
        }
        return places;
    }

    @Override
    public SizingPlan read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, KEYS, SizingFormat::plan);
    }

    private static Optional<SizingPlan> plan(YamlObject root) {
        String plan = root.required("plan");
        Instant at = needed(root, "at", "a moment such as 2026-01-31T12:00:00Z", Instant::parse, Instant.EPOCH);
        Window window =
                needed(root, "window", "a time such as PT1H", text -> new Window(Duration.parse(text)), Window.HOUR);
        long disk = root.number("diskBytes", 0);
        List<Sized> collections = root.list("collections", SIZED, SizingFormat::sized);
        List<Rate> rates = root.list("rates", RATE, SizingFormat::rate);
        List<Choice> choices = root.list("places", CHOICE, SizingFormat::choice);
        var recommended = root.object("recommended", RECOMMENDED)
                .map(one -> new Recommendation<>(where(one, "value"), because(one)));
        Optional<TargetSize> migration = root.object("migration", CLUSTER).map(SizingFormat::cluster);
        Optional<TargetSize> production = root.object("production", CLUSTER).map(SizingFormat::cluster);
        LocalDate prices = needed(root, "pricesAsOf", "a day such as 2026-01-31", LocalDate::parse, LocalDate.EPOCH);
        for (String key : List.of("recommended", "migration", "production")) {
            if (!root.has(key)) {
                root.missing(key);
            }
        }
        return root.build(() -> new SizingPlan(
                plan,
                at,
                window,
                disk,
                collections,
                rates,
                choices,
                recommended.orElseThrow(),
                migration.orElseThrow(),
                production.orElseThrow(),
                prices));
    }

    private static Optional<Sized> sized(YamlObject one) {
        String collection = one.required("collection");
        return one.build(() -> new Sized(
                collection,
                one.number("documents", 0),
                one.number("rows", 0),
                one.number("bytes", 0),
                one.number("error", 0),
                one.number("indexBytes", 0),
                one.number("sentBytes", 0)));
    }

    private static Optional<Rate> rate(YamlObject one) {
        String name = one.required("rate");
        double value = decimal(one, "value");
        return one.build(() -> new Rate(name, value, one.text("unit").orElse(""), because(one)));
    }

    private static Optional<Choice> choice(YamlObject one) {
        Where where = where(one, "place");
        List<Term> terms = one.list("terms", TERM, SizingFormat::term);
        var timing = new Timing(terms, decimal(one, "seconds"), decimal(one, "error"));
        int processors = (int) one.number("processors", 1);
        boolean fits = one.flag("fits", true);
        Double cost = one.has("cost") ? decimal(one, "cost") : null;
        if (terms.isEmpty()) {
            one.missing("terms");
        }
        return one.build(() -> new Choice(
                where,
                one.text("machines").orElse(""),
                because(one),
                processors,
                (int) one.number("asked", 0),
                timing,
                fits,
                cost,
                one.text("advice").orElse("")));
    }

    private static Optional<Term> term(YamlObject one) {
        Term.Kind kind = one.choice("term", Term.Kind.class, Term.Kind.READ);
        double seconds = decimal(one, "seconds");
        return one.build(() -> new Term(kind, seconds, because(one)));
    }

    private static Where where(YamlObject one, String key) {
        if (!one.has(key)) {
            one.missing(key);
        }
        return one.choice(key, PLACES, "one of " + String.join(", ", PLACES.keySet()))
                .orElse(Where.DIRECT);
    }

    private static TargetSize cluster(YamlObject one) {
        return new TargetSize(
                recommended(one, "shards", Integer::valueOf, 1),
                recommended(one, "tier", text -> text, ""),
                recommended(one, "storageBytes", Long::valueOf, 0L),
                recommended(one, "memoryBytes", Long::valueOf, 0L),
                recommended(one, "iops", Integer::valueOf, 0),
                recommended(one, "processors", Integer::valueOf, 1),
                decimal(one, "perHour"));
    }

    private static <T> Recommendation<T> recommended(
            YamlObject one, String key, Function<String, T> parse, T otherwise) {
        if (!one.has(key)) {
            one.missing(key);
        }
        return one.object(key, RECOMMENDED)
                .map(value -> new Recommendation<>(
                        value.parsed("value", "a number", parse).orElse(otherwise), because(value)))
                .orElse(new Recommendation<>(otherwise, ""));
    }

    private static <T> T needed(YamlObject one, String key, String form, Function<String, T> parse, T otherwise) {
        if (!one.has(key)) {
            one.missing(key);
        }
        return one.parsed(key, form, parse).orElse(otherwise);
    }

    private static double decimal(YamlObject one, String key) {
        return one.parsed(key, "a number", Double::valueOf).orElse(0.0);
    }

    private static String because(YamlObject one) {
        return one.text("because").orElse("");
    }

    @Override
    public byte[] write(SizingPlan plan) {
        YamlTree root = new YamlTree()
                .comment(HEADING)
                .always("version", YamlFile.VERSION)
                .always("plan", plan.plan())
                .always("at", plan.at().toString())
                .always("window", plan.window().length().toString())
                .always("diskBytes", plan.diskBytes())
                .always(
                        "collections",
                        plan.collections().stream().map(SizingFormat::tree).toList())
                .always(
                        "recommended",
                        tree(
                                plan.recommended().value().written(),
                                plan.recommended().because()))
                .always(
                        "places",
                        plan.choices().stream().map(SizingFormat::tree).toList())
                .always("migration", tree(plan.migration()))
                .always("production", tree(plan.production()))
                .always("rates", plan.rates().stream().map(SizingFormat::tree).toList())
                .always("pricesAsOf", plan.pricesAsOf().toString());
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }

    private static YamlTree tree(Sized one) {
        return new YamlTree()
                .always("collection", one.collection())
                .always("documents", one.documents())
                .always("rows", one.rows())
                .always("bytes", one.bytes())
                .always("error", one.error())
                .always("indexBytes", one.indexBytes())
                .always("sentBytes", one.sent());
    }

    private static YamlTree tree(Rate one) {
        return new YamlTree()
                .always("rate", one.name())
                .always("value", one.value())
                .always("unit", one.unit())
                .always("because", one.because());
    }

    private static YamlTree tree(Choice one) {
        return new YamlTree()
                .always("place", one.where().written())
                .always("machines", one.size())
                .always("because", one.because())
                .always("processors", one.processors())
                .number("asked", one.asked())
                .always("seconds", rounded(one.timing().seconds()))
                .always("error", rounded(one.timing().error()))
                .always("fits", one.fits())
                .put("cost", one.cost() == null ? null : rounded(one.cost()))
                .put("advice", one.advice().isEmpty() ? null : one.advice())
                .always(
                        "terms",
                        one.timing().terms().stream().map(SizingFormat::tree).toList());
    }

    private static YamlTree tree(Term term) {
        return new YamlTree()
                .always("term", Words.of(term.kind()))
                .always("seconds", rounded(term.seconds()))
                .always("because", term.because());
    }

    private static YamlTree tree(TargetSize cluster) {
        return new YamlTree()
                .always("shards", tree(cluster.shards()))
                .always("tier", tree(cluster.tier()))
                .always("storageBytes", tree(cluster.storageBytes()))
                .always("memoryBytes", tree(cluster.memoryBytes()))
                .always("iops", tree(cluster.iops()))
                .always("processors", tree(cluster.processors()))
                .always("perHour", rounded(cluster.perHour()));
    }

    private static <T> YamlTree tree(Recommendation<T> one) {
        return new YamlTree().always("value", one.value()).always("because", one.because());
    }

    private static YamlTree tree(String value, String because) {
        return new YamlTree().always("value", value).always("because", because);
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
