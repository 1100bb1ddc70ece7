package io.reloquent.faults;

import java.util.concurrent.Callable;

/// One thing that happens to one migration.
record Trial(String name, Callable<Outcome> run) {}
