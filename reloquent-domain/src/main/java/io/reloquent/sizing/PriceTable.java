package io.reloquent.sizing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What machines cost, as list prices of one day.
///
/// @param source      where the figures are from, in words
/// @param glueDpuHour a DPU of AWS Glue for an hour
/// @param tiers       of MongoDB Atlas, the smallest first
public record PriceTable(
        LocalDate asOf,
        String region,
        String currency,
        String source,
        List<Instance> instances,
        double glueDpuHour,
        List<Tier> tiers) {

    /// After so long nobody should rely on a price.
    public static final int STALE_DAYS = 180;

    public PriceTable {
        instances = List.copyOf(instances);
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || !(glueDpuHour >= 0)) {
            throw new IllegalArgumentException("a table of prices has tiers, and no price below 0");
        }
    }

    /// A machine of EC2.
    ///
    /// @param perHour    as EC2 and EMR ask for it together
    public record Instance(String type, int processors, int memoryGb, double perHour) {
        public Instance {
            if (processors < 1 || memoryGb < 1 || !(perHour >= 0)) {
                throw new IllegalArgumentException("%s has %d processors at %s".formatted(type, processors, perHour));
            }
        }
    }

    /// A cluster of Atlas, or one shard of it: three servers.
    ///
    /// @param storageGb the most that it can have
    /// @param iops      that come with it
    public record Tier(String name, int processors, int memoryGb, int storageGb, int iops, double perHour) {
        public Tier {
            if (processors < 1 || memoryGb < 1 || storageGb < 1 || !(perHour >= 0)) {
                throw new IllegalArgumentException("%s has %d processors at %s".formatted(name, processors, perHour));
            }
        }
    }

    public boolean isStale(LocalDate today) {
        return ChronoUnit.DAYS.between(asOf, today) > STALE_DAYS;
    }

    Optional<Instance> instance(String type) {
        return instances.stream().filter(one -> one.type().equals(type)).findFirst();
    }
}
