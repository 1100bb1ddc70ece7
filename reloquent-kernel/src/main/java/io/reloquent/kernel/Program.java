package io.reloquent.kernel;

import java.io.Serializable;
import java.util.List;

/// What to do with the row streams of one collection: which values go where, under which names, nested how.
public record Program(Node root) implements Serializable {

    /// A stream and the document each of its rows becomes.
    ///
    /// @param stream      its position among the streams
    /// @param key         what orders it: the key of the row above, then its own
    /// @param pathLength  how many parts of the key are the row above's
    /// @param parts       the fields, in order
    public record Node(int stream, List<KeyColumn> key, int pathLength, List<Part> parts) implements Serializable {
        public Node {
            key = List.copyOf(key);
            parts = List.copyOf(parts);
        }

        /// How many streams this node and those below it read.
        public int streams() {
            return 1 + streams(parts);
        }

        private static int streams(List<Part> parts) {
            int count = 0;
            for (Part part : parts) {
                count += part.streams();
            }
            return count;
        }
    }

    /// One field of a document.
    public sealed interface Part extends Serializable {

        String name();

        /// How many streams this part reads.
        default int streams() {
            return 0;
        }
    }

    /// One value of the row.
    ///
    /// @param column the source's name for it, for messages
    public record Value(String name, String column, int output, Encoding encoding, boolean array) implements Part {}

    /// Several parts under one name.
    public record Group(String name, List<Part> parts) implements Part {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public int streams() {
            return Node.streams(parts);
        }
    }

    /// Several parts under one name, or null where the value at `presence` is null.
    ///
    /// @param counted whether to count how often it is there
    public record Joined(String name, int presence, List<Part> parts, boolean counted) implements Part {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public int streams() {
            return Node.streams(parts);
        }
    }

    /// An array of the documents of another stream.
    public record Children(String name, Node node) implements Part {
        @Override
        public int streams() {
            return node.streams();
        }
    }
}
