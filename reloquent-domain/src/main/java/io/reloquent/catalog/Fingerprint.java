package io.reloquent.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A short name for what a record holds: two records with equal contents have the same, any others do not.
public final class Fingerprint {

    private Fingerprint() {}

    /// SHA-256, in hex, over the written form of records.
    public static String of(Object... records) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : records) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
