package io.reloquent.run;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// That some collections of a run could not be loaded.
///
/// @param loaded   those that are there in full
/// @param failed   those that are not, in the order of the plan, and why
/// @param notBegun those that were not tried, because a server was the reason and will be theirs too
/// @param attempt  how often it was tried, from 1
public record PartialFailure(List<String> loaded, Map<String, Fault> failed, List<String> notBegun, int attempt) {
    public PartialFailure {
        loaded = List.copyOf(loaded);
        notBegun = List.copyOf(notBegun);
    }

    /// Such as `5 of 6 collections are loaded, orders is not.`
    public String sentence() {
        List<String> missing =
                Stream.concat(failed.keySet().stream(), notBegun.stream()).toList();
        return "%d of %d collections are loaded, %s %s not."
                .formatted(
                        loaded.size(),
                        loaded.size() + missing.size(),
                        String.join(", ", missing),
                        missing.size() == 1 ? "is" : "are");
    }

    /// Whether the same may succeed without anybody changing the design or the data.
    public boolean mayPass() {
        return failed.values().stream().anyMatch(OursOrTheirs.class::isInstance);
    }

    /// What ended the run, if it ends.
    public Fault first() {
        return failed.values().iterator().next();
    }

    /// Settles what becomes of a run.
    public interface Decision {

        /// Ends it.
        Decision ABORT = failure -> OnFailure.ABORT;

        OnFailure after(PartialFailure failure);
    }
}
