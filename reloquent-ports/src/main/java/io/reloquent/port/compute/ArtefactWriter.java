package io.reloquent.port.compute;

import io.reloquent.plan.PlainCollection;
import io.reloquent.plan.Plan;
import java.nio.file.Path;
import java.util.List;

/// Writes what carries out a plan somewhere else: scripts, what they need, and how to run them. None of it holds a
/// secret.
public interface ArtefactWriter {

    /// Writes everything into a directory, in place of what an earlier writing left there.
    ///
    /// @return the files, relative to the directory, in the order of their names
    /// @throws io.reloquent.fault.YoursToFix if the directory holds something else
    /// @throws io.reloquent.fault.OursOrTheirs if it cannot be written
    List<String> write(Plan plan, Path directory);

    /// The same, for documents that MongoDB's connector for Spark writes.
    ///
    /// @param collections of the plan, in its order
    /// @return the files, relative to the directory, in the order of their names
    /// @throws io.reloquent.fault.YoursToFix if the directory holds something else
    /// @throws io.reloquent.fault.OursOrTheirs if it cannot be written
    List<String> writePlain(Plan plan, List<PlainCollection> collections, Path directory);
}
