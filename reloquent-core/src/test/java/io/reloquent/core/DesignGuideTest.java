package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.DocumentModel;
import io.reloquent.design.RootCollection;
import io.reloquent.local.workspace.MappingFile;
import io.reloquent.local.workspace.WorkspaceDirectory;
import io.reloquent.run.Progress;
import io.reloquent.source.postgresql.PostgresCatalogReader;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every mapping on the page about designs makes the documents that the page shows below it, letter by letter, of the
/// rows that the page begins its examples with. Its type mapping is one that a discovery writes.
class DesignGuideTest {

    private static final Pattern PART =
            Pattern.compile("(?m)^#+ +(?<heading>.+)$|^```(?<language>\\w*)\\n(?<text>(?s:.*?))^```$");

    /// Numbers without their types, as on the page.
    private static final JsonWriterSettings PLAIN = JsonWriterSettings.builder()
            .outputMode(JsonMode.RELAXED)
            .decimal128Converter((value, json) -> json.writeNumber(value.toString()))
            .build();

    private static String shop = "";

    @TempDir
    private Path directory = Path.of("");

    /// A mapping, and documents that it makes.
    record Example(String heading, String mapping, List<String> documents) {
        @Override
        public String toString() {
            return heading;
        }
    }

    @BeforeAll
    static void loadTheRowsOfThePage() throws IOException, SQLException {
        shop = Servers.shop(0.001);
        try (Connection connection = Servers.postgres().connect(shop);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(room());
            statement.execute(String.join("\n", blocks("sql")));
            connection.commit();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_mapping_makes_the_documents_below_it(Example example) throws IOException {
        Path file = Files.writeString(directory.resolve("mapping.yaml"), example.mapping());
        DocumentModel model = new MappingFile(Clock.systemUTC()).read(file);
        try (var migration = new Migration(shop).discoverAndSelectViewsToo()) {
            migration.design().adopt(model);
            migration.migrate(false, Progress.NONE);
            List<String> made = documents(migration, model);
            for (String document : example.documents()) {
                assertThat(made.stream().filter(other -> id(other).equals(id(document))))
                        .containsExactly(document);
            }
        }
    }

    @Test
    void every_mapping_on_the_page_has_documents_below_it() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(examples())
                .allSatisfy(example -> assertThat(example.documents()).isNotEmpty());
    }

    @Test
    void the_type_mapping_on_the_page_is_what_the_next_discovery_leaves_of_it() throws IOException {
        String types = blocks("yaml").stream()
                .filter(yaml -> yaml.contains("\ntypes:\n"))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(directory.resolve("type-mapping.yaml"), types);
        try (var migration = new Migration(shop)) {
            var workspace = new WorkspaceDirectory(directory, Clock.systemUTC());
            new Discover(new PostgresCatalogReader(migration.connections), workspace, Clock.systemUTC())
                    .run(Duration.ofSeconds(20));
        }
        assertThat(Files.readAllLines(file)).containsSubsequence(types.lines().toList());
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        String heading = "";
        for (MatchResult part : parts().toList()) {
            String text = Objects.requireNonNullElse(part.group("text"), "");
            if (part.group("heading") != null) {
                heading = part.group("heading");
            } else if (isMapping(part)) {
                examples.add(new Example(heading, text, new ArrayList<>()));
            } else if (part.group("language").equals("json")) {
                examples.getLast().documents().add(onOneLine(text));
            }
        }
        return examples;
    }

    private static boolean isMapping(MatchResult block) {
        return block.group("language").equals("yaml") && block.group("text").contains("\ncollections:\n");
    }

    private static List<String> blocks(String language) throws IOException {
        return parts().filter(part -> language.equals(part.group("language")))
                .map(block -> block.group("text"))
                .toList();
    }

    private static Stream<MatchResult> parts() throws IOException {
        return PART.matcher(Files.readString(Path.of("../docs/guide/design.md")))
                .results();
    }

    private static String onOneLine(String json) {
        return json.strip().replaceAll(",\\n *", ", ").replaceAll("\\n *", "");
    }

    private static List<String> documents(Migration migration, DocumentModel model) {
        return model.collections().stream()
                .map(RootCollection::name)
                .flatMap(name -> migration.documents(name).values().stream())
                .map(bytes -> new RawBsonDocument(bytes).toJson(PLAIN))
                .toList();
    }

    private static BsonValue id(String json) {
        return Objects.requireNonNull(BsonDocument.parse(json).get("_id"));
    }

    private static String room() throws IOException {
        try (InputStream in = Objects.requireNonNull(DesignGuideTest.class.getResourceAsStream("design-guide.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
