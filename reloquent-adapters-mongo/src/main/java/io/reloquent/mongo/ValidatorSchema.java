package io.reloquent.mongo;

import io.reloquent.plan.DocumentSchema;
import io.reloquent.plan.DocumentSchema.Member;
import io.reloquent.plan.DocumentSchema.Value;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/// A document schema as MongoDB's `$jsonSchema`.
final class ValidatorSchema {

    private ValidatorSchema() {}

    static BsonDocument validator(DocumentSchema schema) {
        return new BsonDocument("$jsonSchema", members(new BsonDocument("bsonType", text("object")), schema.members()));
    }

    private static BsonDocument members(BsonDocument schema, List<Member> members) {
        var required = new BsonArray();
        members.stream().filter(Member::required).forEach(member -> required.add(text(member.name())));
        if (!required.isEmpty()) {
            schema.append("required", required);
        }
        var properties = new BsonDocument();
        members.forEach(member -> properties.append(member.name(), value(member.value())));
        return properties.isEmpty() ? schema : schema.append("properties", properties);
    }

    private static BsonDocument value(Value value) {
        var schema = new BsonDocument();
        if (!value.types().isEmpty()) {
            schema.append("bsonType", types(value.types()));
        }
        if (value.elements() != null) {
            schema.append("items", value(value.elements()));
        }
        return members(schema, value.members());
    }

    private static BsonValue types(List<String> types) {
        return types.size() == 1
                ? text(types.get(0))
                : new BsonArray(types.stream().map(ValidatorSchema::text).toList());
    }

    private static BsonString text(String text) {
        return new BsonString(text);
    }
}
