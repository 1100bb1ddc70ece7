package io.reloquent.faults;

/// What a trial came to. All but [Wrong] are what was promised.
sealed interface Outcome {

    /// What is written about it.
    String says();

    /// The command did not even stop.
    record RodeThrough() implements Outcome {
        @Override
        public String says() {
            return "";
        }
    }

    /// The command stopped, and a later one made everything right.
    ///
    /// @param says the sentence it stopped with; nothing if its process was killed
    record Mended(String says) implements Outcome {}

    /// The command said no, and the target was left as it should be.
    record Refused(String says) implements Outcome {}

    record Wrong(String says) implements Outcome {}

    /// The machine does not allow it.
    record NotRun(String says) implements Outcome {}
}
