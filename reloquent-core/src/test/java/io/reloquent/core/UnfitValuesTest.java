package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.design.FieldRule;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.run.Progress;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values that have no place in the type that a field is to have.
class UnfitValuesTest {

    @ParameterizedTest(name = "{0} {1} as {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "bigint    | 2147483648         | int32      | v is '2147483648', which is beyond int32",
                "bigint    | 9007199254740993   | double     | v is '9007199254740993', which is beyond 2^53",
                "numeric   | 1.5                | int64      | v is '1.5', which is no whole number",
                "numeric   | 12345678901234567890123456789012345 |  | v has 35 digits, and Decimal128 holds 34",
                "float8    | NaN                | int32      | v is 'NaN', which is no whole number",
                "text      | 007                | int32      | v is '007', which is no whole number",
                "text      | 31.12.2024         | date       | v is '31.12.2024', which is no date",
                "text[]    | {f,perhaps}        | boolean    | v is 'perhaps', which is neither true nor false",
                "date      | infinity           |            | v is infinity, and a BSON date is finite",
                "timestamp | -infinity          | int64      | v is infinity",
                "json      | {\"a\": \"\\ud800\"} |            | v has half a character"
            })
    void a_value_that_does_not_fit_is_named_with_its_row(String type, String value, String asked, String message)
            throws SQLException {
        String database = Databases.holding("create table public.t (id integer primary key, v " + type
                + "); insert into public.t values (1, null), (42, '" + value + "')");
        var rule = asked == null
                ? FieldRule.NONE
                : FieldRule.NONE.as(BsonType.parse(asked).orElseThrow());
        try (var migration = new Migration(database).discoverAndSelect()) {
            migration.design().adopt(Models.model(Models.root("t", "public.t", Models.rules(Map.of("v", rule)))));

            assertThatThrownBy(() -> migration.migrate(false, Progress.NONE))
                    .isInstanceOf(YoursToFix.class)
                    .hasMessageContaining("t with key 42")
                    .hasMessageContaining(message)
                    .hasMessageContaining("type: string");
        }
    }
}
