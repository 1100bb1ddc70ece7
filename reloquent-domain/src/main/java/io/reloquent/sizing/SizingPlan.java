package io.reloquent.sizing;

import io.reloquent.plan.Plan;
import io.reloquent.plan.Recommendation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a migration takes: time, machines and money, before it is made.
///
/// @param plan        hash of the plan
/// @param diskBytes   of the tables that are read
/// @param rates       what the times are computed from
/// @param choices     where it could run, each with its time
/// @param recommended which of them
/// @param pricesAsOf  the day of the prices
public record SizingPlan(
        String plan,
        Instant at,
        Window window,
        long diskBytes,
        List<Sized> collections,
        List<Rate> rates,
        List<Choice> choices,
        Recommendation<Where> recommended,
        TargetSize migration,
        TargetSize production,
        LocalDate pricesAsOf) {

    public SizingPlan {
        collections = List.copyOf(collections);
        rates = List.copyOf(rates);
        choices = List.copyOf(choices);
    }

    /// What the target's disks must have room for during the migration, over all shards.
    public long migrationBytes() {
        return migration.storageBytes().value() * migration.shards().value();
    }

    /// How large a collection will be.
    ///
    /// @param bytes of BSON
    /// @param error standard error of the bytes
    /// @param sent  bytes that the source sends
    public record Sized(
            String collection, long documents, long rows, long bytes, long error, long indexBytes, long sent) {}

    /// One figure that others are computed from.
    public record Rate(String name, double value, String unit, String because) {}

    /// One place where it could run.
    ///
    /// @param size       the machines, in words
    /// @param because    of the size
    /// @param processors that make documents
    /// @param asked      processors that the work asks for, perhaps more than connections allow; 0 on this machine
    /// @param cost       of the machines that make documents, by the table of prices; null on this machine
    /// @param advice     what would make it fit into the window; empty where it does
    public record Choice(
            Where where,
            String size,
            String because,
            int processors,
            int asked,
            Timing timing,
            boolean fits,
            @Nullable Double cost,
            String advice) {}

    public long documents() {
        return collections.stream().mapToLong(Sized::documents).sum();
    }

    public long rows() {
        return collections.stream().mapToLong(Sized::rows).sum();
    }

    public long bytes() {
        return collections.stream().mapToLong(Sized::bytes).sum();
    }

    public long indexBytes() {
        return collections.stream().mapToLong(Sized::indexBytes).sum();
    }

    public Optional<Choice> choice(Where where) {
        return choices.stream().filter(choice -> choice.where() == where).findFirst();
    }

    /// Processors that the work asks for on a cluster; 0 for another plan than this was made for.
    public int asked(Plan other) {
        return other.hash().equals(plan) ? choice(Where.EMR).map(Choice::asked).orElse(0) : 0;
    }

    /// Bytes of documents for each byte that the tables have on disk.
    public double expansion() {
        return diskBytes == 0 ? 0 : (double) bytes() / diskBytes;
    }
}
