package io.reloquent.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/// What the tool asks of Spark: one line of text for one collection.
public record Request(Work work, List<Range> ranges) implements Serializable {

    private static final ObjectInputFilter OURS =
            ObjectInputFilter.Config.createFilter("io.reloquent.**;java.base/*;!*");

    public Request {
        ranges = List.copyOf(ranges);
    }

    /// The same, read in transactions that begin with these statements.
    Request under(List<String> transaction) {
        return new Request(work.under(transaction), ranges);
    }

    /// Everything in one line.
    public String encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /// @throws UncheckedIOException if the line is not what [#encoded()] gave
    public static Request decoded(String line) {
        byte[] bytes = Base64.getDecoder().decode(line.strip());
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(OURS);
            return (Request) in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new InvalidObjectException("made by another version: " + e.getMessage()));
        }
    }
}
