package io.reloquent.local.workspace;

import io.reloquent.lifecycle.Journal;
import io.reloquent.lifecycle.Step;
import io.reloquent.lifecycle.StepRecord;
import io.reloquent.lifecycle.StepRecord.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The steps as they were last done, as YAML.
final class JournalFormat implements Format<Journal> {

    private static final List<String> KEYS = List.of("step", "at", "took", "outcome", "summary", "input", "output");

    @Override
    public Journal read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, List.of("steps"), root -> {
            List<StepRecord> records = root.list("steps", KEYS, JournalFormat::record);
            return root.build(() -> new Journal(records));
        });
    }

    private static Optional<StepRecord> record(YamlObject step) {
        if (!step.has("step")) {
            step.missing("step");
        }
        var which = step.choice("step", Step.class, Step.DISCOVER);
        step.required("at");
        Instant at = step.parsed("at", "an instant, such as 2026-01-31T12:00:00Z", Instant::parse)
                .orElse(Instant.EPOCH);
        Duration took = step.parsed("took", "a duration, such as PT1M30S", Duration::parse)
                .orElse(Duration.ZERO);
        Outcome outcome = step.choice("outcome", Outcome.class, Outcome.DONE);
        String input = step.text("input").orElse("");
        String output = step.text("output").orElse("");
        String summary = step.text("summary").orElse("");
        return step.build(() -> new StepRecord(which, at, took, input, output, outcome, summary));
    }

    @Override
    public byte[] write(Journal journal) {
        List<YamlTree> steps =
                journal.records().stream().map(JournalFormat::tree).toList();
        YamlTree root = new YamlTree()
                .comment("Written by Reloquent: what has been done so far. Not to be changed by hand.")
                .always("version", YamlFile.VERSION)
                .always("steps", steps);
        return YamlWriter.text(root).getBytes(StandardCharsets.UTF_8);
    }

    private static YamlTree tree(StepRecord done) {
        return new YamlTree()
                .always("step", Words.of(done.step()))
                .always("at", done.at().toString())
                .always("took", done.took().toString())
                .always("outcome", Words.of(done.outcome()))
                .always("summary", done.summary())
                .always("input", done.input())
                .always("output", done.output());
    }
}
