package io.reloquent.shell.wizard;

/// Where one goes from a step.
sealed interface Turn {

    /// To the next step.
    record On() implements Turn {}

    /// To the step before.
    record Back() implements Turn {}

    /// To another step.
    record To(Place place) implements Turn {}

    /// Out of the wizard.
    record Leave(int exitCode) implements Turn {}

    Turn ON = new On();
    Turn BACK = new Back();
}
