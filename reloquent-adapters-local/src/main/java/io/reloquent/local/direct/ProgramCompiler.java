package io.reloquent.local.direct;

import io.reloquent.kernel.Encoding;
import io.reloquent.kernel.KeyColumn;
import io.reloquent.kernel.KeyOrder;
import io.reloquent.kernel.Program;
import io.reloquent.mapping.Wire;
import io.reloquent.plan.Field;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Read;
import java.util.List;

/// Turns a planned nest into the kernel's program. Streams are numbered as [Nest#reads()] lists them.
final class ProgramCompiler {

    private int streams;

    private ProgramCompiler() {}

    static Program compile(Nest root) {
        return new Program(new ProgramCompiler().node(root));
    }

    private Program.Node node(Nest nest) {
        int stream = streams++;
        Read read = nest.read();
        List<KeyColumn> key = read.key().stream()
                .map(part -> new KeyColumn(part.output(), order(part.kind()), part.descending()))
                .toList();
        return new Program.Node(stream, key, read.pathLength(), parts(nest.fields()));
    }

    private List<Program.Part> parts(List<Field> fields) {
        return fields.stream().map(this::part).toList();
    }

    private Program.Part part(Field field) {
        return switch (field) {
            case Field.Value value ->
                new Program.Value(
                        value.name(),
                        value.column(),
                        value.output(),
                        encoding(value.mapping().wire()),
                        value.mapping().array());
            case Field.Group group -> new Program.Group(group.name(), parts(group.fields()));
            case Field.Joined joined ->
                new Program.Joined(joined.name(), joined.presence(), parts(joined.fields()), joined.owned() != null);
            case Field.Children children -> new Program.Children(children.name(), node(children.nest()));
        };
    }

    private static Encoding encoding(Wire wire) {
        return switch (wire) {
            case BOOLEAN -> Encoding.BOOLEAN;
            case INT2 -> Encoding.INT2;
            case INT4 -> Encoding.INT4;
            case INT8 -> Encoding.INT8;
            case FLOAT4 -> Encoding.FLOAT4;
            case FLOAT8 -> Encoding.FLOAT8;
            case NUMERIC -> Encoding.NUMERIC;
            case TEXT -> Encoding.TEXT;
            case BYTES -> Encoding.BYTES;
            case UUID -> Encoding.UUID;
            case DATE -> Encoding.DATE;
            case TIMESTAMP, TIMESTAMPTZ -> Encoding.TIMESTAMP;
            case JSON -> Encoding.JSON;
        };
    }

    private static KeyOrder order(KeyKind kind) {
        return switch (kind) {
            case INTEGER -> KeyOrder.INTEGER;
            case DECIMAL -> KeyOrder.DECIMAL;
            case TEXT -> KeyOrder.TEXT;
            case UUID -> KeyOrder.UUID;
            case DATE -> KeyOrder.DATE;
            case TIMESTAMP, TIMESTAMPTZ -> KeyOrder.TIMESTAMP;
            case BOOLEAN -> KeyOrder.BOOLEAN;
            case BYTES -> KeyOrder.BYTES;
        };
    }
}
