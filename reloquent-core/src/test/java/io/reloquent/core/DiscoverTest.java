package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Column;
import io.reloquent.catalog.DataType;
import io.reloquent.catalog.RowCount;
import io.reloquent.catalog.Table;
import io.reloquent.catalog.TableName;
import io.reloquent.mapping.BsonType;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.port.source.CatalogReader;
import io.reloquent.port.workspace.Workspace;
import io.reloquent.testkit.InMemoryWorkspace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscoverTest {

    private final Workspace workspace = new InMemoryWorkspace();

    @Test
    void every_type_gets_its_default_and_a_choice_outlives_the_next_discovery() {
        discover("integer", "numeric(10,2)");
        assertThat(types()).isEqualTo(Map.of("integer", BsonType.INT32, "numeric", BsonType.DECIMAL128));
        workspace.types().save(new TypeChoices(Map.of("integer", BsonType.INT64, "numeric", BsonType.DECIMAL128)));
        discover("integer", "uuid");
        assertThat(types()).isEqualTo(Map.of("integer", BsonType.INT64, "uuid", BsonType.UUID));
    }

    private Map<String, BsonType> types() {
        return workspace.types().load().orElseThrow().byType();
    }

    private void discover(String... types) {
        List<Column> columns = IntStream.range(0, types.length)
                .mapToObj(i -> new Column("c" + i, DataType.parse(types[i]), true))
                .toList();
        var table = new Table(
                TableName.parse("shop.all"),
                Table.Kind.TABLE,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RowCount.unknown(),
                0,
                null);
        var catalog = new Catalog("PostgreSQL", "shop", List.of(table), List.of(), List.of(), List.of(), List.of());
        new Discover(new Source(catalog), workspace, Clock.systemUTC()).run(Duration.ZERO);
    }

    private record Source(Catalog catalog) implements CatalogReader {
        @Override
        public Catalog read(Duration budget) {
            return catalog;
        }

        @Override
        public Catalog readStructure() {
            return catalog.structure();
        }
    }
}
