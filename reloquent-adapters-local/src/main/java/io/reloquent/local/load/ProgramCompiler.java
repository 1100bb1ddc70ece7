package io.reloquent.local.load;

import io.reloquent.kernel.KeyColumn;
import io.reloquent.kernel.KeyOrder;
import io.reloquent.kernel.Program;
import io.reloquent.plan.Field;
import io.reloquent.plan.KeyKind;
import io.reloquent.plan.Nest;
import io.reloquent.plan.Read;
import java.util.List;

/// Turns a planned nest into the kernel's program. Streams are numbered as [Nest#reads()] lists them.
public final class ProgramCompiler {

    private int streams;

    private ProgramCompiler() {}

    public static Program compile(Nest root) {
        return new Program(new ProgramCompiler().node(root));
    }

    private Program.Node node(Nest nest) {
        int stream = streams++;
        Read read = nest.read();
        return new Program.Node(stream, key(read), read.pathLength(), read.onTrust(), parts(nest.fields()));
    }

    /// What orders the rows of a read.
    public static List<KeyColumn> key(Read read) {
        return read.key().stream()
                .map(part -> new KeyColumn(part.output(), order(part.kind()), part.descending()))
                .toList();
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
                        Encodings.of(value.mapping().wire(), value.mapping().type()),
                        value.mapping().array(),
                        value.omitNull());
            case Field.Group group -> new Program.Group(group.name(), parts(group.fields()));
            case Field.Joined joined ->
                new Program.Joined(
                        joined.name(),
                        joined.presence(),
                        parts(joined.fields()),
                        joined.owned() != null,
                        joined.omitNull());
            case Field.Merged merged -> new Program.Counted(merged.presence());
            case Field.Children children ->
                new Program.Children(children.name(), node(children.nest()), children.limit(), children.values());
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
