package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.Journal;
import io.reloquent.port.workspace.Stored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The journal in `state.yaml`, whose last line is a checksum of all before it. A damaged file gives way to the one
/// before; a file that was mended by hand counts as damaged, for nobody could say what it stands for.
final class StateFile implements Stored<Journal> {

    private static final String MARK = "# sha256 of everything above: ";
    private static final int MARK_LENGTH = MARK.length() + 64 + 1;

    private final SafeFile file;
    private final JournalFormat format = new JournalFormat();

    StateFile(Path path, Clock clock) {
        this.file = new SafeFile(path, clock);
    }

    @Override
    public Optional<Journal> load() {
        Optional<byte[]> present = file.read();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        if (isWhole(present.get())) {
            return Optional.of(format.read(file.path(), present.get()));
        }
        byte[] before =
                SafeFile.read(file.previous()).filter(StateFile::isWhole).orElseThrow(this::damaged);
        return Optional.of(format.read(file.previous(), before));
    }

    @Override
    public void save(Journal journal) {
        file.write(sealed(format.write(journal)), StateFile::isWhole);
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    private YoursToFix damaged() {
        return YoursToFix.usage(
                place() + " is damaged or was changed by hand, and there is no earlier one to go back to.",
                "Put back a copy, or delete it and start again with 'reloquent discover'; the target stays as it is.");
    }

    private static byte[] sealed(byte[] body) {
        byte[] line = (MARK + sum(body, body.length) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(body, body.length + line.length);
        System.arraycopy(line, 0, all, body.length, line.length);
        return all;
    }

    private static boolean isWhole(byte[] bytes) {
        int length = bytes.length - MARK_LENGTH;
        if (length < 0) {
            return false;
        }
        byte[] line = (MARK + sum(bytes, length) + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(bytes, length, bytes.length, line, 0, line.length);
    }

    private static String sum(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
