package io.reloquent.sandbox;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.embed.process.io.directories.PersistentDir;
import de.flapdoodle.embed.process.io.progress.ProgressListener;
import de.flapdoodle.embed.process.io.progress.Slf4jProgressListener;
import de.flapdoodle.embed.process.transitions.InitTempDirectory;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.transitions.Start;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// The mongod that its makers publish for this operating system, by the downloader of flapdoodle.
final class PublishedMongod implements MongodSource {
    private static final Version.Main VERSION = Version.Main.V7_0;

    @Override
    public String version() {
        return "mongod-" + VERSION.asInDownloadPath();
    }

    @Override
    public boolean fits() {
        return true;
    }

    @Override
    public Path fetch(Path scratch) throws IOException {
        var mongod = Mongod.builder()
                .initTempDirectory(InitTempDirectory.with(scratch))
                .persistentBaseDir(Start.to(PersistentDir.class).initializedWith(PersistentDir.of(scratch)))
                // The default one writes to standard output, which belongs to the caller.
                .progressListener(Start.to(ProgressListener.class)
                        .initializedWith(new Slf4jProgressListener(LoggerFactory.getLogger(PublishedMongod.class))))
                .build();
        try (var files = mongod.transitions(VERSION).walker().initState(StateID.of(ExtractedFileSet.class))) {
            return files.current().baseDir().resolve(files.current().executable());
        } catch (RuntimeException e) {
            throw new IOException(
                    "no mongod %s could be downloaded for this operating system".formatted(VERSION.asInDownloadPath()),
                    rootOf(e));
        }
    }

    /// The exceptions around the first one carry every system property in their messages, which is nobody's business.
    private static Throwable rootOf(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }
}
