package io.reloquent.local.workspace;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reloquent.catalog.TableName;
import io.reloquent.fault.YoursToFix;
import io.reloquent.report.MigrationReport;
import io.reloquent.report.Readiness;
import io.reloquent.verification.Discrepancy;
import io.reloquent.verification.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON: its facts, and the figures and the verdict that follow from them. Instants and durations are in
/// ISO 8601, a discrepancy says what it is in `kind`.
final class ReportJson implements Format<MigrationReport> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addMixIn(Discrepancy.class, DiscrepancyByKind.class)
            .addMixIn(TableName.class, TableNameAsText.class)
            .build();

    /// What every report has, whatever has been done so far.
    private static final List<String> FACTS = List.of(
            "version",
            "writtenAt",
            "source",
            "target",
            "plan",
            "run",
            "started",
            "ended",
            "collections",
            "notes",
            "setAside",
            "skippedIndexes",
            "balancerStopped");

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Discrepancy.Missing.class, name = "Missing"),
        @JsonSubTypes.Type(value = Discrepancy.Extra.class, name = "Extra"),
        @JsonSubTypes.Type(value = Discrepancy.Different.class, name = "Different")
    })
    private interface DiscrepancyByKind {}

    private abstract static class TableNameAsText {

        @JsonCreator
        static TableName parse(String text) {
            return TableName.parse(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    @Override
    public MigrationReport read(Path file, byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            checkVersion(file, tree);
            for (String fact : FACTS) {
                if (!tree.hasNonNull(fact)) {
                    throw refused(file, "");
                }
            }
            return MAPPER.treeToValue(tree, MigrationReport.class);
        } catch (JacksonException e) {
            throw refused(file, line(e));
        }
    }

    private static YoursToFix refused(Path file, String line) {
        return YoursToFix.usage(
                Problems.name(file) + line + ": this is not a report that Reloquent wrote.",
                "Put back a copy of " + file + ", or delete it and run 'reloquent migrate' again.");
    }

    private static String line(JacksonException e) {
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNr();
        return line < 1 ? "" : ":" + line;
    }

    private static void checkVersion(Path file, JsonNode tree) {
        JsonNode version = tree.path("version");
        if (version.isInt() && version.intValue() != MigrationReport.VERSION) {
            throw YoursToFix.usage(
                    "%s is of version %d; this Reloquent reads version %d."
                            .formatted(Problems.name(file), version.intValue(), MigrationReport.VERSION),
                    "Use the Reloquent that wrote " + file + ".");
        }
    }

    @Override
    public byte[] write(MigrationReport report) {
        ObjectNode facts = MAPPER.valueToTree(report);
        ObjectNode root = MAPPER.createObjectNode();
        root.set("version", facts.get("version"));
        root.set("readiness", readiness(report.readiness()));
        root.put("documents", report.documents());
        root.put("rows", report.rows());
        root.put("bytes", report.bytes());
        root.put("took", report.took().toString());
        root.put("rowsPerSecond", report.rowsPerSecond());
        root.setAll(facts);
        Verification verification = report.verification();
        if (verification != null && root.get("verification") instanceof ObjectNode node) {
            node.put("passes", verification.passes());
            node.put("documents", verification.documents());
            node.put("mismatches", verification.mismatches());
        }
        return (MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode readiness(Readiness readiness) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("ready", readiness.isReady());
        node.put("signal", readiness.signal());
        readiness.remedies().forEach(node.putArray("remedies")::add);
        return node;
    }
}
