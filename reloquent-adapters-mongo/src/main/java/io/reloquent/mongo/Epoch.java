package io.reloquent.mongo;

import org.bson.BsonDocument;

/// The primary's term of office, as its answer to `hello` gives it away.
final class Epoch {

    private Epoch() {}

    /// An election's id; without elections, the server process: what it had not journaled is lost with it.
    static String of(BsonDocument hello) {
        if (hello.containsKey("electionId")) {
            return hello.getObjectId("electionId").getValue().toHexString();
        }
        boolean mongod = !hello.containsKey("msg") && hello.containsKey("topologyVersion");
        return mongod
                ? "process "
                        + hello.getDocument("topologyVersion")
                                .getObjectId("processId")
                                .getValue()
                                .toHexString()
                : "none";
    }
}
