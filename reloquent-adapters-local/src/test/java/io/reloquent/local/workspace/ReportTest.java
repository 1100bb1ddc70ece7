package io.reloquent.local.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.SkippedIndex;
import io.reloquent.report.CollectionResult;
import io.reloquent.report.IndexResult;
import io.reloquent.report.MigrationReport;
import io.reloquent.run.DeadLetter;
import io.reloquent.verification.CollectionCheck;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.RowCheck;
import io.reloquent.verification.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Path FILE = Path.of("/w/migration-report.json");
    private static final Instant START = Instant.parse("2026-01-02T12:00:00Z");

    private final ReportJson json = new ReportJson();

    @Test
    void a_report_is_read_again_complete_or_not() {
        assertThat(json.read(FILE, json.write(report()))).isEqualTo(report());
        assertThat(json.read(FILE, json.write(bare()))).isEqualTo(bare());
    }

    @Test
    void the_json_has_the_figures_and_the_verdict() {
        String written = new String(json.write(report()), StandardCharsets.UTF_8);
        assertThat(written).startsWith("""
                {
                  "version" : 1,
                  "readiness" : {
                    "ready" : false,
                    "signal" : "REQUIRES ATTENTION",
                    "remedies" : [""");
        assertThat(written)
                .contains("\"documents\" : 12345678,")
                .contains("\"rowsPerSecond\" : 274352,")
                .contains("\"took\" : \"PT1M30S\",")
                .contains("\"kind\" : \"Missing\",")
                .contains("\"table\" : \"shop.orders\",")
                .contains("\"started\" : \"2026-01-02T12:00:00Z\",")
                .contains("\"passes\" : false,")
                .endsWith("}\n");
    }

    @Test
    void what_is_not_a_report_is_refused_in_a_sentence() {
        assertThat(refusal("{\"version\": 1,\n  \"run\": oops}"))
                .isEqualTo("migration-report.json:2: this is not a report that Reloquent wrote.");
        assertThat(refusal("{\"version\": 1}")).startsWith("migration-report.json");
        assertThat(refusal("")).startsWith("migration-report.json");
        assertThat(refusal("[]")).startsWith("migration-report.json");
        assertThat(refusal("null")).startsWith("migration-report.json");
        assertThat(refusal("{\"version\": 2}"))
                .isEqualTo("migration-report.json is of version 2; this Reloquent reads version 1.");
        String whole = new String(json.write(report()), StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length() - 2; length += 7) {
            assertThat(refusal(whole.substring(0, length))).startsWith("migration-report.json");
        }
    }

    @Test
    void the_page_says_what_the_text_says_and_needs_nothing_else() {
        String page = ReportPage.of(report());
        assertThat(page)
                .contains("<p class=\"verdict bad\">REQUIRES ATTENTION</p>")
                .contains("<th scope=\"row\">orders</th><td>12,344,678</td>")
                .contains("The document of orders with key 7, x cannot be made")
                .contains("orders: 10 rows in shop.orders, 9 of them in documents, as the plan declared.")
                .contains("<code>{&quot;_id&quot;: 3}</code> <span>differs</span>")
                .contains("<dt>Found</dt><dd><code>1.1</code></dd>")
                .contains("missing: E11000 duplicate key")
                .doesNotContain("th:text", "th:each", "th:block")
                .doesNotContain("<script")
                .doesNotContain("http://")
                .doesNotContain("https://");
        assertThat(ReportPage.of(bare())).contains("have not been compared").contains("have not been built yet");
    }

    @Test
    void what_comes_from_a_database_is_text_on_the_page_whatever_it_looks_like() {
        var hostile = new CollectionResult("<img src=x onerror=alert(1)>[[${7*7}]]", 1, 1, 1, 0);
        MigrationReport report = bare();
        String page = ReportPage.of(new MigrationReport(
                report.version(),
                report.writtenAt(),
                report.source(),
                report.target(),
                report.plan(),
                report.run(),
                report.started(),
                report.ended(),
                List.of(hostile),
                List.of("</style><script>"),
                List.of(),
                null,
                null,
                List.of()));
        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;[[${7*7}]]")
                .contains("&lt;/style&gt;&lt;script&gt;")
                .doesNotContain("<img")
                .doesNotContain("<script");
    }

    @Test
    void the_text_is_what_a_person_wants_to_know() {
        String text = ReportText.of(report());
        assertThat(text).isEqualTo("""
                Migration report
                ================

                REQUIRES ATTENTION
                - 1 document is not in the target, because it could not be made; see the report,
                  then roll back and migrate again
                - 12 documents do not agree with the source; see the report, then roll back and
                  migrate again
                - Index a_1 on orders is missing: E11000 duplicate key

                From     db:5432/shop
                To       mongo:27017/shop
                Plan     abc
                Run      r1
                Started  2026-01-02 12:00:00 UTC
                Ended    2026-01-02 12:01:30 UTC
                Load     1 min 30 s, 274,352 rows/s, 5.0 GB of documents
                Written  2026-01-02 12:02:00 UTC

                Collections
                -----------
                collection   documents        rows    size  shortened
                customers        1,000       1,000  1.0 kB          -
                orders      12,344,678  24,690,712  5.0 GB          7
                all         12,345,678  24,691,712  5.0 GB

                Documents set aside
                -------------------
                - The document of orders with key 7, x cannot be made: items makes the document
                  too large.

                Verification
                ------------
                Not everything agrees. Compared 12,345,677 documents in 2.0 s at 2026-01-02
                12:02:00 UTC.

                collection    expected       found  mismatches  verdict
                customers        1,000       1,000           0   agrees
                orders      12,344,678  12,344,677          12  DIFFERS
                - orders: 10 rows in shop.orders, 9 of them in documents, as the plan declared.

                First discrepancies in orders:
                - {"_id": 1} is missing in the target
                - {"_id": 2} is only in the target
                - {"_id": 3} differs:
                    items.0.total
                      expected {"$numberDecimal": "1.10"}
                      found    1.1
                - and 2 more

                Indexes
                -------
                - a_1 on orders, unique: MISSING, E11000 duplicate key
                - b_1 on orders: built
                - odd of shop.orders has no counterpart: it is on an expression

                Notes from the plan
                -------------------
                - crm.ghosts is selected but appears nowhere in the mapping: its rows will not
                  be migrated.
                """);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void an_unfinished_report_says_what_is_still_to_be_done() {
        assertThat(ReportText.of(bare()))
                .contains("REQUIRES ATTENTION\n- Compare the documents with the source: reloquent validate\n")
                .contains("The documents have not been compared with the source yet.")
                .contains("The indexes have not been built yet.")
                .doesNotContain("Notes");
    }

    @Test
    void no_name_breaks_the_lines() {
        var long_ = "x".repeat(100) + "\n\u2028\u001b[31m" + "y".repeat(100);
        var report = new MigrationReport(
                1,
                START,
                long_,
                long_,
                "p",
                "r",
                START,
                START,
                List.of(new CollectionResult(long_, 1, 1, 1, 1)),
                List.of(long_),
                List.of(new DeadLetter(long_, List.of(long_), long_, long_)),
                null,
                List.of(new IndexResult(long_, long_, false, long_)),
                List.of());
        assertThat(ReportText.of(report).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80))
                .noneMatch(line -> line.contains("\u001b") || line.contains("\u2028"));
    }

    static MigrationReport bare() {
        return new MigrationReport(
                1,
                START,
                "s",
                "t",
                "p",
                "r",
                START,
                START.plusSeconds(1),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                List.of());
    }

    static MigrationReport report() {
        var different = new Discrepancy.Different(
                "{\"_id\": 3}",
                List.of(new Discrepancy.FieldDifference("items.0.total", "{\"$numberDecimal\": \"1.10\"}", "1.1")));
        var orders = new CollectionCheck(
                "orders",
                12_344_678,
                12_344_677,
                false,
                12_344_678L,
                12,
                List.of(new Discrepancy.Missing("{\"_id\": 1}"), new Discrepancy.Extra("{\"_id\": 2}"), different),
                List.of(new RowCheck("orders", new TableName("shop", "orders"), 10, 9, true, 0)));
        var customers = new CollectionCheck("customers", 1000, 1000, true, 1000L, 0, List.of(), List.of());
        return new MigrationReport(
                1,
                START.plusSeconds(120),
                "db:5432/shop",
                "mongo:27017/shop",
                "abc",
                "r1",
                START,
                START.plusSeconds(90),
                List.of(
                        new CollectionResult("customers", 1000, 1000, 1000, 0),
                        new CollectionResult("orders", 12_344_678, 24_690_712, 5_000_000_000L, 7)),
                List.of("crm.ghosts is selected but appears nowhere in the mapping: its rows will not be migrated."),
                List.of(new DeadLetter("orders", List.of("7", "x"), "items", "makes the document too large")),
                new Verification("r1", START.plusSeconds(120), Duration.ofSeconds(2), List.of(customers, orders)),
                List.of(
                        new IndexResult("orders", "a_1", true, "E11000 duplicate key"),
                        new IndexResult("orders", "b_1", false, null)),
                List.of(new SkippedIndex(new TableName("shop", "orders"), "odd", "it is on an expression")));
    }

    private String refusal(String text) {
        YoursToFix fault =
                catchThrowableOfType(YoursToFix.class, () -> json.read(FILE, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(fault).as(text).isNotNull();
        return fault.getMessage();
    }
}
