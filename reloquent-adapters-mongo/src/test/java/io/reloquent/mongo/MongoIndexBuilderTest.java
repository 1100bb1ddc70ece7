package io.reloquent.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.model.IndexOptions;
import io.reloquent.fault.Fault;
import io.reloquent.fault.YoursToFix;
import io.reloquent.mapping.BsonType;
import io.reloquent.plan.IndexCondition;
import io.reloquent.plan.IndexPlan;
import io.reloquent.port.target.DocumentBatch;
import io.reloquent.port.target.IndexBuilder;
import io.reloquent.port.target.WriteMode;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

@Timeout(60)
class MongoIndexBuilderTest {
    private static final String DATABASE = "indexing";
    private static final List<IndexCondition> PRESENT = List.of(new IndexCondition.Present("email", BsonType.STRING));

    private final MongoTarget target = MongoTarget.open(TestServer.address(DATABASE));
    private final IndexBuilder indexes = target.indexes();
    private final List<Double> said = new ArrayList<>();

    @AfterEach
    void clear() {
        Mono.from(TestServer.database(DATABASE).drop()).block();
        target.close();
    }

    @Test
    void builds_an_index_with_the_planned_fields_and_name() {
        TestServer.insert(DATABASE, "customer", "{_id: 1, name: 'a', since: 3}");
        indexes.build(
                new IndexPlan(
                        "customer",
                        List.of(new IndexPlan.Key("name", false), new IndexPlan.Key("since", true)),
                        false,
                        List.of(),
                        ""),
                said::add);
        assertThat(indexes.existing("customer")).containsExactly("_id_", "name_1_since_-1");
        assertThat(said.getLast()).isEqualTo(1);
    }

    @Test
    void a_collection_that_is_not_there_has_no_indexes() {
        assertThat(indexes.existing("missing")).isEmpty();
    }

    @Test
    void an_index_that_is_there_is_found_under_its_own_or_another_name() {
        indexes.build(unique("customer", PRESENT), said::add);
        indexes.build(unique("customer", PRESENT), said::add);
        assertThat(indexes.existing("customer")).containsExactly("_id_", "email_1");

        byHand("renamed", new IndexOptions().name("mine").unique(true));
        indexes.build(unique("renamed", List.of()), said::add);
        assertThat(indexes.existing("renamed")).containsExactly("_id_", "mine");
    }

    @Test
    void an_index_with_the_same_name_and_other_options_is_a_conflict() {
        byHand("customer", new IndexOptions());
        var fault = catchThrowableOfType(Fault.class, () -> indexes.build(unique("customer", List.of()), said::add));
        assertThat(fault).isInstanceOf(YoursToFix.class);
        assertThat(fault.getMessage()).contains("Collection customer", "email_1");
        assertThat(said).doesNotContain(1.0);
    }

    @Test
    void several_nulls_are_allowed_where_only_strings_count() {
        TestServer.insert(DATABASE, "customer", "{_id: 1, email: null}", "{_id: 2, email: null}", "{_id: 3}");
        indexes.build(unique("customer", PRESENT), said::add);
        TestServer.insert(DATABASE, "customer", "{_id: 4, email: null}", "{_id: 5, email: 'a'}");
        assertThatThrownBy(() -> TestServer.insert(DATABASE, "customer", "{_id: 6, email: 'a'}"))
                .hasMessageContaining("E11000");
    }

    @Test
    void a_value_that_is_there_twice_is_said_with_index_and_field() {
        TestServer.insert(DATABASE, "customer", "{_id: 1, email: 'a'}", "{_id: 2, email: 'a'}");
        var fault = catchThrowableOfType(Fault.class, () -> indexes.build(unique("customer", List.of()), said::add));
        assertThat(fault).isInstanceOf(YoursToFix.class);
        assertThat(fault)
                .hasMessage("Collection customer cannot have the unique index email_1: more than one document has "
                        + "{ email: \"a\" }.");
        assertThat(indexes.existing("customer")).containsExactly("_id_");
    }

    @Test
    void an_index_over_two_arrays_is_said_to_be_impossible() {
        TestServer.insert(DATABASE, "customer", "{_id: 1, a: [1, 2], b: [1, 2]}");
        var plan = new IndexPlan(
                "customer",
                List.of(new IndexPlan.Key("a", false), new IndexPlan.Key("b", false)),
                false,
                List.of(),
                "");
        var fault = catchThrowableOfType(Fault.class, () -> indexes.build(plan, said::add));
        assertThat(fault).isInstanceOf(YoursToFix.class).hasMessageContaining("a_1_b_1");
    }

    @Test
    void says_how_far_it_is_and_never_goes_back() {
        for (int from = 0; from < 400_000; from += 20_000) {
            var batch = new DocumentBatch(4_000_000);
            for (int id = from; id < from + 20_000; id++) {
                byte[] document = Documents.of("{_id: %d, a: '%s', b: ['p%d', 'q%d', 'r%d']}"
                        .formatted(id, Integer.toHexString(id * 0x9E3779B1), id, id, id));
                assertThat(batch.add(document, 0, document.length)).isTrue();
            }
            target.writer().write("many", batch, WriteMode.INSERT).join();
        }
        indexes.build(
                new IndexPlan(
                        "many",
                        List.of(new IndexPlan.Key("b", false), new IndexPlan.Key("a", true)),
                        false,
                        List.of(),
                        ""),
                said::add);
        assertThat(said).isSorted().hasSizeGreaterThan(1);
        assertThat(said.getFirst()).isBetween(0.0, 0.999);
        assertThat(said.getLast()).isEqualTo(1);
    }

    private static IndexPlan unique(String collection, List<IndexCondition> only) {
        return new IndexPlan(collection, List.of(new IndexPlan.Key("email", false)), true, only, "");
    }

    private static void byHand(String collection, IndexOptions options) {
        Mono.from(TestServer.database(DATABASE)
                        .getCollection(collection)
                        .createIndex(new Document("email", 1), options))
                .block();
    }
}
