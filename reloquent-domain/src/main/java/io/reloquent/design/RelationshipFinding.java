package io.reloquent.design;

import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.TableName;
import java.util.List;
import java.util.stream.Collectors;

/// What a finding says about how rows point at each other.
public sealed interface RelationshipFinding extends Finding {

    record NoRelationship(String place, TableName owner, TableName embedded) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "No foreign key joins %s to %s in the direction this embedding needs.".formatted(embedded, owner);
        }

        @Override
        public String advice() {
            return "An array needs a foreign key from %s to %s; a document also takes one the other way. Embed it elsewhere, or make it a collection."
                    .formatted(embedded, owner);
        }
    }

    record AmbiguousRelationship(String place, TableName owner, TableName embedded, List<String> foreignKeys)
            implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "Several foreign keys join %s to %s.".formatted(embedded, owner);
        }

        @Override
        public String advice() {
            return "Say which with 'via: " + String.join("' or 'via: ", foreignKeys) + "'.";
        }
    }

    record MayBeSeveral(String place, ForeignKey foreignKey) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s can have several rows for one row of %s, and there is place for one."
                    .formatted(foreignKey.child(), foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Embed it with 'array:' instead.";
        }
    }

    record NotValidated(String place, ForeignKey foreignKey) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "The source never checked %s: rows of %s that point at no row of %s have no document, and verification will say so."
                    .formatted(foreignKey.name(), foreignKey.child(), foreignKey.parent());
        }

        @Override
        public String advice() {
            return "Validate the constraint if the source has it, or make %s a collection of its own."
                    .formatted(foreignKey.child());
        }
    }

    /// Tables that point at each other in a circle, each at the next and the last at the first.
    ///
    /// @param links      the foreign keys, in order
    /// @param references those of them that the design keeps as references, by which it breaks the circle
    record Cycle(String place, List<ForeignKey> links, List<ForeignKey> references) implements RelationshipFinding {

        private static final int MOST_NAMED = 20;

        public Cycle {
            links = List.copyOf(links);
            references = List.copyOf(references);
        }

        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            String around = links.stream()
                    .limit(MOST_NAMED)
                    .map(link -> " -> %s (%s)".formatted(link.parent(), link.name()))
                    .collect(Collectors.joining());
            String rest = links.size() > MOST_NAMED ? " -> \u2026, %,d tables in all".formatted(links.size()) : "";
            return "These tables point at each other in a circle: "
                    + links.get(0).child() + around + rest + ".";
        }

        @Override
        public String advice() {
            if (references.size() == links.size()) {
                return "None of these foreign keys is embedded: all of them stay references, which is safe.";
            }
            if (references.isEmpty()) {
                return "All of them are embedded somewhere: documents end where the mapping ends. Keep one as a"
                        + " reference if that is not what you mean.";
            }
            String kept =
                    references.stream().limit(MOST_NAMED).map(ForeignKey::name).collect(Collectors.joining(" and "));
            return kept + (references.size() == 1 ? " stays a reference" : " stay references")
                    + ", which breaks the circle.";
        }
    }

    record MoreCycles(String place, int listed) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "There are more circles of tables than the %d that are listed.".formatted(listed);
        }

        @Override
        public String advice() {
            return "Select fewer tables to see the others.";
        }
    }

    /// @param levels how deep the design embeds the rows in their own; 0 where they stay references
    record SelfReference(String place, ForeignKey foreignKey, int levels) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "%s points at itself (%s).".formatted(foreignKey.child(), foreignKey.name());
        }

        @Override
        public String advice() {
            return levels == 0
                    ? "It stays a reference; embed it with 'array:' and 'levels:' where documents should hold their own kind."
                    : "It is embedded %s deep.".formatted(levels == 1 ? "one level" : levels + " levels");
        }
    }

    record LevelsNeedSelfReference(String place, TableName table) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String message() {
            return "%s is not embedded in rows of its own, so it cannot be embedded several levels deep."
                    .formatted(table);
        }

        @Override
        public String advice() {
            return "Leave 'levels:' out, or embed it where %s itself is the owner.".formatted(table);
        }
    }

    record LevelsCutOff(String place, TableName table, int levels) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "Rows of %s deeper than %s below their document are not migrated."
                    .formatted(table, levels == 1 ? "one level" : levels + " levels");
        }

        @Override
        public String advice() {
            return "Raise 'levels:', or make %s a collection without a filter too.".formatted(table);
        }
    }

    record UnindexedForeignKey(String place, ForeignKey foreignKey, long rows) implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String message() {
            return "No index of %s begins with %s: the source sorts its %,d rows to read them in the order of their documents."
                    .formatted(foreignKey.child(), String.join(", ", foreignKey.from()), rows);
        }

        @Override
        public String advice() {
            return "Create an index on %s (%s) in the source if the load is slow."
                    .formatted(foreignKey.child(), String.join(", ", foreignKey.from()));
        }
    }

    /// Two tables that are read together and are kept apart all the same.
    record HintNotFollowed(String place, TableName one, TableName other, String because)
            implements RelationshipFinding {
        @Override
        public Severity severity() {
            return Severity.NOTE;
        }

        @Override
        public String message() {
            return "%s and %s are read together and yet kept apart: %s.".formatted(one, other, because);
        }

        @Override
        public String advice() {
            return "Embed the one in the other by hand if it is right in spite of that.";
        }
    }
}
