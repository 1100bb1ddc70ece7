package io.reloquent.shell.wizard;

/// One step of the wizard: shows, asks, and has a command do the work.
interface Stage {

    /// @throws Away if the person goes back or leaves at one of its questions
    Turn visit(Guide guide);
}
