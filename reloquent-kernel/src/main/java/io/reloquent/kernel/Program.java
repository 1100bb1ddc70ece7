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
    /// @param distinct    whether two rows of one key, or a key with a null, are an error to be found here, because
    ///     nothing before has ruled them out
    /// @param parts       the fields, in order
    public record Node(int stream, List<KeyColumn> key, int pathLength, boolean distinct, List<Part> parts)
            implements Serializable {
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
    /// @param column   the source's name for it, for messages
    /// @param omitNull whether there is no field where it is null
    public record Value(String name, String column, int output, Encoding encoding, boolean array, boolean omitNull)
            implements Part {}

    /// Several parts under one name; no field where all of them are left out.
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
    /// @param counted  whether to count how often it is there
    /// @param omitNull whether there is no field instead of a null
    public record Joined(String name, int presence, List<Part> parts, boolean counted, boolean omitNull)
            implements Part {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public int streams() {
            return Node.streams(parts);
        }
    }

    /// Writes nothing and counts how often the value at `presence` is there.
    public record Counted(int presence) implements Part {
        @Override
        public String name() {
            return "";
        }
    }

    /// An array of the documents of another stream.
    ///
    /// @param limit  how many the array holds at most, further rows being read and left out; 0 holds all
    /// @param values whether the elements are the values of the node's one value instead of documents
    public record Children(String name, Node node, int limit, boolean values) implements Part {
        @Override
        public int streams() {
            return node.streams();
        }
    }
}
