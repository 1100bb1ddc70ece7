package io.reloquent.faults;

/// How much is tried.
///
/// @param kills of each design
/// @param full  whether other faults come as often as the fault matrix says, or about once each
record Extent(int kills, boolean full) {

    static final Extent SHORT = new Extent(5, false);

    int times(int inShort, int inFull) {
        return full ? inFull : inShort;
    }
}
