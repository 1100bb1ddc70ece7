package io.reloquent.design;

import static io.reloquent.catalog.Schema.reference;
import static io.reloquent.catalog.Schema.schema;
import static io.reloquent.catalog.Schema.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.ForeignKey;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Embedding.EmbeddedArray;
import io.reloquent.design.Embedding.EmbeddedDocument;
import io.reloquent.design.Embedding.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CyclesTest {

    private static final TableName A = TableName.parse("s.a");
    private static final TableName B = TableName.parse("s.b");

    @Test
    void circles_that_share_tables_are_each_named() {
        Catalog catalog = schema(node("a", "b"), node("b", "c", "a"), node("c", "a"), node("d", "a"))
                .catalog();

        assertThat(found(catalog, 10)).containsExactlyInAnyOrder("a_b b_a", "a_b b_c c_a");
    }

    @Test
    void two_foreign_keys_between_two_tables_make_two_circles() {
        Catalog catalog = schema(node("a", "b").columns("again integer").references("s.b", "again"), node("b", "a"))
                .catalog();

        assertThat(found(catalog, 10)).containsExactlyInAnyOrder("a_b b_a", "a_again b_a");
    }

    @Test
    void a_ring_and_a_chain_of_ten_thousand_tables_do_no_harm() {
        int size = 10_000;
        List<TableDraft> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ring.add(node("n%05d".formatted(i), "n%05d".formatted((i + 1) % size)));
        }
        assertThat(Cycles.of(tables(schema(ring.toArray(TableDraft[]::new)).catalog()), 5))
                .singleElement()
                .satisfies(circle -> assertThat(circle).hasSize(size));
        ring.set(size - 1, node("n%05d".formatted(size - 1)));
        assertThat(Cycles.of(tables(schema(ring.toArray(TableDraft[]::new)).catalog()), 5))
                .isEmpty();
    }

    @Test
    void fifty_are_listed_and_that_there_are_more_is_said() {
        String[] names = {"a", "b", "c", "d", "e", "f", "g"};
        List<TableDraft> all = new ArrayList<>();
        for (String name : names) {
            all.add(node(
                    name, List.of(names).stream().filter(n -> !n.equals(name)).toArray(String[]::new)));
        }
        Catalog catalog = schema(all.toArray(TableDraft[]::new)).catalog();

        List<Finding> findings = Circles.of(catalog, names(catalog), new DocumentModel(List.of()));

        assertThat(findings).hasSize(51);
        assertThat(findings.get(50).message())
                .isEqualTo("There are more circles of tables than the 50 that are listed.");
    }

    @Test
    void a_design_breaks_a_circle_where_it_keeps_a_reference() {
        Catalog catalog = schema(node("a", "b"), node("b", "a")).catalog();
        var array = new EmbeddedArray("bs", B, null, Sort.BY_KEY, 1, Contents.EVERYTHING);

        assertThat(advice(catalog, array)).containsExactly("a_b_fkey stays a reference, which breaks the circle.");
        assertThat(advice(catalog))
                .containsExactly("None of these foreign keys is embedded: all of them stay references, which is safe.");
        assertThat(advice(catalog, array, new EmbeddedDocument("b", B, "a_b_fkey", Contents.EVERYTHING)))
                .containsExactly("All of them are embedded somewhere: documents end where the mapping ends."
                        + " Keep one as a reference if that is not what you mean.");
    }

    @Test
    void a_self_reference_is_said_with_its_levels() {
        Catalog catalog = schema(node("a", "a")).catalog();
        var array = new EmbeddedArray("as", A, null, Sort.BY_KEY, 3, Contents.EVERYTHING);

        assertThat(advice(catalog)).singleElement().asString().startsWith("It stays a reference;");
        assertThat(advice(catalog, array)).containsExactly("It is embedded 3 levels deep.");
    }

    @Property(tries = 500)
    void finds_what_trying_every_path_finds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int size) {
        var random = new Random(seed);
        List<TableDraft> drafts = new ArrayList<>();
        Map<String, List<String>> edges = new HashMap<>();
        for (int i = 0; i < size; i++) {
            List<String> parents = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                if (j != i && random.nextInt(5) < 2) {
                    parents.add("t" + j);
                }
            }
            edges.put("t" + i, parents);
            drafts.add(node("t" + i, parents.toArray(String[]::new)));
        }
        Set<String> expected = new TreeSet<>();
        edges.keySet().forEach(start -> follow(start, List.of(start), edges, expected));

        assertThat(new TreeSet<>(found(schema(drafts.toArray(TableDraft[]::new)).catalog(), 1_000)))
                .isEqualTo(expected);
    }

    private static void follow(String start, List<String> path, Map<String, List<String>> edges, Set<String> found) {
        String last = path.get(path.size() - 1);
        for (String next : edges.getOrDefault(last, List.of())) {
            if (next.equals(start)) {
                List<String> links = new ArrayList<>();
                for (int i = 0; i < path.size(); i++) {
                    links.add(path.get(i) + "_" + path.get((i + 1) % path.size()));
                }
                found.add(String.join(" ", links));
            } else if (next.compareTo(start) > 0 && !new HashSet<>(path).contains(next)) {
                List<String> longer = new ArrayList<>(path);
                longer.add(next);
                follow(start, longer, edges, found);
            }
        }
    }

    private static TableDraft node(String name, String... parents) {
        TableDraft table = table("s." + name).key("id integer");
        for (String parent : parents) {
            table.columns(parent + " integer")
                    .references(reference("s." + parent, parent).to("id"));
        }
        return table;
    }

    private static SelectedTables tables(Catalog catalog) {
        return new SelectedTables(catalog, names(catalog));
    }

    private static List<TableName> names(Catalog catalog) {
        return catalog.tables().stream().map(t -> t.name()).toList();
    }

    private static List<String> found(Catalog catalog, int limit) {
        return Cycles.of(tables(catalog), limit).stream()
                .map(circle -> String.join(
                        " ",
                        circle.stream()
                                .map(ForeignKey::name)
                                .map(name -> name.replace("_fkey", ""))
                                .toList()))
                .toList();
    }

    private static List<String> advice(Catalog catalog, Embedding... embedded) {
        var root =
                new RootCollection("a", A, new DocumentId.TableKey(), Contents.EVERYTHING.embedding(List.of(embedded)));
        return Circles.of(catalog, names(catalog), new DocumentModel(List.of(root))).stream()
                .map(Finding::advice)
                .toList();
    }
}
