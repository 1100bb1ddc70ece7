package io.reloquent.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// A shop's database of 17 tables in the schemas `crm` and `shop`: the same rows on every machine for the same scale.
public final class SampleShop {
    private static final String SCALE = ":'scale'";

    private SampleShop() {}

    /// Makes the schemas and their rows in one transaction; scale 1 is 10,000 customers and 40,000 orders.
    public static void load(Connection connection, double scale) throws SQLException {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new SandboxFailure(
                    "The sample shop cannot be of scale %s. Give it a number above 0, such as 0.1.".formatted(scale));
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(script("schema.sql"));
            statement.execute(script("data.sql")
                    .replace(SCALE, "'" + BigDecimal.valueOf(scale).toPlainString() + "'"));
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static String script(String name) {
        try (var content = SampleShop.class.getResourceAsStream("sample-shop/" + name)) {
            if (content == null) {
                throw new SandboxFailure("The sample shop's %s is missing from this build.".formatted(name));
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
