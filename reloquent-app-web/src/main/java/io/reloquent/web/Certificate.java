package io.reloquent.web;

import io.reloquent.fault.YoursToFix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/// A certificate chain and its private key, as PEM files.
record Certificate(Path chain, Path key) {

    /// What is asked of a PEM file.
    @FunctionalInterface
    private interface Asked extends Function<PemContent, @Nullable Object> {}

    /// @throws YoursToFix if one of the files does not hold what it should
    void require() {
        require(chain, "certificate", PemContent::getCertificates);
        require(key, "private key that can be read without a password", PemContent::getPrivateKey);
    }

    private static void require(Path file, String what, Asked asked) {
        try {
            if (asked.apply(PemContent.load(file)) == null) {
                throw none(file, what);
            }
        } catch (IOException e) {
            throw YoursToFix.usage(file + " cannot be read.", "Check the path, and who may read it.", e);
        } catch (IllegalStateException | IllegalArgumentException malformed) {
            throw none(file, what);
        }
    }

    private static YoursToFix none(Path file, String what) {
        return YoursToFix.usage("%s holds no %s.".formatted(file, what), "Name a PEM file: it begins with -----BEGIN.");
    }
}
