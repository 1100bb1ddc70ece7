package io.reloquent.faults;

import java.time.Duration;

/// What a trial of a case came to, and how long it took.
record Result(String fault, String trial, Outcome outcome, Duration took) {}
