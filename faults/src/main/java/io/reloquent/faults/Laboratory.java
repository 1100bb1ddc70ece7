package io.reloquent.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.port.workspace.Stored;
import io.reloquent.testkit.Servers;
import io.reloquent.testkit.TcpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;

/// A source, a target, and what of each design arrives in the target when nothing happens.
final class Laboratory {

    /// Enough rows, it is said, to be worth two key ranges.
    private static final RowCount MANY = new RowCount(1_000_000, RowCount.Basis.STATISTICS);

    private final Path directory;
    private final String database;
    private final Map<Design, Path> workspaces = new EnumMap<>(Design.class);
    private final Map<Design, Sums> expected = new EnumMap<>(Design.class);
    private final AtomicInteger number = new AtomicInteger();

    private Laboratory(Path directory, String database) {
        this.directory = directory;
        this.database = database;
    }

    /// Fills a source and migrates it once by each design.
    static Laboratory open(Path directory) {
        var laboratory = new Laboratory(directory, filled());
        for (Design design : Design.values()) {
            laboratory.prepare(design);
        }
        return laboratory;
    }

    private static String filled() {
        String name = Servers.freshName("faults");
        try (InputStream file = Objects.requireNonNull(Laboratory.class.getResourceAsStream("source.sql"))) {
            Servers.postgres().createDatabase(name);
            try (Connection connection = Servers.postgres().connect(name);
                    Statement statement = connection.createStatement()) {
                statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the source could not be filled", e);
        }
    }

    private void prepare(Design design) {
        Site site = emptySite();
        try (Migration migration = site.migration()) {
            migration.prepare(design);
            if (design == Design.ARRAY) {
                swell(migration.workspace().catalog());
            }
            Path prepared = directory.resolve("prepared-" + design);
            copy(site.workspace(), prepared);
            workspaces.put(design, prepared);
            migration.migrate(false);
            if (!migration.validate().passes()) {
                throw new IllegalStateException(design + " does not even pass when nothing happens");
            }
            expected.put(design, migration.sums(design));
        }
    }

    private static void swell(Stored<Catalog> stored) {
        Catalog read = stored.load().orElseThrow();
        List<Table> tables = read.tables().stream().map(Laboratory::swollen).toList();
        stored.save(new Catalog(
                read.source(),
                read.database(),
                tables,
                read.foreignKeys(),
                read.types(),
                read.sequences(),
                read.cardinalities()));
    }

    private static Table swollen(Table table) {
        return new Table(
                table.name(),
                table.kind(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                table.indexes(),
                table.checks(),
                table.inherits(),
                table.partitions(),
                MANY,
                table.bytes(),
                table.comment());
    }

    String database() {
        return database;
    }

    /// A directory that nothing is in.
    Path freshDirectory() {
        try {
            return Files.createDirectories(directory.resolve("place-" + number.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty workspace and an empty target.
    Site emptySite() {
        return new Site(
                Servers.postgres().port(),
                database,
                Servers.mongod().uri(),
                Servers.freshName("target"),
                freshDirectory());
    }

    /// A designed workspace and an empty target.
    Site site(Design design) {
        return site(design, Servers.postgres().port(), Servers.mongod().uri());
    }

    Site site(Design design, int sourcePort, String targetUri) {
        return new Site(sourcePort, database, targetUri, Servers.freshName("target"), workspace(design));
    }

    /// A copy of a designed workspace.
    Path workspace(Design design) {
        Path copy = freshDirectory();
        copy(Objects.requireNonNull(workspaces.get(design)), copy);
        return copy;
    }

    Sums expected(Design design) {
        return Objects.requireNonNull(expected.get(design));
    }

    /// The connection string of a mongod behind a proxy; by the replica set's own address it would be gone round.
    static String uri(TcpProxy proxy) {
        return "mongodb://%s:%d/?directConnection=true".formatted(Site.HOST, proxy.port());
    }

    /// Takes one document out of a loaded target.
    void dropOneDocument(Site site, Design design) {
        String collection = design.model().collections().getFirst().name();
        try (MongoClient client = MongoClients.create(Servers.mongod().uri())) {
            client.getDatabase(site.targetDatabase()).getCollection(collection).deleteOne(new Document());
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
