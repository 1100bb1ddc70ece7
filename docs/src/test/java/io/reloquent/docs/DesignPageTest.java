package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The reasons that the page of designs explains are those that the suggestion gives.
class DesignPageTest {

    @Test
    void every_reason_on_the_page_is_one_that_the_suggestion_gives() {
        String source = Repository.read(
                Repository.root().resolve("reloquent-domain/src/main/java/io/reloquent/design/Ownership.java"));
        List<String> reasons = Page.of(Repository.page("guide/design.md")).rows().stream()
                .filter(row -> row.size() == 3)
                .skip(2)
                .map(row -> row.get(2))
                .toList();
        assertThat(reasons).hasSizeGreaterThan(7);
        for (String reason : reasons) {
            String beginning = reason.split(" ?\u2026", 2)[0];
            assertThat(source).as(reason).containsPattern(Pattern.quote("\"" + beginning));
        }
    }
}
