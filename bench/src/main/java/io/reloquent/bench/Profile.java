package io.reloquent.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// Where a recorded process spent its time in Java code, by the samples of a flight recording.
record Profile(List<RecordedEvent> samples) {

    private static final String SAMPLE = "jdk.ExecutionSample";

    static Profile of(Path recording) {
        try {
            return new Profile(RecordingFile.readAllEvents(recording).stream()
                    .filter(event -> event.getEventType().getName().equals(SAMPLE))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The threads and the topmost frames met most often, a line each.
    String summary(int most) {
        return "%,d samples%n%s%n%s"
                .formatted(
                        samples.size(),
                        count(Profile::thread, most),
                        count(sample -> frame(sample.getStackTrace()), most));
    }

    private String count(Function<RecordedEvent, String> name, int most) {
        Map<String, Integer> counts = new HashMap<>();
        samples.forEach(sample -> counts.merge(name.apply(sample), 1, Integer::sum));
        var table = new Table("share", "");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .forEach(e -> table.add(
                        Table.number(100.0 * e.getValue() / Math.max(1, samples.size()), 1) + " %", e.getKey()));
        return table.toString();
    }

    /// Threads of one kind are told apart by numbers, which say nothing here.
    private static String thread(RecordedEvent sample) {
        var thread = sample.getThread("sampledThread");
        String name = thread == null ? null : thread.getJavaName();
        return name == null ? "unknown thread" : name.replaceAll("\\d+", "N");
    }

    private static String frame(@Nullable RecordedStackTrace trace) {
        if (trace == null || trace.getFrames().isEmpty()) {
            return "unknown";
        }
        RecordedFrame top = trace.getFrames().getFirst();
        return top.getMethod().getType().getName() + "." + top.getMethod().getName();
    }
}
