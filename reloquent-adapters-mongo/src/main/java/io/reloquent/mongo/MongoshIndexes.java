package io.reloquent.mongo;

import io.reloquent.plan.IndexPlan;
import io.reloquent.port.target.IndexCommands;
import org.bson.BsonString;

/// Indexes as commands of the MongoDB shell.
public final class MongoshIndexes implements IndexCommands {

    @Override
    public String write(String database, IndexPlan index) {
        return "db.getSiblingDB(%s).getCollection(%s).createIndex(%s, %s);"
                .formatted(
                        ShellLiteral.of(new BsonString(database)),
                        ShellLiteral.of(new BsonString(index.collection())),
                        ShellLiteral.of(IndexSpecification.keys(index)),
                        ShellLiteral.of(IndexSpecification.options(index)));
    }
}
