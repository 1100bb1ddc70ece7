package io.reloquent.docs;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.reloquent.plan.Blueprint;
import io.reloquent.source.postgresql.PostgresExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which package may know which.
class ArchitectureTest {

    /// What every package may use.
    private static final List<String> PLAIN = List.of("java..", "org.jspecify.annotations..");

    private static final List<String> DOMAIN = Stream.of(
                    "catalog",
                    "connection",
                    "design",
                    "expression",
                    "fault",
                    "lifecycle",
                    "mapping",
                    "plan",
                    "report",
                    "run",
                    "selection",
                    "sizing",
                    "target",
                    "verification")
            .map("io.reloquent."::concat)
            .toList();
    private static final List<String> PORTS = Stream.of("compute", "secret", "source", "target", "workspace")
            .map("io.reloquent.port."::concat)
            .toList();
    private static final List<String> ADAPTERS = List.of(
            "io.reloquent.source.postgresql",
            "io.reloquent.mongo",
            "io.reloquent.vault",
            "io.reloquent.aws.secrets",
            "io.reloquent.local.direct",
            "io.reloquent.local.spark",
            "io.reloquent.local.workspace");
    private static final String VAULT = "io.reloquent.vault";
    private static final String LIFE_CYCLE = "io.reloquent.lifecycle";
    private static final String LOAD = "io.reloquent.local.load";
    private static final String EXECUTOR = "io.reloquent.spark";
    private static final String CODEGEN = "io.reloquent.codegen";
    private static final String WITNESS = "io.reloquent.source.witness";
    private static final String CORE = "io.reloquent.core";
    private static final String SYNTAX = "io.reloquent.core.syntax";
    private static final String KERNEL = "io.reloquent.kernel";
    private static final String SESSION = "io.reloquent.session";
    private static final String BROWSER = "io.reloquent.session.browser";
    private static final String SANDBOX = "io.reloquent.sandbox";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.reloquent");

    /// An importer that does not know the class files of this JDK reads nothing, and then every rule holds.
    @Test
    void every_package_ruled_on_is_inhabited() {
        all(
                        DOMAIN,
                        PORTS,
                        ADAPTERS,
                        List.of(CORE, SYNTAX, KERNEL, LOAD, EXECUTOR, CODEGEN, SESSION, BROWSER, SANDBOX, WITNESS))
                .forEach(name -> assertThat(ALL.stream()
                                .filter(c -> c.getPackageName().equals(name))
                                .filter(c -> !c.getSimpleName().equals("package-info")))
                        .as(name)
                        .isNotEmpty());
    }

    @Test
    void every_package_is_ruled_on() {
        assertThat(ALL.stream().map(c -> c.getPackageName()).distinct())
                .isSubsetOf(all(
                        DOMAIN,
                        PORTS,
                        ADAPTERS,
                        List.of(CORE, SYNTAX, KERNEL, LOAD, EXECUTOR, CODEGEN, SESSION, BROWSER, SANDBOX, WITNESS)));
    }

    @Test
    void the_domain_knows_java_alone_and_its_life_cycle_a_state_machine() {
        List<String> rest = new ArrayList<>(DOMAIN);
        rest.remove(LIFE_CYCLE);
        knowsOnly(rest, DOMAIN);
        knowsOnly(
                List.of(LIFE_CYCLE),
                List.of(
                        LIFE_CYCLE,
                        "org.springframework.statemachine..",
                        "org.springframework.messaging..",
                        "reactor.."));
        assertThat(Sources.importing("org.springframework.statemachine."))
                .isNotEmpty()
                .allMatch(file -> file.contains("/io/reloquent/lifecycle/"));
    }

    @Test
    void ports_speak_of_the_domain() {
        knowsOnly(PORTS, all(DOMAIN, PORTS));
    }

    @Test
    void use_cases_know_the_domain_and_ports() {
        knowsOnly(List.of(CORE), all(DOMAIN, PORTS, List.of(CORE, SYNTAX)));
    }

    @Test
    void the_syntax_of_expressions_alone_knows_the_parser() {
        knowsOnly(List.of(SYNTAX), all(DOMAIN, List.of(SYNTAX, "net.sf.jsqlparser..")));
        assertThat(Sources.importing("net.sf.jsqlparser."))
                .isNotEmpty()
                .allMatch(file -> file.contains("/io/reloquent/core/syntax/"));
    }

    @Test
    void rules_and_use_cases_speak_no_sql() {
        noClasses()
                .that()
                .resideInAnyPackage(all(DOMAIN, List.of(CORE, SYNTAX)).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(ALL);
    }

    @Test
    void the_kernel_knows_its_drivers_and_itself() {
        knowsOnly(
                List.of(KERNEL),
                List.of(KERNEL, "org.postgresql..", "org.bson..", "tools.jackson.core..", "com.dynatrace.hash4j.."));
    }

    @Test
    void the_sandbox_knows_nothing_of_the_product() {
        noClasses()
                .that()
                .resideInAPackage(SANDBOX)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(DOMAIN, PORTS, ADAPTERS, List.of(CORE, SYNTAX, KERNEL))
                        .toArray(String[]::new))
                .check(ALL);
    }

    @Test
    void an_adapter_knows_neither_use_cases_nor_another_adapter() {
        for (String adapter : ADAPTERS) {
            List<String> others =
                    ADAPTERS.stream().filter(a -> !a.equals(adapter)).toList();
            noClasses()
                    .that()
                    .resideInAPackage(adapter)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            all(others, List.of(CORE, SYNTAX, SESSION, SANDBOX)).toArray(String[]::new))
                    .check(ALL);
        }
    }

    @Test
    void a_session_is_wiring_and_no_more() {
        knowsOnly(List.of(SESSION), all(DOMAIN, PORTS, ADAPTERS, List.of(SESSION, CORE, SYNTAX, WITNESS)));
    }

    @Test
    void the_way_into_a_browser_knows_files_of_the_workspace_alone() {
        knowsOnly(List.of(BROWSER), List.of(BROWSER, "io.reloquent.local.workspace"));
    }

    @Test
    void engines_alone_run_the_kernel() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        KERNEL, LOAD, EXECUTOR, "io.reloquent.local.direct", "io.reloquent.local.spark")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(KERNEL)
                .check(ALL);
        assertThat(Sources.importing("io.reloquent.kernel."))
                .allMatch(file -> file.startsWith("reloquent-adapters-local/") || file.startsWith("reloquent-spark/"));
    }

    @Test
    void what_engines_have_in_common_is_their_own() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LOAD, "io.reloquent.local.direct", "io.reloquent.local.spark")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LOAD)
                .check(ALL);
    }

    @Test
    void files_are_made_from_the_domain_alone() {
        knowsOnly(List.of(CODEGEN), all(DOMAIN, List.of(CODEGEN, "org.thymeleaf..")));
    }

    /// It runs where nothing else of the product is.
    @Test
    void what_runs_in_an_executor_knows_the_kernel_and_drivers() {
        knowsOnly(
                List.of(EXECUTOR),
                List.of(
                        EXECUTOR,
                        KERNEL,
                        "org.apache.spark..",
                        "scala..",
                        "com.mongodb..",
                        "org.bson..",
                        "org.postgresql..",
                        "tools.jackson.core.."));
    }

    /// What it says is worth something only as long as it makes everything by itself.
    @Test
    void the_witness_shares_no_more_with_the_engine_than_the_meaning_of_expressions() {
        noClasses()
                .that()
                .resideInAPackage(WITNESS)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(all(ADAPTERS, List.of("io.reloquent.plan", CORE, SYNTAX, KERNEL, SANDBOX))
                                        .toArray(String[]::new))
                                .and(not(belongToAnyOf(Blueprint.class, PostgresExpressions.class))))
                .check(ALL);
    }

    /// The app's classes are not compiled here, so its neighbours are asked.
    @Test
    void spring_is_the_app_s_own_but_for_the_state_machine_and_vault() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LIFE_CYCLE, VAULT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(ALL);
        assertThat(Sources.importing("org.springframework."))
                .allMatch(file -> file.startsWith("reloquent-app-")
                        || file.startsWith("reloquent-adapters-vault/")
                        || file.contains("/io/reloquent/lifecycle/"));
    }

    @Test
    void the_store_of_aws_alone_knows_aws() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.reloquent.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(ALL);
    }

    @Test
    void no_packages_know_each_other_in_a_circle() {
        slices().matching("io.reloquent.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void nothing_below_the_app_prints() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ALL);
    }

    private static void knowsOnly(List<String> packages, List<String> known) {
        classes()
                .that()
                .resideInAnyPackage(packages.toArray(String[]::new))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(all(PLAIN, known).toArray(String[]::new))
                .check(ALL);
    }

    @SafeVarargs
    private static List<String> all(List<String>... packages) {
        List<String> all = new ArrayList<>();
        for (List<String> some : packages) {
            all.addAll(some);
        }
        return all;
    }
}
