package io.reloquent.target;

import io.reloquent.plan.DocumentSchema;
import io.reloquent.sizing.ShardKey;
import java.util.List;

/// One thing that is done to a target before the load, or after it. Done again, it changes nothing more.
public sealed interface SetupStep {

    /// The collection it is about; empty where it is about all of them.
    String subject();

    /// What it does, as a sentence.
    String sentence();

    /// Drops a collection.
    record DropCollection(String subject) implements SetupStep {
        @Override
        public String sentence() {
            return "Drop collection %s.".formatted(subject);
        }
    }

    /// Creates an empty collection.
    record CreateCollection(String subject) implements SetupStep {
        @Override
        public String sentence() {
            return "Create collection %s.".formatted(subject);
        }
    }

    /// Has a collection refuse documents that do not fit.
    record SetValidator(String subject, DocumentSchema schema) implements SetupStep {
        @Override
        public String sentence() {
            return "Have collection %s refuse documents that the plan does not make.".formatted(subject);
        }
    }

    /// Has a collection take any document again.
    record RemoveValidator(String subject) implements SetupStep {
        @Override
        public String sentence() {
            return "Have collection %s take any document.".formatted(subject);
        }
    }

    /// Stops moving documents from shard to shard.
    record StopBalancer() implements SetupStep {
        @Override
        public String subject() {
            return "";
        }

        @Override
        public String sentence() {
            return "Stop the balancer; it is turned on again after the indexes are built.";
        }
    }

    /// Moves documents from shard to shard again, until each has its share.
    record StartBalancer() implements SetupStep {
        @Override
        public String subject() {
            return "";
        }

        @Override
        public String sentence() {
            return "Turn the balancer on.";
        }
    }

    /// Lets collections be spread over shards.
    record EnableSharding() implements SetupStep {
        @Override
        public String subject() {
            return "";
        }

        @Override
        public String sentence() {
            return "Let the database have sharded collections.";
        }
    }

    /// Spreads a collection over shards.
    record ShardCollection(String subject, ShardKey key) implements SetupStep {
        @Override
        public String sentence() {
            return "Shard collection %s by %s.".formatted(subject, key.text());
        }
    }

    /// Cuts a sharded collection into ranges and gives them to the shards in turn.
    ///
    /// @param splits where, each with one value for every part of the key, as the source writes values
    /// @param shards names of the shards
    record SplitCollection(String subject, ShardKey key, List<List<String>> splits, List<String> shards)
            implements SetupStep {
        public SplitCollection {
            splits = splits.stream().map(List::copyOf).toList();
            shards = List.copyOf(shards);
        }

        @Override
        public String sentence() {
            return "Cut collection %s into %d ranges and give them to %d shards in turn."
                    .formatted(subject, splits.size() + 1, shards.size());
        }
    }
}
