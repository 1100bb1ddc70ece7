package io.reloquent.core;

import static io.reloquent.core.Models.all;
import static io.reloquent.core.Models.array;
import static io.reloquent.core.Models.document;
import static io.reloquent.core.Models.model;
import static io.reloquent.core.Models.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.local.direct.ChunkSize;
import io.reloquent.run.Progress;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// Parents and children that come in batches while they are migrated, which another tool had to warn of in 2025.
class WritesDuringLoadTest {

    @Test
    void every_document_is_of_one_moment_while_parents_and_children_keep_coming() throws Exception {
        String database = Databases.holding("""
                create table p (id int primary key, children int not null);
                create table c (id int primary key, p int not null references p);
                create table d (id int primary key, c int not null references c);
                insert into p select g, 2 from generate_series(1, 3000) g;
                insert into c select g, 1 + (g - 1) / 2 from generate_series(1, 6000) g;
                insert into d select g, g from generate_series(1, 6000) g;
                """);
        try (var migration = new Migration(database, new ChunkSize(50, 1 << 16)).discoverAndSelect();
                var writer = new FamilyWriter(database)) {
            migration
                    .design()
                    .adopt(model(
                            root("p", "public.p", array("c", "public.c", array("d", "public.d"))),
                            root("c", "public.c", document("parent", "public.p"), array("d", "public.d")),
                            root(
                                    "d",
                                    "public.d",
                                    document("child", "public.c", null, all(document("parent", "public.p"))))));
            writer.start();
            migration.migrate(false, Progress.NONE);
            int written = writer.stop();
            List<BsonDocument> parents = read(migration, "p");
            assertThat(parents).as("families were committed during the load").hasSizeBetween(3001, 2999 + written);
            assertThat(parents).allSatisfy(parent -> {
                assertThat(parent.getArray("c"))
                        .hasSize(parent.getInt32("children").getValue());
                assertThat(parent.getArray("c"))
                        .allSatisfy(child ->
                                assertThat(child.asDocument().getArray("d")).hasSize(1));
            });
            int children = parents.stream()
                    .mapToInt(parent -> parent.getArray("c").size())
                    .sum();
            assertThat(read(migration, "c")).hasSize(children).allSatisfy(child -> {
                assertThat(child.getArray("d")).hasSize(1);
                assertThat(child.isDocument("parent")).isTrue();
            });
            assertThat(read(migration, "d"))
                    .hasSize(children)
                    .allSatisfy(leaf -> assertThat(leaf.getDocument("child").isDocument("parent"))
                            .isTrue());
        }
    }

    private static List<BsonDocument> read(Migration migration, String collection) {
        return migration.documents(collection).values().stream()
                .<BsonDocument>map(RawBsonDocument::new)
                .toList();
    }
}
