package io.reloquent.session.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketsTest {

    @TempDir
    Path directory;

    private Tickets tickets(Duration later) {
        return new Tickets(directory.resolve("reloquent.yaml"), Clock.offset(Clock.systemUTC(), later));
    }

    private Path place() {
        return directory.resolve(".reloquent/tickets");
    }

    @Test
    void one_process_makes_it_and_another_takes_it_once() {
        String ticket = tickets(Duration.ZERO).issue().orElseThrow();

        assertThat(ticket).hasSize(43);
        assertThat(tickets(Duration.ZERO).redeem(ticket)).isTrue();
        assertThat(tickets(Duration.ZERO).redeem(ticket)).isFalse();
        assertThat(place()).isEmptyDirectory();
    }

    @Test
    void what_nobody_has_made_is_none() throws IOException {
        String ticket = tickets(Duration.ZERO).issue().orElseThrow();
        String kept;
        try (Stream<Path> files = Files.list(place())) {
            kept = files.findFirst().orElseThrow().getFileName().toString();
        }
        for (String word : List.of("", "x", ticket + "x", ticket.substring(1), kept, "../../reloquent.yaml")) {
            assertThat(tickets(Duration.ZERO).redeem(word)).as(word).isFalse();
        }
        assertThat(tickets(Duration.ZERO).redeem(ticket)).isTrue();
    }

    @Test
    void it_is_good_for_a_quarter_of_an_hour() {
        String early = tickets(Duration.ZERO).issue().orElseThrow();
        String late = tickets(Duration.ZERO).issue().orElseThrow();

        assertThat(tickets(Duration.ofMinutes(14)).redeem(early)).isTrue();
        assertThat(tickets(Duration.ofMinutes(16)).redeem(late)).isFalse();
        assertThat(place()).isEmptyDirectory();
    }

    @Test
    void old_ones_are_swept_away_when_another_is_made() {
        assertThat(tickets(Duration.ZERO).issue()).isPresent();
        assertThat(tickets(Duration.ofHours(1)).issue()).isPresent();

        assertThat(place()).isDirectoryNotContaining("glob:**/own*");
        assertThat(place().toFile().list()).hasSize(1);
    }

    @Test
    void no_file_holds_it_and_nobody_else_reads_what_there_is() throws IOException {
        String ticket = tickets(Duration.ZERO).issue().orElseThrow();
        try (Stream<Path> files = Files.walk(directory.resolve(".reloquent"))) {
            assertThat(files).allSatisfy(file -> {
                assertThat(file.toString()).doesNotContain(ticket);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .endsWith("------");
                if (Files.isRegularFile(file)) {
                    assertThat(file).content().doesNotContain(ticket);
                }
            });
        }
    }

    @Test
    void a_link_in_its_place_is_none() throws IOException {
        String ticket = tickets(Duration.ZERO).issue().orElseThrow();
        Path file;
        try (Stream<Path> files = Files.list(place())) {
            file = files.findFirst().orElseThrow();
        }
        Path elsewhere = Files.move(file, directory.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);

        assertThat(tickets(Duration.ZERO).redeem(ticket)).isFalse();
    }

    @Test
    void of_many_who_come_with_it_at_once_one_is_let_in() throws Exception {
        try (var crowd = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 50; round++) {
                String ticket = tickets(Duration.ZERO).issue().orElseThrow();
                Callable<Boolean> visit = () -> tickets(Duration.ZERO).redeem(ticket);
                long let = 0;
                for (var answer : crowd.invokeAll(List.of(visit, visit, visit, visit, visit, visit, visit, visit))) {
                    let += answer.get() ? 1 : 0;
                }
                assertThat(let).isEqualTo(1);
            }
        }
    }
}
