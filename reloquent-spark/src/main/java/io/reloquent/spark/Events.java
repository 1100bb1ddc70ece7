package io.reloquent.spark;

import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// What is said of a job while it goes on, one JSON object a line.
final class Events {

    private static final JsonFactory JSON = new JsonFactory();

    private Events() {}

    /// So many documents were sent in all.
    static String progress(long documents) {
        return json("progress", out -> out.writeNumberProperty("documents", documents));
    }

    /// A range is in the target.
    static String range(Loaded loaded) {
        return json("range", out -> {
            out.writeNumberProperty("range", loaded.range());
            out.writeNumberProperty("documents", loaded.documents());
            out.writeNumberProperty("bytes", loaded.bytes());
            out.writeArrayPropertyStart("counts");
            loaded.counts().forEach(count -> out.writeArray(count, 0, count.length));
            out.writeEndArray();
            out.writeArrayPropertyStart("joined");
            loaded.joined().forEach(out::writeNumber);
            out.writeEndArray();
            out.writeStringProperty(
                    "sums", Base64.getEncoder().encodeToString(loaded.sums().toBytes()));
            out.writeArrayPropertyStart("setAside");
            for (Loaded.Unmade document : loaded.setAside()) {
                out.writeStartObject();
                write(out, document);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /// Nothing can be made of a range.
    static String refused(Loaded.Refusal refusal) {
        if (refusal instanceof Loaded.CannotMake cannot) {
            return json("unmakable", out -> write(out, cannot.document()));
        }
        if (refusal instanceof Loaded.NotAKey key) {
            return json("not-a-key", out -> {
                out.writeNumberProperty("stream", key.stream());
                out.writeStringProperty("key", key.key());
                out.writeStringProperty("why", key.why());
            });
        }
        var there = (Loaded.AlreadyThere) refusal;
        return json("already-there", out -> out.writeStringProperty("id", there.id()));
    }

    /// A server broke off, and the range is tried again.
    static String trouble(ServerFault fault) {
        return fault("trouble", fault.server(), fault.code(), String.valueOf(fault.getMessage()));
    }

    /// A server broke off, and trying again did not help.
    static String failed(ServerFault fault) {
        return fault("failed", fault.server(), fault.code(), String.valueOf(fault.getMessage()));
    }

    /// Rows did not fit into the memory of an executor.
    static String outOfMemory() {
        return json("out-of-memory", out -> {});
    }

    /// Spark itself broke off.
    static String failed(String message) {
        return fault("failed", "spark", "", message);
    }

    private static String fault(String event, String server, String code, String message) {
        return json(event, out -> {
            out.writeStringProperty("server", server);
            out.writeStringProperty("code", code);
            out.writeStringProperty("message", message);
        });
    }

    /// Every range is in the target.
    static String done() {
        return json("done", out -> {});
    }

    /// What came of a comparison.
    ///
    /// @param source documents that the source gives
    /// @param target documents that are there
    static String compared(long source, long target, long unmakable, Differences differences) {
        return json("compared", out -> {
            out.writeNumberProperty("source", source);
            out.writeNumberProperty("target", target);
            out.writeNumberProperty("unmakable", unmakable);
            out.writeNumberProperty("missing", differences.missing());
            out.writeNumberProperty("unexpected", differences.unexpected());
            out.writeNumberProperty("different", differences.different());
            out.writeArrayPropertyStart("examples");
            for (Differences.Difference example : differences.shown()) {
                out.writeStartObject();
                out.writeStringProperty("id", example.id());
                out.writeStringProperty("is", example.what());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static void write(JsonGenerator out, Loaded.Unmade document) {
        strings(out, "key", document.key());
        out.writeStringProperty("field", document.field());
        out.writeStringProperty("why", document.why());
    }

    private static void strings(JsonGenerator out, String name, List<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    private interface Fields {
        void write(JsonGenerator out);
    }

    private static String json(String event, Fields fields) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("event", event);
            fields.write(out);
            out.writeEndObject();
        }
        return text.toString();
    }
}
