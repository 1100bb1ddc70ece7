package io.reloquent.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {

    /// Two hundred thousand numbers take a shell some tenths of a second.
    private static final String WORK = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";

    @Test
    void a_process_that_outlives_the_one_that_started_it_is_counted(@TempDir Path directory) {
        var tree = new ProcessTree();
        var command = Command.in(directory, List.of("sh", "-c", "sh -c '" + WORK + "; sleep 1' & sleep 0.3"), Map.of());
        assertThat(command.run(1, tree::watch)).isZero();
        double before = ProcessTimes.ofEndedChildren();
        tree.awaitEnd();
        // Nobody waits for it, so that the kernel does not count it among our children.
        assertThat(ProcessTimes.ofEndedChildren() - before).isZero();
        assertThat(tree.seconds()).isGreaterThan(0.05);
        assertThat(tree.peakResidentMegabytes()).isBetween(1.0, 100.0);
    }
}
