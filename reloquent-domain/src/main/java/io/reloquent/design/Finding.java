package io.reloquent.design;

import java.util.Optional;

/// Something worth knowing about a design, with the place it is about and what to do.
public sealed interface Finding
        permits DataFinding, FieldFinding, KeyFinding, RelationshipFinding, SizeFinding, TableFinding {

    /// How much a finding matters.
    enum Severity {
        /// The design cannot be carried out.
        ERROR,
        /// It can, but something may be lost, large or slow.
        WARNING,
        /// Good to know.
        NOTE
    }

    Severity severity();

    /// Where: a path in the mapping, `customers.orders.items`.
    String place();

    /// What is so.
    String message();

    /// What to do about it.
    String advice();

    /// Lines that point at what is meant, to be shown as they are; empty where the message says all.
    default String excerpt() {
        return "";
    }

    /// What it has in common with findings of its kind, so that many can be said in one sentence; nothing where each
    /// stands for itself.
    default Optional<Alike> alike() {
        return Optional.empty();
    }

    /// @param subject what this one is about
    /// @param gist    what is so of all of them, going on after a colon and without a full stop
    /// @param advice  what to do about all of them
    record Alike(String subject, String gist, String advice) {}
}
