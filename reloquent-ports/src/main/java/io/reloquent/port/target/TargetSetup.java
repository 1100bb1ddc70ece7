package io.reloquent.port.target;

import io.reloquent.target.SetupStep;
import io.reloquent.target.TargetState;
import java.util.Collection;
import java.util.List;

/// Sets a target database up for a load.
public interface TargetSetup {

    /// The named collections as they are.
    TargetState state(Collection<String> names);

    /// Does a step. Doing it again changes nothing more.
    ///
    /// @throws io.reloquent.fault.Fault if the target cannot be reached or refuses
    void take(SetupStep step);

    /// What a person would type into MongoDB's shell for a step, line by line.
    ///
    /// @throws io.reloquent.fault.YoursToFix if it says what cannot be, such as a value that is not of its type
    List<String> commands(SetupStep step);
}
