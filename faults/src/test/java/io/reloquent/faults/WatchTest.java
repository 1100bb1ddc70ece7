package io.reloquent.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.faults.Watch.Moment;
import io.reloquent.faults.Watch.Side;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.DocumentWriter;
import io.reloquent.port.target.WriteMode;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.testkit.InMemoryWorkspace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final List<String> events = new ArrayList<>();

    private void write(Side side, int nth, int times) {
        var watch = new Watch(new Moment("DocumentWriter.write", side, nth), () -> events.add("strike"));
        var acknowledged = new CompletableFuture<Void>();
        DocumentWriter writer = watch.over(DocumentWriter.class, (collection, batch, mode) -> {
            events.add("write");
            return acknowledged;
        });
        for (int i = 0; i < times; i++) {
            var unused = writer.write("c", new DocumentBatch(1), WriteMode.INSERT);
        }
        events.add("acknowledge");
        acknowledged.complete(null);
    }

    @Test
    void it_strikes_before_the_call_or_after_it_or_when_what_it_gave_has_come() {
        write(Side.BEFORE, 2, 2);
        assertThat(events).containsExactly("write", "strike", "write", "acknowledge");
        events.clear();
        write(Side.AFTER, 1, 2);
        assertThat(events).containsExactly("write", "strike", "write", "acknowledge");
        events.clear();
        write(Side.DONE, 1, 1);
        assertThat(events).containsExactly("write", "acknowledge", "strike");
    }

    @Test
    void what_a_port_throws_comes_through() {
        DocumentWriter writer = Watch.NONE.over(DocumentWriter.class, (collection, batch, mode) -> {
            throw new IllegalStateException("as thrown");
        });
        assertThatThrownBy(() -> writer.write("c", new DocumentBatch(1), WriteMode.INSERT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("as thrown");
    }

    @Test
    void files_of_a_workspace_are_told_apart() {
        var watch = new Watch(new Moment("Stored.load the model", Side.BEFORE, 1), () -> events.add("strike"));
        Workspace workspace = watch.over(Workspace.class, new InMemoryWorkspace());
        workspace.catalog().load();
        assertThat(events).isEmpty();
        workspace.model().load();
        assertThat(events).containsExactly("strike");
    }
}
