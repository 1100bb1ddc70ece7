package io.reloquent.web;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/// What a process has around it.
///
/// @param out where the address of the page goes
/// @param err where everything else goes
record Surroundings(Map<String, String> environment, Clock clock, PrintStream out, PrintStream err) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofThisProcess() {
        return new Surroundings(System.getenv(), Clock.systemUTC(), System.out, System.err);
    }
}
