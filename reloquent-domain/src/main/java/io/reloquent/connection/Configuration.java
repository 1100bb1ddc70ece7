package io.reloquent.connection;

/// What the configuration says: reloquent.yaml, with what the environment and the command line say in its place.
///
/// @param platform what carries a plan out, where a command does not say otherwise
public record Configuration(SourceAddress source, TargetAddress target, Platform platform, Logging logging) {

    /// With the usual log.
    public Configuration(SourceAddress source, TargetAddress target, Platform platform) {
        this(source, target, platform, Logging.STANDARD);
    }

    /// For this program itself to carry out.
    public Configuration(SourceAddress source, TargetAddress target) {
        this(source, target, Platform.DIRECT);
    }
}
