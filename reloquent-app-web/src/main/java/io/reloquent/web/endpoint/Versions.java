package io.reloquent.web.endpoint;

import io.reloquent.fault.OursOrTheirs;
import io.reloquent.web.problem.Conflict;
import io.reloquent.web.problem.Problem;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Keeps one from overwriting what another has changed meanwhile, in a terminal too: a file goes by a tag of its bytes,
/// and who changes it says from which tag.
@Component
final class Versions {

    /// The version that is changed, as the interface's description has it; a request without one gets an answer too.
    @Parameter(
            required = true,
            description =
                    "the ETag of the version that is changed; \"none\", with the quotes, where there is no file yet",
            schema = @Schema(pattern = "^\"(none|[0-9a-f]{32})\"$"))
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface IfMatch {}

    private static final String NONE = "\"none\"";
    private static final int PRECONDITION_FAILED = 412;
    private static final int PRECONDITION_REQUIRED = 428;
    private static final int LETTERS = 32;

    /// An answer with the tag that the file had while it was made.
    <T> ResponseEntity<T> tagged(String file, Supplier<T> answer) {
        while (true) {
            String before = tag(file);
            T made = answer.get();
            if (before.equals(tag(file))) {
                return ResponseEntity.ok().eTag(before).body(made);
            }
        }
    }

    /// Changes a file, if nobody else has since.
    ///
    /// @param expected what `If-Match` said
    /// @throws Conflict if somebody has, or if it was not said
    synchronized <T> ResponseEntity<T> changed(String file, @Nullable String expected, Supplier<T> change) {
        if (expected == null) {
            throw new Conflict(Problem.conflict(
                    "unconditional",
                    PRECONDITION_REQUIRED,
                    "The request does not say which version it changes.",
                    "Send the ETag of the version as If-Match."));
        }
        if (!expected.equals(tag(file))) {
            throw new Conflict(Problem.conflict(
                    "changed",
                    PRECONDITION_FAILED,
                    Path.of(file).getFileName() + " has been changed since, in another window or by a command.",
                    "Load it again, and make your change to what is there now."));
        }
        T made = change.get();
        return ResponseEntity.ok().eTag(tag(file)).body(made);
    }

    private static String tag(String file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(file)));
            return "\"" + HexFormat.of().formatHex(digest).substring(0, LETTERS) + "\"";
        } catch (NoSuchFileException e) {
            return NONE;
        } catch (IOException e) {
            throw new OursOrTheirs(file + " cannot be read.", "Check the disk and the path.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
