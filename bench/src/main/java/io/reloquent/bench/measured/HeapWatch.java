package io.reloquent.bench.measured;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// The most heap this process has used, looked at every few milliseconds, and the most that a collection left.
final class HeapWatch {

    private static final long PAUSE_NANOS = 20_000_000;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong live = new AtomicLong();
    private final List<String> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .toList();

    static HeapWatch start() {
        var watch = new HeapWatch();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((n, handback) -> watch.collected(n), null, null);
        }
        var thread = new Thread(watch::look, "heap-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void look() {
        while (!Thread.currentThread().isInterrupted()) {
            most(used, memory.getHeapMemoryUsage().getUsed());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void collected(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data) {
            var after = GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
            long left = 0;
            for (Map.Entry<String, MemoryUsage> pool : after.entrySet()) {
                left += pools.contains(pool.getKey()) ? pool.getValue().getUsed() : 0;
            }
            most(live, left);
        }
    }

    private static void most(AtomicLong most, long now) {
        most.accumulateAndGet(now, Math::max);
    }

    long usedBytes() {
        return used.get();
    }

    long liveBytes() {
        return live.get();
    }

    static long collectorMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
