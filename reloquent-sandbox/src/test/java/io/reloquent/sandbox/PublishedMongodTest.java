package io.reloquent.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Downloads from a publisher of its own, because what the real one offers is 70 MB.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the archive served here is one for Linux")
class PublishedMongodTest {
    private static final String PUBLISHER = "de.flapdoodle.embed.mongo.baseUrl";

    @TempDir
    Path directory;

    HttpServer publisher;
    int status = 200;

    @BeforeEach
    void publish() throws IOException {
        publisher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var archive = archive("#!/bin/sh\n");
        publisher.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, archive.length);
                exchange.getResponseBody().write(archive);
            }
        });
        publisher.start();
        System.setProperty(
                PUBLISHER, "http://127.0.0.1:" + publisher.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        System.clearProperty(PUBLISHER);
        publisher.stop(0);
    }

    @Test
    void ends_up_in_the_cache_as_a_program() {
        assertThat(search())
                .isEqualTo(directory.resolve("mongod").resolve(new PublishedMongod().version()))
                .isExecutable()
                .hasContent("#!/bin/sh\n");
        assertThat(directory.resolve("mongod").toFile().list()).hasSize(1);
    }

    @Test
    void is_missed_in_one_sentence_without_the_properties_of_this_jvm() {
        status = 404;
        assertThatThrownBy(this::search)
                .isInstanceOf(SandboxFailure.class)
                .hasMessageContaining("RELOQUENT_MONGOD")
                .satisfies(failure -> assertThat(failure.getSuppressed()[0].getCause())
                        .message()
                        .doesNotContain("java.class.path"));
    }

    private Path search() {
        return new MongodBinary(Map.of(), new CacheDirectory(directory), List.of(new PublishedMongod())).search();
    }

    private static byte[] archive(String program) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            var content = program.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry("mongodb-linux/bin/mongod");
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
