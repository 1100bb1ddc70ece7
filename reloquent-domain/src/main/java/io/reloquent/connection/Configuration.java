package io.reloquent.connection;

/// What reloquent.yaml says.
///
/// @param platform what carries a plan out, where a command does not say otherwise
public record Configuration(SourceAddress source, TargetAddress target, Platform platform) {

    /// For this program itself to carry out.
    public Configuration(SourceAddress source, TargetAddress target) {
        this(source, target, Platform.DIRECT);
    }
}
