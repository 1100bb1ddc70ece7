package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.codegen.ConnectorScript;
import io.reloquent.codegen.Libraries;
import io.reloquent.codegen.MigrationScript;
import io.reloquent.codegen.Places;
import io.reloquent.design.DocumentModel;
import io.reloquent.plan.ConnectorLimits;
import io.reloquent.plan.PlainCollection;
import io.reloquent.plan.Plan;
import io.reloquent.sandbox.PythonModules;
import io.reloquent.source.postgresql.PostgresDialect;
import io.reloquent.testkit.Servers;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts as they are written, design by design, beside those of before.
///
/// After a change that is meant, `-Dreloquent.goldens=write` writes them anew.
class GeneratedScriptsTest {

    private static final Path GOLDENS = Path.of("src/test/resources/io/reloquent/core/scripts");
    private static final String LIBRARIES = "../reloquent-codegen/src/main/resources/io/reloquent/codegen/";
    private static final int DESIGNS = 12;

    /// Those whose scripts for MongoDB's connector are looked at as well.
    private static final Set<String> CONNECTED = Set.of(
            "a self-reference both ways",
            "two foreign keys between the same tables, one of them null at times",
            "the same, with its nulls left out",
            "a limited array of joined documents in a document in an array");

    private static final int HOSTILE = 1_000;
    private static final Places PLACES =
            new Places(20, Map.of("PGHOST", "db.example.com"), List.of("set jit = off"), "shop");

    private static String shop = "";

    @TempDir
    Path directory;

    @BeforeAll
    static void loadTheShop() {
        shop = Servers.shop(0.001);
    }

    @Test
    void scripts_are_what_they_were() throws Exception {
        Map<String, String> scripts = scripts();
        if ("write".equals(System.getProperty("reloquent.goldens"))) {
            write(scripts);
        }
        try (Stream<Path> files = Files.list(GOLDENS)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(scripts.keySet());
        }
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            assertThat(script.getValue())
                    .as(script.getKey())
                    .isEqualTo(Files.readString(GOLDENS.resolve(script.getKey())));
        }
    }

    @Test
    void a_linter_finds_nothing_in_them() throws Exception {
        Path libraries = Files.createDirectory(directory.resolve("libraries"));
        for (Map<String, String> all : List.of(Libraries.ofNative(), Libraries.ofConnector())) {
            for (Map.Entry<String, String> library : all.entrySet()) {
                Files.writeString(libraries.resolve(library.getKey()), library.getValue());
            }
        }
        Ended ended = python(
                PythonModules.ruff(),
                "-m",
                "ruff",
                "check",
                "--isolated",
                "--no-cache",
                "--line-length=160",
                // The oldest that Spark 3.5 runs with; it has no zip(strict=True).
                "--target-version=py38",
                "--select=E4,E7,E9,F,W,B,I,UP",
                "--ignore=B905",
                GOLDENS.toString(),
                libraries.toString(),
                LIBRARIES + "validate.py",
                "src/test/resources/io/reloquent/core/connector_trees.py",
                "../reloquent-adapters-local/src/main/resources/io/reloquent/local/spark/serve.py");
        assertThat(ended.exitCode()).as(ended.out()).isZero();
    }

    /// Each name is a constant of the script, letter by letter, and the script is nothing but the template else.
    @Test
    void hostile_names_are_constants() throws Exception {
        List<String> names = hostile();
        var places = new Places(20, Map.of("names", String.join("", names)), names, names.get(0));
        assertConstants(names, MigrationScript.of(List.of(), new PostgresDialect()::extract, places));
        assertConstants(names, ConnectorScript.of(List.of(), new PostgresDialect()::plain, places));
    }

    private void assertConstants(List<String> names, String text) throws Exception {
        Path script = Files.writeString(directory.resolve("hostile.py"), text);
        Path check = Files.writeString(directory.resolve("check.py"), """
                import ast, sys
                tree = ast.parse(open(sys.argv[1]).read())
                constants = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
                sys.stdout.buffer.write("\\0\\0".join(constants).encode("utf-8", "surrogatepass"))
                """);
        Ended ended = python(System.getenv(), check.toString(), script.toString());
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(List.of(ended.out().split("\0\0", -1))).containsAll(names).contains(String.join("", names));
    }

    private static List<String> hostile() {
        List<String> parts = List.of(
                "\"",
                "'",
                "\\",
                "\n",
                "\r",
                "\t",
                "\"\"\"",
                "'''",
                "#",
                "{x}",
                "${x}",
                "[[x]]",
                "[(x)]",
                "[# th:x]",
                "[/]",
                "%s",
                "\u0001",
                "\u007f",
                "\u2028",
                "é",
                "𝄞",
                "; drop",
                "\\N{DIGIT ONE}",
                "\\x41",
                " ");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < HOSTILE; i++) {
            names.add(parts.get(i % parts.size())
                    + i
                    + parts.get(i * 7 % parts.size())
                    + parts.get(i * 11 / 3 % parts.size()));
        }
        return names;
    }

    private Map<String, String> scripts() {
        Map<String, String> scripts = new TreeMap<>();
        ShopDesignsTest.designs()
                .limit(DESIGNS)
                .forEach(design -> scripts.put(fileName(design.getName()), script(design.getPayload())));
        ShopDesignsTest.designs()
                .filter(design -> CONNECTED.contains(design.getName()))
                .forEach(design ->
                        scripts.put("connector-" + fileName(design.getName()), connectorScript(design.getPayload())));
        return scripts;
    }

    private static String fileName(String design) {
        return design.replaceAll("[^a-z0-9]+", "-") + ".py";
    }

    private static String connectorScript(DocumentModel design) {
        try (var migration = new Migration(shop).discoverAndSelect()) {
            migration.design().adopt(design);
            List<PlainCollection> collections = migration.makePlan().compute().collections().stream()
                    .map(collection -> ConnectorLimits.of(migration.catalog(), collection))
                    .peek(judgement -> assertThat(judgement.findings()).isEmpty())
                    .map(ConnectorLimits.Judgement::collection)
                    .toList();
            return ConnectorScript.of(collections, new PostgresDialect()::plain, PLACES);
        }
    }

    private static String script(DocumentModel design) {
        try (var migration = new Migration(shop).discoverAndSelect()) {
            migration.design().adopt(design);
            Plan plan = migration.makePlan().compute();
            return MigrationScript.of(plan.collections(), new PostgresDialect()::extract, PLACES);
        }
    }

    private static void write(Map<String, String> scripts) throws IOException {
        Files.createDirectories(GOLDENS);
        try (Stream<Path> stale = Files.list(GOLDENS)) {
            for (Path file : stale.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> script : scripts.entrySet()) {
            Files.writeString(GOLDENS.resolve(script.getKey()), script.getValue());
        }
    }

    private record Ended(int exitCode, String out) {}

    private Ended python(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out.txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectErrorStream(true);
        builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Ended(exitCode, new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
    }
}
