package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An adapter's driver is its own: whoever uses the adapter needs to know nothing of it.
class DriversTest {

    private static final List<String> SPOKEN = List.of("java.", "io.reloquent.");

    @Test
    void what_an_adapter_offers_mentions_no_driver() {
        var offered = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.reloquent.mongo", "io.reloquent.source", "io.reloquent.local")
                        .stream()
                        // No adapter, but what two of them have in common.
                        .filter(type -> !type.getPackageName().equals("io.reloquent.local.load"))
                        .filter(DriversTest::isPublic)
                        .flatMap(type -> type.getCodeUnits().stream())
                        .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                        .toList();
        assertThat(offered).hasSizeGreaterThan(20);
        for (JavaCodeUnit unit : offered) {
            assertThat(mentioned(unit))
                    .as(unit.getFullName())
                    .allMatch(name -> SPOKEN.stream().anyMatch(name::startsWith) || !name.contains("."))
                    .noneMatch(name -> name.startsWith("io.reloquent.kernel."));
        }
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(DriversTest::isPublic).orElse(true);
    }

    private static List<String> mentioned(JavaCodeUnit unit) {
        Stream<JavaClass> thrown = unit.getExceptionTypes().stream();
        return Stream.of(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()), thrown)
                .flatMap(types -> types)
                .map(JavaClass::getBaseComponentType)
                .map(JavaClass::getName)
                .toList();
    }
}
