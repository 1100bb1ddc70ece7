package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.design.FieldFinding;
import io.reloquent.design.RootCollection;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.Progress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many values of every type of PostgreSQL in one migration: each arrives as its case says, and what is lost of it is
/// declared by the plan before and counted by the run.
///
/// `-Dreloquent.cases=100000` makes so many values of each type.
class ValuesTest {

    private static final int ROWS = Integer.getInteger("reloquent.cases", 2000);

    private static final List<TypeCases> TYPES = Stream.of(
                    NumberCases.all(),
                    TextCases.all(),
                    PrintedCases.all(),
                    TimeCases.all(),
                    JsonCases.all(),
                    NestedCases.all())
            .flatMap(List::stream)
            .toList();

    private static final List<ValueTable> TABLES = tables();

    private static final ValueComparison COMPARISON = new ValueComparison();

    private static @Nullable Migration migration;
    private static @Nullable MigrationReport report;
    private static Set<String> declared = Set.of();

    /// Types that lose something have a table each, so that no loss too many makes up for one too few.
    private static List<ValueTable> tables() {
        Map<Boolean, List<TypeCases>> losing =
                TYPES.stream().collect(Collectors.partitioningBy(TypeCases::loseSomething));
        List<ValueTable> tables = new ArrayList<>();
        tables.add(new ValueTable("kept", losing.getOrDefault(false, List.of())));
        losing.getOrDefault(true, List.of())
                .forEach(type -> tables.add(new ValueTable("of_" + type.column(), List.of(type))));
        return tables;
    }

    @BeforeAll
    static void migrate() throws SQLException {
        String database = Databases.holding(ValueTable.SCHEMAS);
        for (ValueTable table : TABLES) {
            table.fill(database, ROWS);
        }
        migration = new Migration(database).discoverAndSelect();
        migration()
                .design()
                .adopt(Models.model(TABLES.stream().map(ValueTable::collection).toArray(RootCollection[]::new)));
        declared = migration().makePlan().run().findings().stream()
                .filter(FieldFinding.Lossy.class::isInstance)
                .map(finding -> ((FieldFinding.Lossy) finding).column())
                .collect(Collectors.toSet());
        report = migration().migrate(false, Progress.NONE);
        TABLES.forEach(table -> COMPARISON.compare(table, migration()));
    }

    @AfterAll
    static void close() {
        migration().close();
    }

    static Stream<TypeCases> types() {
        return TYPES.stream();
    }

    static Stream<ValueTable> filled() {
        return TABLES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void each_value_arrives_as_its_case_says(TypeCases type) {
        assertThat(COMPARISON.differences(type.column())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filled")
    void every_row_arrives_and_every_loss_is_counted(ValueTable table) {
        CollectionResult result = Objects.requireNonNull(report).collections().stream()
                .filter(collection -> collection.collection().equals(table.name()))
                .findFirst()
                .orElseThrow();

        assertThat(result.documents()).isEqualTo(ROWS);
        assertThat(result.shortened())
                .isEqualTo(table.types().stream()
                        .mapToLong(type -> COMPARISON.lost(type.column()))
                        .sum());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void what_loses_something_was_declared_before(TypeCases type) {
        if (COMPARISON.lost(type.column()) > 0) {
            assertThat(declared).contains(type.column());
        }
    }

    @Test
    void the_witness_finds_the_same_documents() {
        var verification = migration().validate(Validate.Depth.WITNESSED);

        assertThat(verification.passes()).as(verification.toString()).isTrue();
    }

    private static Migration migration() {
        return Objects.requireNonNull(migration);
    }
}
