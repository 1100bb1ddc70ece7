package io.reloquent.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.reloquent.codegen.Infrastructure;
import io.reloquent.codegen.Libraries;
import io.reloquent.codegen.Versions;
import io.reloquent.sizing.Load;
import io.reloquent.testkit.Aws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Templates of CloudFormation, before moto's AWS.
class InfrastructureTest {

    private static final List<String> JARS = List.of("bson.jar", "reloquent-spark.jar");
    private static final long TB = 1_000_000_000_000L;
    private static final List<Load> LOADS = List.of(new Load(0, 1), new Load(TB / 10, 19), new Load(60 * TB, 400));
    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:reloquent-AbCdEf";

    @TempDir
    static Path directory;

    private static Aws aws;

    @BeforeAll
    static void start() {
        aws = Aws.start(directory);
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void a_linter_finds_nothing_in_them() throws Exception {
        List<String> all = new ArrayList<>(List.of("lint"));
        for (Load load : LOADS) {
            written(load).values().forEach(file -> all.add(file.toString()));
        }
        assertThat(aws.say(all.toArray(String[]::new))).isEmpty();
    }

    @Test
    void their_form_is_the_same_for_every_load() throws Exception {
        for (String name : written(LOADS.get(0)).keySet()) {
            Set<String> shapes = new HashSet<>();
            for (Load load : LOADS) {
                shapes.add(aws.say("shape", written(load, name).toString()));
            }
            assertThat(shapes).as(name).hasSize(1);
        }
    }

    @Test
    void a_cluster_is_created_with_all_that_it_needs() throws Exception {
        Path template = written(LOADS.get(1), "emr-cluster.yaml");
        assertThat(aws.say(command("stack", template, "PrimarySecurityGroup=sg-1", "CoreSecurityGroup=sg-2")))
                .contains("\"Cluster\": \"CREATE_COMPLETE\"", "\"Encryption\": \"CREATE_COMPLETE\"", "MachineRole")
                .doesNotContain("FAILED", "ROLLBACK");
        assertThat(Files.readString(template)).contains("ReleaseLabel: " + Versions.emr());
        assertThat(aws.say(command("step", template, "PrimarySecurityGroup=sg-1", "CoreSecurityGroup=sg-2")))
                .contains("\"spark.authenticate\": \"true\"", "\"spark.network.crypto.enabled\": \"true\"")
                .contains("\"spark.io.encryption.enabled\": \"true\"")
                .contains("s3://artefacts/a/b/jars/bson.jar,s3://artefacts/a/b/jars/reloquent-spark.jar")
                .contains("s3://artefacts/a/b/opening.py", "\"s3://artefacts/a/b/migration.py\"")
                .contains("\"AWS_SM:" + SECRET + "#password\"", "\"AWS_SM:" + SECRET + "\"");
    }

    @Test
    void a_job_of_glue_is_created_by_what_its_template_says() throws Exception {
        Path template = written(LOADS.get(0), "glue-job.yaml");
        assertThat(aws.say(command("job", template, "SecurityGroup=sg-1", "AvailabilityZone=us-east-1a")))
                .contains("\"GlueVersion\": \"" + Versions.glue() + "\"", "\"NumberOfWorkers\": 2", "\"G.1X\"")
                .contains("\"--conf\": \"spark.task.cpus=4\"", "\"--user-jars-first\": \"true\"")
                .contains("\"--artefacts\": \"s3://artefacts/a/b\"");
    }

    /// A migration may read its directory and two secrets, and write reports and logs.
    @Test
    void roles_allow_no_more_than_a_migration_needs() throws Exception {
        String machine = aws.say(command("role", written(LOADS.get(1), "emr-cluster.yaml"), "MachineRole"));
        assertThat(machine.split("\"Action\": ", -1)).hasSize(5);
        assertThat(machine).doesNotContain("\"*\"").contains("\"Action\": \"secretsmanager:GetSecretValue\"");
        assertThat(aws.say(command("role", written(LOADS.get(1), "glue-job.yaml"), "JobRole")))
                .contains("\"Action\": \"secretsmanager:GetSecretValue\"", "arn:aws:s3:::artefacts/a/b/reports/*")
                .doesNotContain("s3:*", "glue:*", "iam:");
    }

    @Test
    void above_500_gb_the_template_for_glue_says_that_it_is_too_much() throws Exception {
        assertThat(Files.readString(written(LOADS.get(1), "glue-job.yaml"))).doesNotContain("NOT RECOMMENDED");
        assertThat(Files.readString(written(LOADS.get(2), "glue-job.yaml"))).contains("# NOT RECOMMENDED");
    }

    private static String[] command(String what, Path template, String... parameters) {
        List<String> command = new ArrayList<>(List.of(what, template.toString()));
        command.addAll(List.of("Bucket=artefacts", "Prefix=a/b", "Subnet=subnet-1"));
        command.addAll(List.of("SourcePasswordSecret=" + SECRET, "SourcePasswordKey=password"));
        command.add("TargetUriSecret=" + SECRET);
        command.addAll(List.of(parameters));
        return command.toArray(String[]::new);
    }

    private static Path written(Load load, String name) throws IOException {
        return Objects.requireNonNull(written(load).get(name));
    }

    private static Map<String, Path> written(Load load) throws IOException {
        Path place = Files.createDirectories(directory.resolve(load.bytes() + "-" + load.connections()));
        Map<String, Path> files = new TreeMap<>();
        for (Map.Entry<String, String> template :
                Infrastructure.of(load, JARS, Libraries.ofNative().keySet()).entrySet()) {
            files.put(template.getKey(), Files.writeString(place.resolve(template.getKey()), template.getValue()));
        }
        return files;
    }
}
