package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.mapping.BsonType;
import io.reloquent.plan.IndexCondition;
import io.reloquent.plan.IndexCondition.Literal;
import io.reloquent.plan.IndexCondition.Relation;
import io.reloquent.plan.IndexPlan;
import io.reloquent.plan.IndexPlan.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoshIndexesTest {

    private final MongoshIndexes commands = new MongoshIndexes();

    @Test
    void names_are_literals_whatever_they_hold() {
        var index = new IndexPlan(
                "a\"); db.dropDatabase(); (\"",
                List.of(new IndexPlan.Key("__proto__", false), new IndexPlan.Key("é\n\u2028.b", true)),
                true,
                List.of(),
                "");
        assertThat(commands.write("x\\", index))
                .isEqualTo("db.getSiblingDB(\"x\\\\\").getCollection(\"a\\\"); db.dropDatabase(); (\\\"\")"
                        + ".createIndex({[\"__proto__\"]: 1, \"\\u00e9\\u000a\\u2028.b\": -1}, "
                        + "{\"name\": \"__proto___1_\\u00e9\\u000a\\u2028.b_-1\", \"unique\": true});");
    }

    @Test
    void conditions_keep_the_types_of_their_values() {
        var index = new IndexPlan(
                "c",
                List.of(new IndexPlan.Key("t", Kind.TEXT)),
                false,
                List.of(
                        new IndexCondition.Present("p", BsonType.STRING),
                        new IndexCondition.Present("q", BsonType.DATE),
                        new IndexCondition.Present("r", BsonType.UUID),
                        new IndexCondition.Absent("n"),
                        compared("i", Relation.LESS, BsonType.INT64, "5"),
                        compared("i", Relation.GREATER, BsonType.DECIMAL128, "1.50"),
                        compared("d", Relation.EQUAL, BsonType.DATE, "1970-01-01T00:00:01Z"),
                        new IndexCondition.OneOf(
                                "b",
                                List.of(
                                        new Literal(BsonType.BOOLEAN, "true"),
                                        new Literal(BsonType.UUID, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")))),
                true,
                "none",
                "");
        assertThat(commands.write("x", index))
                .contains("({\"t\": \"text\"}, ")
                .contains("\"partialFilterExpression\": {\"p\": {\"$gte\": \"\"}, "
                        + "\"q\": {\"$gte\": new Date(-8640000000000000)}, \"r\": {\"$gte\": BinData(0, \"\")}, "
                        + "\"n\": {\"$eq\": null}, \"i\": {\"$lt\": NumberLong(\"5\"), \"$gt\": NumberDecimal(\"1.50\")}, "
                        + "\"d\": {\"$eq\": new Date(1000)}, "
                        + "\"b\": {\"$in\": [true, UUID(\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\")]}}")
                .contains("\"strength\": 2")
                .endsWith("\"default_language\": \"none\", \"language_override\": \"reloquentTextLanguage\"});");
    }

    @Test
    void two_tests_of_one_kind_on_one_field_are_both_kept() {
        var index = new IndexPlan(
                "c",
                List.of(new IndexPlan.Key("t", false)),
                false,
                List.of(
                        compared("i", Relation.LESS, BsonType.INT32, "5"),
                        compared("i", Relation.LESS, BsonType.INT32, "3")),
                "");
        assertThat(commands.write("x", index)).contains("{\"$and\": [{\"i\": {\"$lt\": 5}}, {\"i\": {\"$lt\": 3}}]}");
    }

    private static IndexCondition compared(String path, Relation relation, BsonType type, String text) {
        return new IndexCondition.Compared(path, relation, new Literal(type, text));
    }
}
