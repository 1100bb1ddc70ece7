package io.reloquent.port.target;

/// Documents as text.
public interface DocumentText {

    /// Canonical extended JSON, in which every type shows.
    String canonical(byte[] document);

    /// As MongoDB's shell shows it, over several lines: shorter, and every type shows as well.
    String readable(byte[] document);
}
