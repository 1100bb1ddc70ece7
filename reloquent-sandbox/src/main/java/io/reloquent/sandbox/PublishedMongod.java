package io.reloquent.sandbox;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.embed.process.io.directories.PersistentDir;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.transitions.Start;
import java.io.IOException;
import java.nio.file.Path;

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
                .persistentBaseDir(Start.to(PersistentDir.class).initializedWith(PersistentDir.of(scratch)))
                .build();
        try (var files = mongod.transitions(VERSION).walker().initState(StateID.of(ExtractedFileSet.class))) {
            return files.current().executable();
        } catch (RuntimeException e) {
            throw new IOException(
                    "no mongod %s could be downloaded for this operating system".formatted(VERSION.asInDownloadPath()),
                    e);
        }
    }
}
