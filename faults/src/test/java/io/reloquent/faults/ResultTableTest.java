package io.reloquent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTableTest {

    private static final ResultTable TABLE = new ResultTable(List.of(
            result("line cut", "source", new Outcome.RodeThrough(), 1_000),
            result("line cut", "target", new Outcome.Mended("It broke."), 2_500),
            result("two starts", "ARRAY", new Outcome.Refused("Another runs."), 70),
            result("two starts", "ARRAY", new Outcome.Wrong("both won"), 80),
            result("disk full", "0 bytes", new Outcome.NotRun("no tmpfs"), 1)));

    private static Result result(String fault, String trial, Outcome outcome, long millis) {
        return new Result(fault, trial, outcome, Duration.ofMillis(millis));
    }

    @Test
    void it_counts_what_became_of_each_case() {
        assertThat(TABLE.rows())
                .containsExactly(
                        new ResultTable.Row("line cut", 2, 1, 1, 0, 0, 0, 2.5),
                        new ResultTable.Row("two starts", 2, 0, 0, 1, 0, 1, 0.1),
                        new ResultTable.Row("disk full", 1, 0, 0, 0, 1, 0, 0));
        assertThat(TABLE.wrong()).hasSize(1);
        assertThat(TABLE.text().lines()).hasSize(4);
    }

    @Test
    void it_is_read_again_as_json() {
        var json = JsonMapper.shared().readTree(TABLE.json());
        assertThat(json.at("/cases/0/mended").asInt()).isEqualTo(1);
        assertThat(json.at("/trials/1/says").asString()).isEqualTo("It broke.");
    }

    @Test
    void the_command_line_is_understood_or_refused() {
        assertThat(Options.read(new String[0])).isEqualTo(new Options(new Extent(200, true), "", null, false));
        assertThat(Options.read(new String[] {"--kills", "3", "--only", "line", "--json", "out.json", "--short"}))
                .isEqualTo(new Options(new Extent(3, false), "line", Path.of("out.json"), true));
        for (String wrong : List.of("--kills", "--kills 0", "--kills many", "--all")) {
            assertThatThrownBy(() -> Options.read(wrong.split(" "))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
