package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reloquent.fault.YoursToFix;
import io.reloquent.sizing.ShardKey;
import io.reloquent.sizing.ShardKey.Part;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            int      | 5                                    | {k: 5}
            long     | 5                                    | {k: {$numberLong: '5'}}
            double   | 5                                    | {k: 5.0}
            decimal  | 1.50                                 | {k: {$numberDecimal: '1.50'}}
            string   | it's "5"                             | {k: "it's \\"5\\""}
            bool     | t                                    | {k: true}
            date     | 2026-01-02                           | {k: {$date: '2026-01-02T00:00:00Z'}}
            date     | 2026-01-02 03:04:05.678              | {k: {$date: '2026-01-02T03:04:05.678Z'}}
            date     | 2026-01-02 03:04:05.678901+02        | {k: {$date: '2026-01-02T01:04:05.678Z'}}
            date     | 2026-01-02 03:04:05+05:30            | {k: {$date: '2026-01-01T21:34:05Z'}}
            objectId | 0123456789abcdef01234567             | {k: {$oid: '0123456789abcdef01234567'}}
            binData  | 0f3c1f2e-6c1b-4b5c-9d53-3c1f2e6c1b4b | {k: {$uuid: '0f3c1f2e-6c1b-4b5c-9d53-3c1f2e6c1b4b'}}
            binData  | \\x0001ff                             | {k: {$binary: {base64: 'AAH/', subType: '00'}}}
            """)
    void a_text_of_the_source_becomes_a_value_of_the_field_s_type(String type, String text, String point) {
        assertThat(KeyValues.point("c", key(type), List.of(text))).isEqualTo(BsonDocument.parse(point));
    }

    @ParameterizedTest
    @CsvSource({"int,five", "int,3000000000", "date,soon", "bool,maybe", "binData,xyz", "array,1", "'',1"})
    void what_is_not_of_the_type_is_refused_with_the_collection_and_the_value(String type, String text) {
        assertThatThrownBy(() -> KeyValues.point("orders", key(type), List.of(text)))
                .isInstanceOf(YoursToFix.class)
                .hasMessageContaining("orders at k = '" + text + "'");
    }

    private static ShardKey key(String type) {
        return new ShardKey(List.of(new Part("k", false, type)));
    }
}
