package io.reloquent.lifecycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What has been done so far: each step as it was last done, in the order of the steps.
public record Journal(List<StepRecord> records) {

    public static final Journal EMPTY = new Journal(List.of());

    public Journal {
        records =
                records.stream().sorted(Comparator.comparing(StepRecord::step)).toList();
    }

    public Optional<StepRecord> last(Step step) {
        return records.stream().filter(r -> r.step() == step).findFirst();
    }

    /// The output of a step; empty if it was never done.
    public String output(Step step) {
        return last(step).map(StepRecord::output).orElse("");
    }

    public Journal with(StepRecord done) {
        List<StepRecord> next = new ArrayList<>(without(done.step()).records);
        next.add(done);
        return new Journal(next);
    }

    public Journal without(Step step) {
        return new Journal(records.stream().filter(r -> r.step() != step).toList());
    }
}
