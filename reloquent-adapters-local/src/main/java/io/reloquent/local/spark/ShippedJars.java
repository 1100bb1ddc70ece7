package io.reloquent.local.spark;

import com.dynatrace.hash4j.hashing.Hashing;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.kernel.Program;
import io.reloquent.spark.Job;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.postgresql.Driver;
import tools.jackson.core.JsonGenerator;

/// The JARs that tasks need, as this program itself has them: the kernel and its drivers, of the very same versions.
final class ShippedJars {

    /// One class of each, by the name that its JAR gets.
    private static final Map<String, Class<?>> NEEDED = new TreeMap<>(Map.of(
            "bson", BsonDocument.class,
            "hash4j", Hashing.class,
            "jackson-core", JsonGenerator.class,
            "mongodb-driver-core", MongoException.class,
            "mongodb-driver-sync", MongoClients.class,
            "postgresql", Driver.class,
            "reloquent-kernel", Program.class,
            "reloquent-spark", Job.class));

    /// The source's driver as a file.
    static final String DRIVER = "postgresql.jar";

    private ShippedJars() {}

    /// Their names as files.
    static List<String> names() {
        return NEEDED.keySet().stream().map(ShippedJars::file).toList();
    }

    private static String file(String name) {
        return name + ".jar";
    }

    /// Copies them into a directory.
    static List<Path> copyTo(Path directory) {
        List<Path> jars = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, Class<?>> needed : NEEDED.entrySet()) {
                Path jar = directory.resolve(file(needed.getKey()));
                copy(place(needed.getValue()), jar);
                jars.add(jar);
            }
        } catch (IOException e) {
            throw new OursOrTheirs(
                    "What Spark needs could not be copied to %s: %s.".formatted(directory, e.getMessage()),
                    "See that there is room and that you may write there.",
                    e);
        }
        return jars;
    }

    /// Copies the source's driver alone.
    static void copyDriverTo(Path directory) throws IOException {
        copy(place(Driver.class), directory.resolve(DRIVER));
    }

    private static URL place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException(type + " comes from nowhere");
        }
        return source.getLocation();
    }

    private static void copy(URL place, Path jar) throws IOException {
        if (place.getProtocol().equals("file")) {
            Path path = Path.of(uri(place));
            if (Files.isDirectory(path)) {
                pack(path, jar);
                return;
            }
        }
        try (InputStream content = place.openStream()) {
            Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static URI uri(URL place) throws IOException {
        try {
            return place.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /// A program that was only compiled has its classes in a directory.
    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
