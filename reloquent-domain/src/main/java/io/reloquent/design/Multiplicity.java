package io.reloquent.design;

/// How many rows of one table belong to one row of another, in the classes by which documents are designed: 1:1
/// rows make one document, 1:few an array, 1:many references or an array with a limit, 1:zillions references.
///
/// The bounds are those of rule four of MongoDB's "6 Rules of Thumb for MongoDB Schema Design": more than a couple of
/// hundred documents are not embedded, and of more than a few thousand not even the references are kept in an array.
public enum Multiplicity {
    ONE("1:1"),
    FEW("1:few"),
    MANY("1:many"),
    ZILLIONS("1:zillions");

    /// Rows of the parent that has most.
    public static final long FEW_AT_MOST = 200;

    /// Rows of the parent that has most.
    public static final long MANY_AT_MOST = 3_000;

    private final String written;

    Multiplicity(String written) {
        this.written = written;
    }

    /// @param maximum rows of the parent that has most, where there may be several
    static Multiplicity of(long maximum) {
        if (maximum <= FEW_AT_MOST) {
            return FEW;
        }
        return maximum <= MANY_AT_MOST ? MANY : ZILLIONS;
    }

    /// `1:few`
    public String written() {
        return written;
    }
}
