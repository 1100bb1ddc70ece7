package io.reloquent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the benchmark ran on.
final class Machine {

    private Machine() {}

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    static Map<String, Object> describe() {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        said.put("cores", cores());
        said.put("processor", line("/proc/cpuinfo", "model name"));
        said.put("memory", line("/proc/meminfo", "MemTotal"));
        said.put("java", System.getProperty("java.vm.version"));
        return said;
    }

    private static String line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
