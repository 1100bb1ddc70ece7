package io.reloquent.web.endpoint;

import io.reloquent.core.Generate.Generated;
import io.reloquent.core.Generate.Writer;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.web.live.Workplace;
import io.reloquent.web.problem.Conflict;
import io.reloquent.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The plan as files that Spark runs, in the workspace's directory `generated`.
@RestController
@RequestMapping("/api/generate")
final class GenerateEndpoint {

    private static final long LONGEST_TEXT = 1 << 20;

    private final Workplace workplace;

    /// @param writer who writes the documents there; native unless given
    record GenerateRequest(
            @Schema(allowableValues = {"native", "connector"})
            Optional<String> writer) {}

    /// @param files relative to the directory
    record GeneratedView(int version, String directory, String plan, List<String> files) {}

    /// @param text empty where it is no text, or a long one
    record FileView(int version, String file, long bytes, String text) {}

    GenerateEndpoint(Workplace workplace) {
        this.workplace = workplace;
    }

    @PostMapping
    @Operation(operationId = "generate", summary = "Write the plan as files that Spark runs")
    GeneratedView generate(@RequestBody GenerateRequest request) {
        Writer writer = MigrateEndpoint.choice(request.writer(), "writer", Writer.names(), Writer::named)
                .orElse(Writer.NATIVE);
        return workplace.with(session -> {
            Generated generated = session.generate().run(directory(), writer);
            return new GeneratedView(1, directory().toString(), generated.plan().hash(), generated.files());
        });
    }

    @GetMapping("/file")
    @Operation(operationId = "generatedFile", summary = "The text of one of the files")
    FileView file(@RequestParam String path) {
        try {
            Path file = inside(path);
            long bytes = Files.size(file);
            boolean isText = bytes <= LONGEST_TEXT && !path.endsWith(".jar");
            return new FileView(1, path, bytes, isText ? Files.readString(file, StandardCharsets.UTF_8) : "");
        } catch (IOException e) {
            throw new OursOrTheirs(path + " cannot be read as text.", "Look into " + directory() + ".", e);
        }
    }

    /// @throws Conflict if it is none of the files; what lies elsewhere is nobody's business here
    private Path inside(String path) throws IOException {
        Path root = directory();
        if (path.indexOf('\0') < 0 && Files.isDirectory(root)) {
            Path file = root.resolve(path).normalize();
            if (file.startsWith(root)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && file.toRealPath().startsWith(root.toRealPath())) {
                return file;
            }
        }
        throw new Conflict(Problem.request(404, "There is no such file among those generated.", "Generate them."));
    }

    private Path directory() {
        return workplace.directory().resolve("generated");
    }
}
