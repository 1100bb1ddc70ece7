package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The one way through the domain: each package knows only those on its left.
class DomainFlowTest {

    private static final List<String> FLOW = List.of(
            "catalog",
            "expression",
            "selection",
            "mapping",
            "design",
            "plan",
            "sizing",
            "verification",
            "run",
            "target",
            "report");

    /// Known by any, knowing none.
    private static final List<String> LEAVES = List.of("connection", "fault", "lifecycle");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.reloquent");

    @Test
    void a_package_of_the_flow_knows_only_its_left() {
        for (Dependency dependency : dependencies(FLOW)) {
            int from = FLOW.indexOf(name(dependency.getOriginClass()));
            int to = FLOW.indexOf(name(dependency.getTargetClass()));
            assertThat(to).as(dependency.getDescription()).isLessThanOrEqualTo(from);
        }
    }

    @Test
    void a_leaf_knows_no_other_package() {
        for (Dependency dependency : dependencies(LEAVES)) {
            assertThat(name(dependency.getTargetClass()))
                    .as(dependency.getDescription())
                    .isEqualTo(name(dependency.getOriginClass()));
        }
    }

    private static List<Dependency> dependencies(List<String> packages) {
        List<Dependency> found = ALL.stream()
                .filter(c -> packages.contains(name(c)))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(d -> d.getTargetClass().getPackageName().startsWith("io.reloquent."))
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    /// `catalog` for a class of `io.reloquent.catalog`.
    private static String name(JavaClass type) {
        return type.getPackageName().substring("io.reloquent.".length());
    }
}
