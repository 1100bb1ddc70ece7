package io.reloquent.target;

import java.util.List;
import java.util.Set;

/// What a user may do, as the target says it.
public record Grants(List<Grant> grants) {

    public Grants {
        grants = List.copyOf(grants);
    }

    /// Actions that are allowed somewhere.
    ///
    /// @param database   where; empty for every database
    /// @param collection where in it; empty for every collection
    /// @param actions    by MongoDB's names: `insert`, `createCollection`
    public record Grant(String database, String collection, Set<String> actions) {
        public Grant {
            actions = Set.copyOf(actions);
        }

        private boolean covers(String otherDatabase) {
            return collection.isEmpty() && (database.isEmpty() || database.equals(otherDatabase));
        }
    }

    /// Those of the actions that are not allowed on every collection of a database, in their order.
    public List<String> missing(String database, List<String> actions) {
        return actions.stream().filter(action -> !allows(database, action)).toList();
    }

    private boolean allows(String database, String action) {
        return grants.stream()
                .anyMatch(grant -> grant.covers(database) && grant.actions().contains(action));
    }
}
