package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.NamedType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.UsedType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesFormatTest {

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");
    private WorkspaceDirectory workspace = new WorkspaceDirectory(directory, Clock.systemUTC());

    @BeforeEach
    void open() {
        file = directory.resolve("type-mapping.yaml");
        workspace = new WorkspaceDirectory(directory, Clock.systemUTC());
    }

    @Test
    void every_type_stands_there_with_its_default_and_what_there_is_to_know() throws IOException {
        Catalog catalog = catalog("boolean", "boolean", "shop.mood", "shop.year", "shop.address", "inet");
        workspace.catalog().save(catalog);
        workspace.types().save(UsedType.choices(catalog, TypeChoices.NONE));
        assertThat(Files.readString(file)).isEqualTo("""
                # What the values of each type become. Change what stands after a colon; one type with its modifiers,
                # as in numeric(10,2), may have a line of its own. 'reloquent discover' keeps your choices, adds new
                # types and writes the comments anew. Single columns are mapping.yaml's.
                version: 1
                types:
                  # 2 columns. Or: int32, string.
                  boolean: boolean
                  # 1 column.
                  inet: string
                  # A composite type, 1 column. Or: string.
                  shop.address: document
                  # An enum, 1 column.
                  shop.mood: string
                  # A domain over smallint, 1 column. Or: int64, double, decimal128, string.
                  shop.year: int32
                  # 1 column. Or: string.
                  uuid: uuid
                """);
    }

    @Test
    void a_choice_is_told_apart_from_the_default() throws IOException {
        workspace.catalog().save(catalog("boolean"));
        workspace.types().save(new TypeChoices(Map.of("boolean", BsonType.INT32, "shop.mood", BsonType.DATE)));
        assertThat(Files.readString(file))
                .contains("# 1 column. Or: boolean (the default), string.\n  boolean: int32\n")
                .contains("# An enum, no column. It cannot become date. Or: string (the default).\n");
    }

    @Test
    void what_is_lost_is_said_in_a_sentence() throws IOException {
        workspace.catalog().save(catalog("timestamptz"));
        workspace.types().save(new TypeChoices(Map.of("timestamptz", BsonType.DATE)));
        assertThat(Files.readString(file).replaceAll("\\s+# |\\s+", " "))
                .contains(
                        " 1 column. Or: int64, string. A date holds milliseconds; microseconds are cut off and counted. timestamptz: date");
    }

    @Test
    void without_a_catalog_there_are_no_comments_but_the_heading() throws IOException {
        workspace.types().save(new TypeChoices(Map.of("boolean", BsonType.INT32)));
        assertThat(Files.readString(file)).endsWith("'s.\nversion: 1\ntypes:\n  boolean: int32\n");
    }

    @Test
    void what_is_wrong_is_named_at_once_with_its_line() throws IOException {
        Files.writeString(file, """
                version: 1
                types:
                  integer: int46
                  text: [string]
                  "": string
                  bigint:
                type: {}
                """);
        assertThat(catchThrowableOfType(
                        YoursToFix.class, () -> workspace.types().load()))
                .hasMessage("""
                        type-mapping.yaml:3: 'integer' is 'int46'; write one of int32, int64, double, decimal128, string, boolean, date, binary, uuid, objectid, json, document
                        type-mapping.yaml:4: 'text' is a list; write a single value
                        type-mapping.yaml:5: a name in 'types' is empty; write a name before the colon
                        type-mapping.yaml:7: there is no key 'type' here; did you mean 'types'?""");
        Files.writeString(file, "version: 1\ntypes: {bigint: , text: json}\n");
        assertThat(workspace.types().load()).contains(new TypeChoices(Map.of("text", BsonType.JSON)));
    }

    @Test
    void a_misspelt_type_is_named_with_the_nearest_one() throws IOException {
        Files.writeString(file, """
                version: 1
                types:
                  numerc: string
                  varchar(20): json
                  integer[]: string
                  inet: string
                """);
        String withoutCatalog = """
                type-mapping.yaml:3: 'numerc' is no type of the source's; did you mean 'numeric'?
                type-mapping.yaml:5: 'integer[]' is no type of the source's; write 'integer': an array follows its elements""";
        assertThat(refusal()).isEqualTo(withoutCatalog);
        workspace.catalog().save(catalog("inet", "shop.mood", "numeric(40,10)"));
        assertThat(refusal()).isEqualTo(withoutCatalog);
        Files.writeString(file, """
                version: 1
                types: {shop.mod: string, shop.year: int64, gone.type: string, "numeric(3,1)": double}
                """);
        assertThat(refusal())
                .isEqualTo("type-mapping.yaml:2: 'shop.mod' is no type of the source's; did you mean 'shop.mood'?");
        Files.writeString(directory.resolve("source-schema.yaml"), "broken: [");
        assertThat(workspace.types().load())
                .as("which reading the schema anew mends")
                .isPresent();
    }

    @Test
    void a_name_is_looked_up_in_the_catalog_as_it_is_now() throws IOException {
        Files.writeString(file, "version: 1\ntypes: {shop.mod: string}\n");
        assertThat(workspace.types().load()).isPresent();
        workspace.catalog().save(catalog("shop.mood"));
        assertThat(refusal()).contains("did you mean 'shop.mood'?");
    }

    private String refusal() {
        return catchThrowableOfType(YoursToFix.class, () -> workspace.types().load())
                .getMessage();
    }

    @Property(tries = 200)
    void any_choices_are_read_again(@ForAll("choices") TypeChoices choices) {
        var format =
                new TypesFormat(new StoredFile<>(Path.of("/absent/x.yaml"), Clock.systemUTC(), new CatalogFormat()));
        isReadAgain(choices, format, format.write(choices));
    }

    @Property(tries = 100)
    void any_choices_about_any_catalog_are_read_again(
            @ForAll("catalogs") Catalog catalog, @ForAll("choices") TypeChoices present) {
        TypeChoices choices = UsedType.choices(catalog, present);
        var format = new TypesFormat(new Stored(catalog));
        byte[] written = format.write(choices);
        isReadAgain(choices, format, written);
        assertThat(new String(written, StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("  #")))
                .as("a line for each type, whatever the names in its comment")
                .hasSize(5 + Math.max(0, choices.byType().size()));
    }

    /// Names at random may look like misspelt ones.
    private static void isReadAgain(TypeChoices choices, TypesFormat format, byte[] written) {
        try {
            assertThat(format.read(Path.of("type-mapping.yaml"), written)).isEqualTo(choices);
        } catch (YoursToFix misspelt) {
            assertThat(misspelt.getMessage().lines()).allMatch(line -> line.contains("is no type of the source's; "));
        }
    }

    private record Stored(Catalog catalog) implements io.reloquent.port.workspace.Stored<Catalog> {
        @Override
        public java.util.Optional<Catalog> load() {
            return java.util.Optional.of(catalog);
        }

        @Override
        public void save(Catalog value) {}

        @Override
        public String place() {
            return "";
        }
    }

    @Provide
    Arbitrary<TypeChoices> choices() {
        return Arbitraries.maps(Hostile.names(), Arbitraries.of(BsonType.class))
                .ofMaxSize(4)
                .map(TypeChoices::new);
    }

    @Provide
    Arbitrary<Catalog> catalogs() {
        return Arbitraries.oneOf(
                        Arbitraries.of("integer[]", "numeric(20,-6)", "varchar(9)", "text"),
                        Hostile.tableNames().map(TableName::toString))
                .list()
                .ofMaxSize(5)
                .map(types -> catalog(types.toArray(String[]::new)));
    }

    private static Catalog catalog(String... types) {
        List<Column> columns = new ArrayList<>();
        for (String type : types) {
            columns.add(new Column("c" + columns.size(), DataType.parse(type), true));
        }
        var table = new Table(
                TableName.parse("shop.all"),
                Table.Kind.TABLE,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RowCount.unknown(),
                0,
                null);
        List<NamedType> named = List.of(
                new NamedType.EnumType("shop.mood", List.of("sad")),
                new NamedType.DomainType("shop.year", DataType.parse("smallint"), List.of()),
                new NamedType.CompositeType(
                        "shop.address", List.of(new NamedType.Attribute("key", DataType.parse("uuid")))));
        return new Catalog("PostgreSQL", "shop", List.of(table), List.of(), named, List.of(), List.of());
    }
}
