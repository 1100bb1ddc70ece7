package io.reloquent.kernel;

/// A value that a document cannot hold. The message goes on after "the value": `is infinity, and …`.
final class ValueFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 40;

    ValueFault(String why) {
        super(why);
    }

    /// A value that cannot become the type asked for.
    ///
    /// @param text   the value, shortened where it is long
    /// @param reason goes on after the value: `is no whole number`
    static ValueFault unfit(String text, String reason) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        String shown = end < text.length() ? text.substring(0, end) + "…" : text;
        return new ValueFault("is '" + shown + "', which " + reason + "; say 'type: string' to keep it as text");
    }
}
