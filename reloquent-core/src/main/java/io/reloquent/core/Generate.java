package io.reloquent.core;

import io.reloquent.plan.Plan;
import io.reloquent.port.compute.ArtefactWriter;
import java.nio.file.Path;
import java.util.List;

/// `reloquent generate`: writes the plan as files that Spark runs, wherever it is.
public final class Generate {

    private final MakePlan makePlan;
    private final ArtefactWriter artefacts;

    public Generate(MakePlan makePlan, ArtefactWriter artefacts) {
        this.makePlan = makePlan;
        this.artefacts = artefacts;
    }

    /// What was written.
    ///
    /// @param files relative to the directory
    /// @param bytes of the tables that the plan reads, on disk
    public record Generated(Plan plan, List<String> files, long bytes) {
        public Generated {
            files = List.copyOf(files);
        }
    }

    /// Writes everything for the plan that follows from the workspace as it is now.
    public Generated run(Path directory) {
        Plan plan = makePlan.compute();
        long bytes = makePlan.bytes(plan);
        return new Generated(plan, artefacts.write(plan, bytes, directory), bytes);
    }
}
