package io.reloquent.run;

/// Who may load into a target, as its ledger says.
///
/// @param run   the run that took the right last
/// @param token how often it has been taken; 0 where it never was
/// @param held  whether it has not been given back
/// @param signs signs of life the run has left; while it lives they grow
public record Holder(String run, long token, boolean held, long signs) {

    public static final Holder NOBODY = new Holder("", 0, false, 0);
}
