package io.reloquent.bench.measured;

import com.sun.management.OperatingSystemMXBean;
import io.reloquent.core.Migrate;
import io.reloquent.core.Validate;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.SparkMethod;
import io.reloquent.port.source.Snapshot;
import io.reloquent.port.target.Ledger;
import io.reloquent.run.Progress;
import io.reloquent.run.Unmakable;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/// One row of the benchmark in a process of its own: does the work, and says in its last line what it used.
public final class MeasuredRow {

    private static final double MEGABYTE = 1 << 20;

    /// CPU that this process had used when its work began.
    private static long startNanos;

    /// How long its work took, where that is not all the time until its end.
    private static OptionalDouble workSeconds = OptionalDouble.empty();

    private MeasuredRow() {}

    /// What a process can be asked to do.
    public enum Work {
        READ_FLOOR,
        READ_UNORDERED,
        WRITE_FLOOR,
        MIGRATE,
        MIGRATE_SET_ASIDE,
        MIGRATE_UNFENCED,
        MIGRATE_ON_SPARK_BY_KERNEL,
        MIGRATE_ON_SPARK_BY_DATA_FRAMES,
        VALIDATE,
        VALIDATE_WITNESSED,
        PUSH
    }

    /// @param arguments the work, the place, and what the work needs besides
    public static void main(String[] arguments) throws Exception {
        List<String> all = List.of(arguments);
        var heap = HeapWatch.start();
        long began = System.nanoTime();
        long rows = run(Work.valueOf(all.get(0)), Place.of(all.subList(1, 6)), all.subList(6, all.size()));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("seconds", workSeconds.orElse((System.nanoTime() - began) / 1e9));
        said.put("start_cpu_seconds", startNanos / 1e9);
        said.put("peak_heap_mb", heap.usedBytes() / MEGABYTE);
        said.put("live_heap_mb", heap.liveBytes() / MEGABYTE);
        said.put("collector_seconds", HeapWatch.collectorMillis() / 1e3);
        said.put("peak_rss_mb", peakResidentMegabytes());
        said.put("rows", rows);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(JsonMapper.shared().writeValueAsString(said));
    }

    /// @return rows read, where the work itself knows; 0 elsewhere
    private static long run(Work work, Place place, List<String> more) throws Exception {
        return switch (work) {
            case READ_FLOOR -> readFloor(place, true);
            case READ_UNORDERED -> readFloor(place, false);
            case WRITE_FLOOR -> {
                starts();
                WriteFloor.run(place.targetUri(), Path.of(more.get(0)));
                yield 0;
            }
            case MIGRATE -> migrate(place, false, Unmakable.STOP);
            case MIGRATE_SET_ASIDE -> migrate(place, false, Unmakable.SET_ASIDE);
            case MIGRATE_UNFENCED -> migrate(place, true, Unmakable.STOP);
            case MIGRATE_ON_SPARK_BY_KERNEL -> migrate(place, SparkMethod.KERNEL);
            case MIGRATE_ON_SPARK_BY_DATA_FRAMES -> migrate(place, SparkMethod.DATA_FRAMES);
            case VALIDATE -> validate(place, Validate.Depth.AS_SENT);
            case VALIDATE_WITNESSED -> validate(place, Validate.Depth.WITNESSED);
            case PUSH -> {
                starts();
                PushLoad.run(Workload.named(more.get(0)), place);
                yield 0;
            }
        };
    }

    private static long readFloor(Place place, boolean ordered) throws Exception {
        long rows = 0;
        try (var product = new Product(place);
                Snapshot snapshot = product.snapshot()) {
            List<CollectionPlan> collections = product.plan().run().collections();
            starts();
            for (CollectionPlan collection : collections) {
                rows += new ReadFloor(snapshot, ordered).run(collection);
            }
        }
        return rows;
    }

    private static long migrate(Place place, boolean unfenced, Unmakable unmakable) {
        try (var product = new Product(place)) {
            Ledger ledger = unfenced ? new UnfencedLedger(product.ledger()) : product.ledger();
            starts();
            return product.migrate(ledger)
                    .run(new Migrate.Wishes(false, unmakable, false), Progress.NONE)
                    .rows();
        }
    }

    private static long migrate(Place place, SparkMethod kind) throws IOException {
        try (var product = new Product(place);
                var spark = new OnSpark(place.configuration(), place.workspace().resolveSibling("spark"))) {
            Ledger ledger = product.ledger();
            starts();
            long rows = product.migrate(ledger, spark.engine(kind, ledger))
                    .run(new Migrate.Wishes(false, Unmakable.STOP, false), Progress.NONE)
                    .rows();
            workSeconds = OptionalDouble.of(spark.seconds());
            return rows;
        }
    }

    private static long validate(Place place, Validate.Depth depth) {
        try (var product = new Product(place)) {
            starts();
            var verification = product.validate().run(depth, Progress.NONE);
            if (!verification.passes()) {
                throw new IllegalStateException("the verification does not pass: " + verification);
            }
            return 0;
        }
    }

    private static void starts() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process) {
            startNanos = process.getProcessCpuTime();
        }
    }

    private static double peakResidentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }
}
