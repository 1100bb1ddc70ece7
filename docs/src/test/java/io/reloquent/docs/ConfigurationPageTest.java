package io.reloquent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.local.workspace.ConfigurationKey;
import io.reloquent.local.workspace.ConfigurationSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page about the configuration, and the schema beside it, say what the program reads.
class ConfigurationPageTest {

    @Test
    void every_key_has_its_row() {
        List<List<String>> rows = Page.of(Repository.page("reference/configuration.md")).rows().stream()
                .filter(row -> row.get(0).matches("`[a-z_]+\\.[a-z_]+`.*") && row.size() == 4)
                .toList();
        assertThat(rows)
                .isEqualTo(ConfigurationKey.ALL.stream()
                        .map(ConfigurationPageTest::row)
                        .toList());
    }

    /// `reloquent config schema` prints it.
    @Test
    void the_schema_is_the_one_that_is_printed() {
        assertThat(Repository.read(Repository.page("reference/reloquent.schema.json")))
                .isEqualTo(ConfigurationSchema.text());
    }

    private static List<String> row(ConfigurationKey key) {
        String alias = key.alias().isEmpty() ? "" : ", `" + key.section() + "." + key.alias() + "`";
        String otherwise = key.otherwise().isEmpty() ? "" : "`" + key.otherwise() + "`";
        return List.of(
                "`" + key.path() + "`" + alias,
                key.form().words(),
                key.isNeeded() ? "*needed*" : otherwise,
                key.sentence());
    }
}
