package io.reloquent.mongo;

import io.reloquent.target.Grants;
import io.reloquent.target.Grants.Grant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/// What `connectionStatus` tells of privileges.
final class Privileges {

    private static final List<String> ACTIONS = List.of(
            "find",
            "insert",
            "update",
            "remove",
            "listCollections",
            "createCollection",
            "dropCollection",
            "createIndex",
            "collMod",
            "enableSharding",
            "splitChunk",
            "moveChunk");

    /// Of a server that lets everybody do everything.
    static final Grants ALL = new Grants(List.of(new Grant("", "", Set.copyOf(ACTIONS))));

    private Privileges() {}

    static Grants of(BsonDocument authInfo) {
        return new Grants(authInfo.getArray("authenticatedUserPrivileges").stream()
                .map(BsonValue::asDocument)
                .filter(privilege -> isOfCollections(privilege.getDocument("resource")))
                .map(Privileges::grant)
                .toList());
    }

    private static boolean isOfCollections(BsonDocument resource) {
        return resource.containsKey("db") || isAny(resource);
    }

    private static boolean isAny(BsonDocument resource) {
        return resource.getBoolean("anyResource", BsonBoolean.FALSE).getValue();
    }

    private static Grant grant(BsonDocument privilege) {
        BsonDocument resource = privilege.getDocument("resource");
        Set<String> actions = privilege.getArray("actions").stream()
                .map(action -> action.asString().getValue())
                .collect(Collectors.toSet());
        return isAny(resource)
                ? new Grant("", "", actions)
                : new Grant(
                        resource.getString("db").getValue(),
                        resource.getString("collection").getValue(),
                        actions);
    }
}
