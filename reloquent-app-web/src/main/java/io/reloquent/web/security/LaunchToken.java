package io.reloquent.web.security;

/// What opens this server for as long as it runs. It stands in the address that the launcher prints, behind `#`, where
/// no server and no log sees it.
public record LaunchToken(String value) {

    public static LaunchToken fresh() {
        return new LaunchToken(Secrets.fresh());
    }

    public boolean matches(String given) {
        return Secrets.same(value, given);
    }

    @Override
    public String toString() {
        return "(a token)";
    }
}
