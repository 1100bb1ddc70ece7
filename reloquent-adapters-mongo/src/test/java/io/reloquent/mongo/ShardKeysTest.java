package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.ReplaceOneModel;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By what a document is found that is written again.
class ShardKeysTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {_id: 1, a: 2}               |       | {_id: 1}
            {_id: 1, a: 2}               | a     | {_id: 1, a: 2}
            {_id: 1, a: {b: 'x'}}        | a.b   | {_id: 1, 'a.b': 'x'}
            {_id: 1, a: 2}               | a.b   | {_id: 1, 'a.b': null}
            {_id: 1}                     | a b   | {_id: 1, a: null, b: null}
            {_id: 1, a: {$gt: 1}}        | a     | {_id: 1, a: {$eq: {$gt: 1}}}
            {_id: {x: 1}, a: 2}          | a     | {_id: {$eq: {x: 1}}, a: 2}
            """)
    void every_field_of_the_key_is_in_the_filter(String document, String key, String filter) {
        List<String> paths = key == null ? List.of() : List.of(key.split(" "));
        List<ReplaceOneModel<RawBsonDocument>> models =
                MongoDocumentWriter.replacements(List.of(new RawBsonDocument(Documents.of(document))), paths);
        assertThat(models.get(0).getFilter().toBsonDocument()).isEqualTo(BsonDocument.parse(filter));
    }
}
