package io.reloquent.local.workspace;

import io.reloquent.design.DocumentModel;
import io.reloquent.fault.YoursToFix;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// A document model in a file of the user's choice, read and written in the form of `mapping.yaml`.
public final class MappingFile {

    private final Clock clock;
    private final MappingFormat format = new MappingFormat();

    public MappingFile(Clock clock) {
        this.clock = clock;
    }

    /// @throws YoursToFix if there is no such file, or with every problem in it
    public DocumentModel read(Path file) {
        byte[] bytes = SafeFile.read(file)
                .orElseThrow(() -> YoursToFix.usage("There is no mapping at " + file + ".", "Check the path."));
        return format.read(file, bytes);
    }

    /// @param reasons comments by the place they belong to: `customers`, `customers.orders`
    public void write(Path file, DocumentModel model, Map<String, String> reasons) {
        new SafeFile(file, clock).write(format.write(model, reasons), present -> true);
    }

    /// The line that a finding's place is about; the line of what holds it, where the place itself has none.
    public Optional<Integer> lineOf(Path file, String place) {
        return SafeFile.read(file).flatMap(bytes -> MappingFormat.line(file, bytes, place));
    }
}
