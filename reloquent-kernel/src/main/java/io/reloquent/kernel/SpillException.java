package io.reloquent.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Rows that are being sorted cannot be kept on disk. The source has no part in it. The message is a sentence that
/// names the directory and says what to do.
public final class SpillException extends SQLException {
    private static final long serialVersionUID = 1;

    SpillException(Path directory, IOException cause) {
        super(
                "Rows that are being sorted do not fit in memory and cannot be kept in %s: %s."
                        .formatted(directory.toAbsolutePath(), reason(cause)),
                cause);
    }

    /// A file system often says only the path.
    private static String reason(IOException cause) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        return cause.getMessage() == null || cause.getClass() == IOException.class
                ? String.valueOf(cause.getMessage())
                : kind + " (" + cause.getMessage() + ")";
    }
}
