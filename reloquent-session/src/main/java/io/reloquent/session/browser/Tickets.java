package io.reloquent.session.browser;

import io.reloquent.local.workspace.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Words that let one browser in, once and soon: a process of the user who runs the server makes one, and the server
/// takes it. A file says that there is one, and holds no more than its digest, so that who reads it has nothing; who
/// could write it as this user can do all that the server can.
public final class Tickets {

    private static final int BYTES = 32;
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;
    private final Clock clock;

    /// @param configuration whose directory is the workspace
    public Tickets(Path configuration, Clock clock) {
        this.directory = RunningServer.backstage(configuration).resolve("tickets");
        this.clock = clock;
    }

    /// Makes one.
    ///
    /// @return 256 random bits, in letters that stand in an address; nothing where none can be kept
    public Optional<String> issue() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        try {
            OwnerOnly.createDirectory(directory);
            discardOld();
            Path file = file(ticket);
            OwnerOnly.createFile(file);
            Files.writeString(file, digest(ticket));
            return Optional.of(ticket);
        } catch (IOException notWritable) {
            return Optional.empty();
        }
    }

    /// Takes one, which is none from then on.
    ///
    /// @return whether it was one
    public boolean redeem(String ticket) {
        Path file = file(ticket);
        try {
            var seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean isTicket = seen.isRegularFile()
                    && isYoung(seen.lastModifiedTime().toInstant())
                    && Files.getOwner(file).equals(owner())
                    && Files.readString(file).equals(digest(ticket));
            // Of two who come with it at once, one finds it gone.
            Files.delete(file);
            return isTicket;
        } catch (IOException none) {
            return false;
        }
    }

    private boolean isYoung(Instant made) {
        return made.plus(LIFE).isAfter(clock.instant());
    }

    /// Who runs this process, as files tell.
    private UserPrincipal owner() throws IOException {
        Path own = Files.createTempFile(directory, "own", "");
        try {
            return Files.getOwner(own);
        } finally {
            Files.delete(own);
        }
    }

    private void discardOld() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                // 0 where another has taken it meanwhile.
                if (!isYoung(Instant.ofEpochMilli(file.toFile().lastModified()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Path file(String ticket) {
        return directory.resolve(digest(ticket));
    }

    private static String digest(String ticket) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
