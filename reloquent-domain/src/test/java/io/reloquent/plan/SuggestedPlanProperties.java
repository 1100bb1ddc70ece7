package io.reloquent.plan;

import static io.reloquent.catalog.Schema.reference;
import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.catalog.Catalog;
import io.reloquent.catalog.Schema;
import io.reloquent.catalog.Schema.ReferenceDraft;
import io.reloquent.catalog.Schema.TableDraft;
import io.reloquent.catalog.TableName;
import io.reloquent.design.Contents;
import io.reloquent.design.DocumentModel;
import io.reloquent.design.Embedding;
import io.reloquent.design.Finding;
import io.reloquent.design.Hint;
import io.reloquent.design.Hints;
import io.reloquent.design.Naming;
import io.reloquent.design.Suggest;
import io.reloquent.design.TableFinding;
import io.reloquent.mapping.TypeChoices;
import io.reloquent.selection.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Suggestions for random schemas: any tables, columns, keys and foreign keys, in circles too.
class SuggestedPlanProperties {

    private static final List<String> SCHEMAS = List.of("a", "b");
    private static final List<String> NAMES = List.of(
            "x", "b_x", "items", "x_items", "$x", "_id", "a.b", ".x", "system.x", "id", "x.", "$", "x_$id", "a b");
    private static final List<String> COLUMNS = List.of(
            "id", "_id", "x", "$x", "X", "$", "items", "a.b", "A_b", "$a.b", "no", "dollar", "x_id", "xId", "b_x");
    private static final List<String> TYPES =
            List.of("integer", "bigint", "text", "numeric(9,2)", "uuid", "timestamptz", "jsonb", "text[]", "char(3)");

    @Property(tries = 3000)
    void every_suggestion_places_each_table_once_and_can_be_planned(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size, @ForAll Naming naming) {
        Catalog catalog = catalog(new Random(seed), size);
        Selection selection = Selection.everything(catalog);

        Hints hints = hints(new Random(~seed), selection.tables());

        DocumentModel model = Suggest.model(catalog, selection, TypeChoices.NONE, hints, naming)
                .model();

        assertThat(placed(model)).containsExactlyInAnyOrderElementsOf(selection.tables());
        Planning planning = Models.plan(catalog, selection, model);
        assertThat(planning.errors().stream().map(e -> e.place() + ": " + e.message()))
                .isEmpty();
        assertThat(planning.plan()).isPresent();
        planning.plan().orElseThrow().collections().forEach(collection -> assertJudged(catalog, collection));
        assertThat(planning.findings().stream().filter(TableFinding.UnusedTable.class::isInstance))
                .isEmpty();
        model.collections().forEach(root -> assertNothingApart(hints, List.of(root.from()), root.contents()));
    }

    /// Every field is either refused or read.
    private static void assertJudged(Catalog catalog, CollectionPlan collection) {
        ConnectorLimits.Judgement judgement = ConnectorLimits.of(catalog, collection);
        assertThat(judgement.findings()).allMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        List<PlainRead> reads = judgement.collection().reads();
        assertThat(reads.stream().map(PlainRead::nest).map(Nest::read))
                .containsExactlyElementsOf(collection.root().reads());
        if (judgement.findings().isEmpty()) {
            reads.forEach(read -> assertRead(read, read.nest().fields()));
        }
    }

    private static void assertRead(PlainRead read, List<Field> fields) {
        for (Field field : fields) {
            switch (field) {
                case Field.Value value -> assertThat(read.held(value)).isNotNegative();
                case Field.Group group -> assertRead(read, group.fields());
                case Field.Joined joined -> {
                    assertThat(read.presence(joined.presence())).isNotNegative();
                    assertRead(read, joined.fields());
                }
                case Field.Merged merged -> {}
                case Field.Children children -> {}
            }
        }
    }

    private static void assertNothingApart(Hints hints, List<TableName> above, Contents contents) {
        for (Embedding embedding : contents.embed()) {
            for (Hint.Apart apart : hints.apart()) {
                assertThat(above).noneMatch(outer -> apart.isAbout(outer, embedding.from()));
            }
            List<TableName> inner = new ArrayList<>(above);
            inner.add(embedding.from());
            assertNothingApart(hints, inner, embedding.contents());
        }
    }

    private static Hints hints(Random random, List<TableName> tables) {
        List<Hint.Together> together = new ArrayList<>();
        List<Hint.Apart> apart = new ArrayList<>();
        for (int i = 0; tables.size() > 1 && i < 4; i++) {
            TableName one = pick(random, tables);
            TableName other = pick(random, tables);
            if (!one.equals(other)) {
                boolean free = together.stream().noneMatch(hint -> hint.isAbout(one, other));
                if (random.nextBoolean() && free) {
                    apart.add(new Hint.Apart(one, other));
                } else if (apart.stream().noneMatch(hint -> hint.isAbout(one, other))) {
                    together.add(new Hint.Together(one, other));
                }
            }
        }
        return new Hints(together, apart);
    }

    private static List<TableName> placed(DocumentModel model) {
        List<TableName> placed = new ArrayList<>();
        model.collections().forEach(root -> {
            placed.add(root.from());
            collect(root.contents(), placed);
        });
        return placed;
    }

    private static void collect(Contents contents, List<TableName> placed) {
        for (Embedding embedding : contents.embed()) {
            placed.add(embedding.from());
            collect(embedding.contents(), placed);
        }
    }

    private static Catalog catalog(Random random, int size) {
        Set<TableName> names = new LinkedHashSet<>();
        while (names.size() < size) {
            names.add(new TableName(pick(random, SCHEMAS), pick(random, NAMES)));
        }
        List<Draft> drafts = names.stream().map(name -> new Draft(random, name)).toList();
        for (Draft draft : drafts) {
            for (int i = random.nextInt(4); i > 0; i--) {
                draft.pointAt(random, pick(random, drafts));
            }
        }
        return Schema.schema(drafts.stream().map(d -> d.table).toArray(TableDraft[]::new))
                .catalog();
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// A table under construction, with what foreign keys from and to it need to know.
    private static final class Draft {
        private final TableName name;
        private final TableDraft table;
        private final List<String> columns = new ArrayList<>();
        private final List<String> key = new ArrayList<>();
        private int references;

        Draft(Random random, TableName name) {
            this.name = name;
            table = Schema.table(name.toString());
            for (String column : COLUMNS) {
                if (random.nextInt(3) > 0) {
                    columns.add(column);
                    table.columns("\"" + column + "\" " + pick(random, TYPES) + (random.nextInt(3) == 0 ? "?" : ""));
                }
            }
            for (String column : columns) {
                if (random.nextInt(3) == 0 && key.size() < 3) {
                    key.add(column);
                    table.columns("\"" + column + "\" " + pick(random, TYPES));
                }
            }
            String[] unique = key.toArray(String[]::new);
            if (unique.length > 0 && random.nextInt(4) > 0) {
                table.keyOf(unique);
            } else if (unique.length > 0) {
                table.unique(unique);
            }
        }

        void pointAt(Random random, Draft parent) {
            List<String> from = new ArrayList<>();
            for (int i = 0; i < parent.key.size() && !columns.isEmpty(); i++) {
                from.add(pick(random, random.nextBoolean() && !key.isEmpty() ? key : columns));
            }
            boolean distinct = Set.copyOf(from).size() == from.size();
            if (from.isEmpty() || !distinct) {
                return;
            }
            ReferenceDraft reference = reference(parent.name.toString(), from.toArray(String[]::new))
                    .to(parent.key.toArray(String[]::new))
                    .named("fk" + references++);
            if (random.nextInt(4) == 0) {
                reference.cascading();
            }
            if (random.nextInt(8) == 0) {
                reference.notValidated();
            }
            if (random.nextBoolean()) {
                reference.children(random.nextInt(1200) + 1, random.nextInt(20) + 1);
            }
            table.references(reference);
        }
    }
}
