package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.reloquent.design.Finding;
import io.reloquent.expression.Expression;
import io.reloquent.expression.TypedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The glossary has every choice that the domain knows, and every word once.
class WordsTest {

    private static final String PAGE = Repository.read(Repository.page("words.md"));

    /// Choices whose cases have a page of their own: findings, and the nodes of expressions.
    private static final Set<Class<?>> ELSEWHERE = Set.of(Finding.class, Expression.class, TypedExpression.class);

    /// Where nobody's words are spoken but those of rows and bytes; and Spark is not here.
    private static final Set<String> INSIDE = Set.of("io.reloquent.kernel", "io.reloquent.spark");

    @Test
    void every_sealed_type_and_everything_it_permits_is_a_word() {
        List<Class<?>> choices = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.reloquent").stream()
                        .filter(type -> !INSIDE.contains(type.getPackageName()))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type.isSealed() && !type.isEnum())
                        .filter(type -> type == Finding.class || !Finding.class.isAssignableFrom(type))
                        .filter(type -> !type.getPackageName().startsWith("io.reloquent.local"))
                        .toList();
        assertThat(choices).hasSizeGreaterThanOrEqualTo(6);
        for (Class<?> choice : choices) {
            Stream<Class<?>> permitted =
                    ELSEWHERE.contains(choice) ? Stream.of() : Stream.of(choice.getPermittedSubclasses());
            Stream.concat(Stream.of(choice), permitted)
                    .forEach(type -> assertThat(entries()).as(type.getName()).contains(words(type.getSimpleName())));
        }
    }

    @Test
    void the_words_of_the_house_are_there() {
        assertThat(entries())
                .contains("catalog", "table", "foreign key", "cardinality", "selection", "document model")
                .contains("root collection", "embedded document", "embedded array", "reference", "join table")
                .contains("type mapping", "plan", "read", "nest", "chunk", "snapshot", "run", "fence")
                .contains("verification", "mismatch", "missing", "extra", "readiness");
    }

    @Test
    void no_word_is_explained_twice() {
        assertThat(entries()).doesNotHaveDuplicates();
    }

    /// An entry is a line that begins with its word in bold.
    private static List<String> entries() {
        List<String> entries = new ArrayList<>();
        PAGE.lines()
                .filter(line -> line.startsWith("**"))
                .forEach(line -> entries.add(line.substring(2, line.indexOf("**", 2))));
        return entries;
    }

    /// `EmbeddedArray` as a person says it: `embedded array`.
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
