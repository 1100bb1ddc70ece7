package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reloquent.fault.Fault;
import io.reloquent.fault.OursOrTheirs;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.mapping.UsedType;
import io.reloquent.selection.Selection;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceDirectoryTest {

    @TempDir
    private Path temporary = Path.of("");

    private Path directory = Path.of("");
    private WorkspaceDirectory workspace = new WorkspaceDirectory(directory, Clock.systemUTC());

    @BeforeEach
    void open() {
        directory = temporary.resolve("a/b");
        workspace = new WorkspaceDirectory(directory, Clock.systemUTC());
    }

    @Test
    void nothing_is_there_before_the_first_writing() {
        assertThat(workspace.catalog().load()).isEmpty();
        assertThat(workspace.selection().load()).isEmpty();
        assertThat(workspace.types().load()).isEmpty();
        assertThat(workspace.model().load()).isEmpty();
        assertThat(workspace.journal().load()).isEmpty();
        assertThat(workspace.report().load()).isEmpty();
        assertThat(directory).doesNotExist();
    }

    @Test
    void everything_is_for_its_owner_only() throws IOException {
        workspace.catalog().save(CatalogFormatTest.shop());
        workspace.catalog().save(CatalogFormatTest.shop());
        workspace.types().save(UsedType.choices(CatalogFormatTest.shop(), TypeChoices.NONE));
        workspace.model().save(FullMapping.MODEL);
        workspace.selection().save(Selection.everything(CatalogFormatTest.shop()));
        workspace.journal().save(StateFileTest.journal("first"));
        workspace.report().save(ReportTest.report());
        workspace.write(PlanFormatTest.plan());
        workspace.lock().close();
        try (Stream<Path> files = Files.walk(temporary).skip(1)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
        assertThat(directory.resolve("source-schema.yaml.previous")).exists();
        assertThat(directory.resolve("reports/migration-report.txt")).exists();
        assertThat(workspace.planPlace())
                .isEqualTo(directory.resolve("plan.yaml").toString());
        assertThat(workspace.catalog().load()).contains(CatalogFormatTest.shop());
        assertThat(workspace.types().load()).contains(UsedType.choices(CatalogFormatTest.shop(), TypeChoices.NONE));
        assertThat(workspace.model().load()).contains(FullMapping.MODEL);
        assertThat(workspace.report().load()).contains(ReportTest.report());
    }

    @Test
    void a_writer_killed_before_renaming_leaves_the_old_file() throws IOException {
        Selection selection = Selection.everything(CatalogFormatTest.shop());
        workspace.selection().save(selection);
        Path unfinished = Files.writeString(directory.resolve("selection.yaml.123.tmp"), "version: 1\ntabl");
        assertThat(workspace.selection().load()).contains(selection);
        workspace.selection().save(new Selection(List.of()));
        assertThat(workspace.selection().load()).contains(new Selection(List.of()));
        assertThat(unfinished).as("someone may still be writing it").exists();
        Files.setLastModifiedTime(unfinished, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        workspace.selection().save(selection);
        assertThat(unfinished).as("abandoned").doesNotExist();
    }

    @Test
    void an_interrupted_thread_still_keeps_what_was_done_and_lets_go_of_the_lock() {
        var lock = workspace.lock();
        Thread.currentThread().interrupt();
        workspace.journal().save(StateFileTest.journal("cut off"));
        lock.close();
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(workspace.journal().load()).contains(StateFileTest.journal("cut off"));
        workspace.lock().close();
    }

    @Test
    void the_contents_before_are_kept() throws IOException {
        workspace.selection().save(Selection.everything(CatalogFormatTest.shop()));
        String first = Files.readString(directory.resolve("selection.yaml"));
        workspace.selection().save(new Selection(List.of()));
        assertThat(Files.readString(directory.resolve("selection.yaml.previous")))
                .isEqualTo(first);
        assertThat(first).isEqualTo("""
                # The tables that take part. Add and remove lines at will.
                version: 1
                tables:
                  - crm.customers
                """);
    }

    @Test
    void a_selection_says_what_is_wrong_with_it() throws IOException {
        workspace.selection().save(new Selection(List.of()));
        Files.writeString(
                directory.resolve("selection.yaml"), "version: 1\ntabels: []\ntables:\n  - orders\n  - {a: b}\n  -\n");
        assertThat(catchThrowableOfType(
                        YoursToFix.class, () -> workspace.selection().load()))
                .hasMessage("""
                        selection.yaml:2: there is no key 'tabels' here; did you mean 'tables'?
                        selection.yaml:4: 'tables' is 'orders'; write schema and name, such as shop.orders
                        selection.yaml:5: 'tables' holds something that is not a text; write a list of texts
                        selection.yaml:6: 'tables' holds something that is not a text; write a list of texts""");
    }

    @Property(tries = 200)
    void any_selection_is_read_again(@ForAll("selections") Selection selection) {
        var format = new SelectionFormat();
        assertThat(format.read(Path.of("selection.yaml"), format.write(selection)))
                .isEqualTo(selection);
    }

    @Provide
    net.jqwik.api.Arbitrary<Selection> selections() {
        return Hostile.tableNames().list().ofMaxSize(4).map(Selection::new);
    }

    @Test
    void a_file_where_a_directory_should_be_is_a_sentence() throws IOException {
        Files.createDirectories(temporary.resolve("a"));
        Files.writeString(directory, "a file");
        Fault fault = catchThrowableOfType(
                OursOrTheirs.class, () -> workspace.selection().save(new Selection(List.of())));
        assertThat(fault.getMessage())
                .isEqualTo(
                        directory.resolve("selection.yaml") + " cannot be written: " + directory + " is in the way.");
    }

    @Test
    void a_full_disk_and_a_missing_permission_are_sentences() {
        Path file = Path.of("/w/state.yaml");
        Fault full = SafeFile.fault(file, "written", new FileSystemException("/w/x", null, "No space left on device"));
        assertThat(full)
                .isInstanceOf(OursOrTheirs.class)
                .hasMessage("/w/state.yaml cannot be written: the disk is full.");
        assertThat(full.next()).isEqualTo("Make room and run the command again.");
        Fault denied = SafeFile.fault(file, "read", new AccessDeniedException("/w/state.yaml"));
        assertThat(denied)
                .isInstanceOf(YoursToFix.class)
                .hasMessage("/w/state.yaml cannot be read: permission denied.");
        assertThat(denied.exitCode()).isEqualTo(4);
        Fault other = SafeFile.fault(file, "written", new IOException("Input/output error"));
        assertThat(other).hasMessage("/w/state.yaml cannot be written: Input/output error.");
    }

    @Test
    void a_disk_that_is_really_full_leaves_the_old_file() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        Fault fault = catchThrowableOfType(OursOrTheirs.class, () -> {
            try {
                Files.write(full, new byte[1]);
            } catch (IOException e) {
                throw SafeFile.fault(full, "written", e);
            }
        });
        assertThat(fault).hasMessage("/dev/full cannot be written: the disk is full.");
    }
}
