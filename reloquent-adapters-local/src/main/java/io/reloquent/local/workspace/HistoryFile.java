package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import io.reloquent.lifecycle.HistoryEntry;
import io.reloquent.port.workspace.History;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A history in a file with an entry a line, as JSON. It only grows; a line that a crash cut off is passed over.
final class HistoryFile implements History {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final byte[] END_OF_LINE = {'\n'};

    private final Path path;

    HistoryFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /// The line begins with the end of the one before, which a crash may have kept from being written.
    @Override
    public void add(HistoryEntry entry) {
        byte[] line = MAPPER.writeValueAsBytes(entry);
        try {
            create();
            boolean whole = Files.size(path) == 0 || endsWithLine();
            try (var out = new FileOutputStream(path.toFile(), true)) {
                if (!whole) {
                    out.write(END_OF_LINE);
                }
                out.write(line);
                out.write(END_OF_LINE);
                out.getFD().sync();
            }
        } catch (IOException e) {
            throw SafeFile.fault(path, "written", e);
        }
    }

    private void create() throws IOException {
        Path directory = path.getParent();
        if (directory == null || Files.exists(path)) {
            return;
        }
        OwnerOnly.createDirectory(directory);
        try {
            OwnerOnly.createFile(path);
        } catch (FileAlreadyExistsException e) {
            // Another process has just made it.
        }
    }

    private boolean endsWithLine() throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(file.length() - 1);
            return file.read() == END_OF_LINE[0];
        }
    }

    @Override
    public List<HistoryEntry> entries() {
        List<HistoryEntry> entries = new ArrayList<>();
        List<String> lines = SafeFile.read(path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("}")) {
                HistoryEntry entry = parse(lines.get(i), i + 1);
                entries.removeIf(entry::completes);
                entries.add(entry);
            }
        }
        return entries;
    }

    private HistoryEntry parse(String line, int number) {
        try {
            return MAPPER.readValue(line, HistoryEntry.class);
        } catch (JacksonException e) {
            throw YoursToFix.usage(
                    "Line %d of %s is no entry of the history.".formatted(number, path),
                    "Take the line out if it was changed by hand; nothing else depends on it.",
                    e);
        }
    }
}
