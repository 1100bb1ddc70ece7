package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.lifecycle.Status.State;
import io.reloquent.lifecycle.Step;
import io.reloquent.run.Progress;
import io.reloquent.testkit.Servers;
import org.junit.jupiter.api.Test;

class ShopMigrationTest {

    @Test
    void the_suggested_design_of_the_shop_migrates_and_every_document_equals_its_reconstruction() throws Exception {
        try (var migration = new Migration(Servers.shop(0.05)).discoverAndSelect()) {
            migration.design().suggest();
            var report = migration.migrate(false, Progress.NONE);
            assertThat(report.documents()).isPositive();
            migration.assertDocumentsAreRight();
            var verification = migration.validate();
            assertThat(verification.passes()).as(verification.toString()).isTrue();
            var ready = migration.buildIndexes().readiness();
            assertThat(ready.remedies()).isEmpty();
            assertThat(migration.status().run().next()).isEmpty();
            assertThat(migration.status().run().state(Step.INDEX)).isEqualTo(State.DONE);
        }
    }
}
