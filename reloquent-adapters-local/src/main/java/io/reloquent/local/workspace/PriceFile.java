package io.reloquent.local.workspace;

import io.reloquent.fault.YoursToFix;
import io.reloquent.sizing.PriceTable;
import io.reloquent.sizing.PriceTable.Instance;
import io.reloquent.sizing.PriceTable.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Tables of prices: the user's own, or the one that comes with the program.
final class PriceFile {

    private static final String NAME = "prices.yaml";
    private static final List<String> KEYS =
            List.of("as_of", "region", "currency", "source", "ec2_and_emr", "glue_dpu_hour", "atlas");
    private static final List<String> INSTANCE = List.of("type", "processors", "memory_gb", "ec2_hour", "emr_hour");
    private static final List<String> TIER = List.of("tier", "processors", "memory_gb", "storage_gb", "iops", "hour");

    private PriceFile() {}

    /// @param named     what the user named; if nothing, `prices.yaml` of the workspace, else the program's own
    /// @param workspace directory
    /// @throws YoursToFix if a file that was named is not there, or any cannot be understood
    static PriceTable load(Optional<Path> named, Path workspace) {
        Path file = named.orElse(workspace.resolve(NAME));
        Optional<byte[]> bytes = SafeFile.read(file);
        if (named.isPresent() && bytes.isEmpty()) {
            throw YoursToFix.usage("There is no table of prices at " + file + ".", "Name a file that is there.");
        }
        return bytes.map(own -> read(file, own)).orElseGet(() -> read(Path.of(NAME), shipped()));
    }

    /// The program's own table, to be copied and changed.
    static byte[] shipped() {
        try (var stream = Objects.requireNonNull(PriceFile.class.getResourceAsStream(NAME), NAME)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PriceTable read(Path file, byte[] bytes) {
        return YamlFile.read(file, bytes, KEYS, root -> {
            if (!root.has("as_of")) {
                root.missing("as_of");
            }
            LocalDate day = root.parsed("as_of", "a day such as 2026-01-31", LocalDate::parse)
                    .orElse(LocalDate.EPOCH);
            String region = root.required("region");
            String currency = root.required("currency");
            String source = root.text("source").orElse("");
            List<Instance> instances = root.list("ec2_and_emr", INSTANCE, PriceFile::instance);
            double glue = price(root, "glue_dpu_hour");
            List<Tier> tiers = root.list("atlas", TIER, PriceFile::tier);
            return root.build(() -> new PriceTable(day, region, currency, source, instances, glue, tiers));
        });
    }

    private static Optional<Instance> instance(YamlObject one) {
        String type = one.required("type");
        int processors = count(one, "processors");
        int memory = count(one, "memory_gb");
        double hour = price(one, "ec2_hour") + price(one, "emr_hour");
        return one.build(() -> new Instance(type, processors, memory, hour));
    }

    private static Optional<Tier> tier(YamlObject one) {
        String name = one.required("tier");
        int processors = count(one, "processors");
        int memory = count(one, "memory_gb");
        int storage = count(one, "storage_gb");
        int iops = count(one, "iops");
        double hour = price(one, "hour");
        return one.build(() -> new Tier(name, processors, memory, storage, iops, hour));
    }

    private static int count(YamlObject one, String key) {
        if (!one.has(key)) {
            one.missing(key);
        }
        return one.number(key, 1, 1, Integer.MAX_VALUE);
    }

    private static double price(YamlObject one, String key) {
        if (!one.has(key)) {
            one.missing(key);
        }
        return one.parsed(key, "a price, 0 or more", text -> {
                    double price = Double.parseDouble(text);
                    if (!(price >= 0) || Double.isInfinite(price)) {
                        throw new IllegalArgumentException("below 0");
                    }
                    return price;
                })
                .orElse(0.0);
    }
}
