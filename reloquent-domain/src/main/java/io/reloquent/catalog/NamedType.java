package io.reloquent.catalog;

import java.util.List;

/// A type that the source's owner made.
public sealed interface NamedType {

    /// Schema and name in the written form of a table name.
    String name();

    /// A type with a fixed, ordered list of labels.
    record EnumType(String name, List<String> labels) implements NamedType {
        public EnumType {
            labels = List.copyOf(labels);
        }
    }

    /// Another type under a new name, with checks of its own.
    record DomainType(String name, DataType base, List<String> checks) implements NamedType {
        public DomainType {
            checks = List.copyOf(checks);
        }
    }

    /// A row type with named attributes.
    record CompositeType(String name, List<Attribute> attributes) implements NamedType {
        public CompositeType {
            attributes = List.copyOf(attributes);
        }
    }

    /// One attribute of a composite type.
    record Attribute(String name, DataType type) {}
}
