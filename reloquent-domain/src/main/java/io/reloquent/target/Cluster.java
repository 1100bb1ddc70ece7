package io.reloquent.target;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A target as it describes itself. What it does not tell is absent, and never guessed.
///
/// @param atlas   whether the connection string leads to MongoDB Atlas
/// @param version such as `6.0.5`
/// @param shards  their names; none where it is not sharded
/// @param members of the replica set that was asked; 0 where there is none, or it does not say
/// @param room    of the disks under it
/// @param memory  bytes of the machine that was asked
/// @param grants  what the user may do; absent where it is not told
public record Cluster(
        Topology topology,
        boolean atlas,
        String version,
        List<String> shards,
        int members,
        Optional<Room> room,
        OptionalLong memory,
        Optional<Grants> grants) {

    /// How servers stand together.
    public enum Topology {
        /// One server alone.
        STANDALONE,
        /// Servers with the same documents.
        REPLICA_SET,
        /// Several replica sets with different documents.
        SHARDED
    }

    /// Bytes of disks.
    public record Room(long total, long used) {
        public long free() {
            return Math.max(0, total - used);
        }
    }

    public Cluster {
        shards = List.copyOf(shards);
    }

    public boolean isSharded() {
        return topology == Topology.SHARDED;
    }

    /// The first two numbers of the version as one that can be compared: 600 for `6.0.5`; 0 where it has none.
    int release() {
        String[] parts = version.split("[^0-9]+", 3);
        return parts.length < 2 || parts[0].isEmpty()
                ? 0
                : Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
    }
}
