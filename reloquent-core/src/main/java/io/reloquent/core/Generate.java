package io.reloquent.core;

import io.reloquent.catalog.Catalog;
import io.reloquent.design.Finding;
import io.reloquent.fault.YoursToFix;
import io.reloquent.plan.CollectionPlan;
import io.reloquent.plan.ConnectorLimits;
import io.reloquent.plan.PlainCollection;
import io.reloquent.plan.Plan;
import io.reloquent.port.compute.ArtefactWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `reloquent generate`: writes the plan as files that Spark runs, wherever it is.
public final class Generate {

    /// Who writes the documents where the files run.
    public enum Writer {
        /// The kernel, from a JAR beside the script.
        NATIVE,
        /// MongoDB's connector for Spark, and nothing of this program.
        CONNECTOR;

        /// The name that users write: `native`, `connector`.
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// All names, the usual one first.
        public static List<String> names() {
            return Stream.of(values()).map(Writer::written).toList();
        }

        /// The one of that name, if there is one.
        public static Optional<Writer> named(String text) {
            return Stream.of(values())
                    .filter(writer -> writer.written().equals(text))
                    .findFirst();
        }
    }

    private final MakePlan makePlan;
    private final ArtefactWriter artefacts;

    public Generate(MakePlan makePlan, ArtefactWriter artefacts) {
        this.makePlan = makePlan;
        this.artefacts = artefacts;
    }

    /// What was written.
    ///
    /// @param files relative to the directory
    public record Generated(Plan plan, List<String> files) {
        public Generated {
            files = List.copyOf(files);
        }
    }

    /// Writes everything for the plan that follows from the workspace as it is now.
    ///
    /// @throws YoursToFix if the writer cannot write all of it as the plan says
    public Generated run(Path directory, Writer writer) {
        Plan plan = makePlan.compute();
        List<String> files = writer == Writer.NATIVE
                ? artefacts.write(plan, directory)
                : artefacts.writePlain(plan, plain(plan), directory);
        return new Generated(plan, files);
    }

    private List<PlainCollection> plain(Plan plan) {
        Catalog catalog = makePlan.catalog();
        List<PlainCollection> collections = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (CollectionPlan collection : plan.collections()) {
            ConnectorLimits.Judgement judgement = ConnectorLimits.of(catalog, collection);
            collections.add(judgement.collection());
            findings.addAll(judgement.findings());
        }
        Refusal.ifAny(findings);
        return collections;
    }
}
