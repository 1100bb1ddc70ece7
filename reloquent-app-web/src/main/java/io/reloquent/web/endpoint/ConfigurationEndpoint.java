package io.reloquent.web.endpoint;

import io.reloquent.connection.Configuration;
import io.reloquent.connection.Secret;
import io.reloquent.connection.SourceAddress;
import io.reloquent.fault.YoursToFix;
import io.reloquent.local.workspace.ConfigurationFile.Answers;
import io.reloquent.mongo.MongoAddresses;
import io.reloquent.session.Session;
import io.reloquent.web.live.Workplace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where the databases are. Secrets are taken into this process alone, and never given out.
@RestController
final class ConfigurationEndpoint {

    private static final String PASSWORD = "RELOQUENT_SOURCE_PASSWORD";
    private static final int HIGHEST_PORT = 65_535;

    private final Workplace workplace;
    private final Versions versions;

    /// The answers of `init`.
    ///
    /// @param schemas the schemas to look at; empty looks at all
    /// @param tls     whether the connection is encrypted and the certificate checked
    record AnswersView(
            String sourceHost,
            @Schema(minimum = "1", maximum = "65535") int sourcePort,
            String sourceDatabase,
            String sourceUsername,
            List<String> sourceSchemas,
            boolean sourceTls,
            String targetDatabase) {}

    /// @param answers        what the file says; not there where there is none
    /// @param platform       what does the work
    /// @param secrets        which are known to this process; never what they are
    /// @param warnings       what is unwise in the file
    record ConfigurationView(
            int version,
            String file,
            Optional<AnswersView> answers,
            Optional<String> platform,
            SecretsView secrets,
            List<String> warnings) {}

    record SecretsView(boolean sourcePassword, boolean targetUri) {}

    /// @param sourcePassword of the user who reads; unchanged unless given
    /// @param targetUri      the connection string of the target; unchanged unless given
    record SecretsRequest(Optional<String> sourcePassword, Optional<String> targetUri) {
        @Override
        public String toString() {
            return "(secrets)";
        }
    }

    /// What answers there.
    record TestView(String answers) {}

    ConfigurationEndpoint(Workplace workplace, Versions versions) {
        this.workplace = workplace;
        this.versions = versions;
    }

    @GetMapping("/api/configuration")
    @Operation(operationId = "configuration", summary = "Where the databases are. Has an ETag")
    ResponseEntity<ConfigurationView> configuration() {
        return versions.tagged(workplace.configuration().toString(), this::view);
    }

    @PutMapping("/api/configuration")
    @Operation(
            operationId = "configure",
            summary = "Say where the databases are; all else in the file stays. Needs If-Match")
    ResponseEntity<ConfigurationView> configure(
            @Versions.IfMatch @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody AnswersView answers) {
        refuseNonsense(answers);
        return versions.changed(workplace.configuration().toString(), version, () -> {
            try (Session session = workplace.open()) {
                session.configurationFile().write(answers(answers), session.clock(), true);
            }
            return view();
        });
    }

    @PutMapping("/api/secrets")
    @Operation(operationId = "typeSecrets", summary = "Keep secrets in this process, until it ends; in no file")
    SecretsView secrets(@RequestBody SecretsRequest request) {
        request.targetUri().ifPresent(uri -> MongoAddresses.parse(new Secret(uri), "any"));
        request.sourcePassword().ifPresent(password -> workplace.type(PASSWORD, password));
        request.targetUri().ifPresent(uri -> workplace.type(Workplace.TARGET, uri));
        return secretsView();
    }

    @PostMapping("/api/source/test")
    @Operation(operationId = "testSource", summary = "Connect to the source")
    TestView testSource() {
        return new TestView(workplace.withSource(Session::describeSource));
    }

    @PostMapping("/api/target/test")
    @Operation(operationId = "testTarget", summary = "Connect to the target")
    TestView testTarget() {
        return new TestView(workplace.with(session -> session.target().describe()));
    }

    private ConfigurationView view() {
        String file = workplace.configuration().toString();
        try (Session session = workplace.openWithout(PASSWORD, Workplace.TARGET, "mongodb://localhost")) {
            if (!session.isConfigured()) {
                return new ConfigurationView(1, file, Optional.empty(), Optional.empty(), secretsView(), List.of());
            }
            Configuration configuration = session.configuration();
            return new ConfigurationView(
                    1,
                    file,
                    Optional.of(answers(configuration)),
                    Optional.of(configuration.platform().written()),
                    secretsView(),
                    session.warnings());
        }
    }

    private SecretsView secretsView() {
        return new SecretsView(workplace.knows(PASSWORD), workplace.knows(Workplace.TARGET));
    }

    private static AnswersView answers(Configuration configuration) {
        SourceAddress source = configuration.source();
        return new AnswersView(
                source.host(),
                source.port(),
                source.database(),
                source.username(),
                source.schemas(),
                source.tls() == SourceAddress.Tls.VERIFY_FULL,
                configuration.target().database());
    }

    private static Answers answers(AnswersView view) {
        return new Answers(
                view.sourceHost(),
                view.sourcePort(),
                view.sourceDatabase(),
                view.sourceUsername(),
                view.sourceSchemas(),
                view.sourceTls(),
                view.targetDatabase());
    }

    private static void refuseNonsense(AnswersView answers) {
        if (answers.sourcePort() < 1 || answers.sourcePort() > HIGHEST_PORT) {
            throw YoursToFix.usage(
                    "The port is %d.".formatted(answers.sourcePort()), "A port is a number from 1 to 65535.");
        }
        for (String text : List.of(answers.sourceHost(), answers.sourceDatabase(), answers.sourceUsername())) {
            if (text.isBlank()) {
                throw YoursToFix.usage("Host, database and user must all be said.", "Fill in what is empty.");
            }
        }
        // Refuses a name that no database can have, before it is in the file.
        MongoAddresses.parse(new Secret("mongodb://localhost"), answers.targetDatabase());
    }
}
