package io.reloquent.target;

import java.util.List;

/// Something worth knowing about a target before documents are loaded into it, with what to do.
public sealed interface TargetFinding {

    /// How much a finding matters.
    enum Severity {
        /// The load would fail, or do harm.
        ERROR,
        /// It can be carried out, but something may be slow, or be lost later.
        WARNING,
        /// Good to know.
        NOTE
    }

    Severity severity();

    /// What is so, as a sentence.
    String message();

    /// What to do about it, as a sentence.
    String advice();

    /// The disks are too full.
    record TooLittleRoom(long needed, long free) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "The target has %s free; the documents and their indexes need about %s."
                    .formatted(size(free), size(needed));
        }

        @Override
        public String advice() {
            return "Give the target larger disks, or choose fewer tables.";
        }
    }

    /// The target does not tell how full its disks are.
    record UnknownRoom(long needed) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "The target does not tell how much room its disks have; about %s is needed.".formatted(size(needed));
        }

        @Override
        public String advice() {
            return "See for yourself that there is room.";
        }
    }

    /// One server alone.
    record NoReplicas() implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "The target is one server alone, without a copy of what is loaded into it.";
        }

        @Override
        public String advice() {
            return "Make it a replica set, even if it is of one member: mongod --replSet NAME, then rs.initiate().";
        }
    }

    /// Older than what Reloquent works with.
    record TooOld(String version) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "The target runs MongoDB %s; Reloquent needs 4.4 or later.".formatted(version);
        }

        @Override
        public String advice() {
            return "Upgrade the target, best to 6.0 or later.";
        }
    }

    /// Older than what Reloquent was tried with.
    record Untried(String version) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "The target runs MongoDB %s, with which Reloquent was never tried.".formatted(version);
        }

        @Override
        public String advice() {
            return "Upgrade it to 6.0 or later, or try with a copy first.";
        }
    }

    /// Shards are planned, and there are none.
    record NotSharded(int planned) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "%s planned, but the target is not a sharded cluster."
                    .formatted(planned == 1 ? "One shard is" : planned + " shards are");
        }

        @Override
        public String advice() {
            return "Make it one; or go on, and every collection stays whole.";
        }
    }

    /// There are fewer shards than planned.
    record FewerShards(int planned, int found) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "%d shards are planned, and the target has %d.".formatted(planned, found);
        }

        @Override
        public String advice() {
            return "Add shards before the load: moving documents to new ones later takes longer than loading them.";
        }
    }

    /// A sharded cluster, and no plan for it.
    record NothingSpread() implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "The target is a sharded cluster, but nothing says how to spread collections over it.";
        }

        @Override
        public String advice() {
            return "Go on, and every collection stays whole, on one shard.";
        }
    }

    /// The user may not do what has to be done.
    ///
    /// @param actions by MongoDB's names
    record MissingPrivilege(String database, List<String> actions) implements TargetFinding {
        public MissingPrivilege {
            actions = List.copyOf(actions);
        }

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "The target's user may not do this in database %s: %s."
                    .formatted(database, String.join(", ", actions));
        }

        @Override
        public String advice() {
            return "Grant it a role that may, such as readWrite or dbAdmin on %s, or clusterManager for what concerns"
                            .formatted(database)
                    + " shards.";
        }
    }

    /// The target does not tell what the user may do.
    record UnknownPrivileges() implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "The target does not tell what its user may do.";
        }

        @Override
        public String advice() {
            return "Go on; what is not allowed is refused, and said, when it is tried.";
        }
    }

    /// A collection of the plan has documents already.
    ///
    /// @param run  whose documents they are; empty if they are no run's
    /// @param kept whether the user wants it left as it is
    record HoldsDocuments(String collection, long documents, String run, boolean kept) implements TargetFinding {
        @Override
        public Severity severity() {
            return kept ? Severity.WARNING : Severity.ERROR;
        }

        @Override
        public String message() {
            String whose =
                    run.isEmpty() ? "that no run of Reloquent put there" : "of run " + run + ", which was cut off";
            return "Collection %s holds %,d %s %s."
                    .formatted(collection, documents, documents == 1 ? "document" : "documents", whose);
        }

        @Override
        public String advice() {
            return run.isEmpty()
                    ? "Choose another target.database in reloquent.yaml; or drop it, if nobody needs it, with --drop %s."
                            .formatted(collection)
                    : "Go on with 'reloquent migrate --resume', or drop what it loaded with --existing drop.";
        }
    }

    /// A collection that was prepared for an earlier plan cannot be dropped: somebody put documents into it.
    record LeftOver(String collection, long documents) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "Collection %s was prepared for an earlier plan, and holds %,d documents now."
                    .formatted(collection, documents);
        }

        @Override
        public String advice() {
            return "It stays; drop it yourself if nobody needs it.";
        }
    }

    /// A collection that nobody prepared is spread by other fields than planned.
    record OtherShardKey(String collection, String planned, String found) implements TargetFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Collection %s is sharded by %s already; %s is planned.".formatted(collection, found, planned);
        }

        @Override
        public String advice() {
            return "Plan the key that it has; or drop it, if nobody needs it, with --drop %s.".formatted(collection);
        }
    }

    /// `1.5 GB`.
    private static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < 4) {
            value /= 1000;
            unit++;
        }
        String number = unit == 0 || value >= 100 ? "%.0f".formatted(value) : "%.1f".formatted(value);
        return number + " " + List.of("bytes", "kB", "MB", "GB", "TB").get(unit);
    }
}
