package io.reloquent.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;

/// Bytes on disk that nobody else can read and that do not outlive this process: where the system allows it, the file
/// has no name any more once it is open.
final class SpillFile implements AutoCloseable {

    private final Path directory;
    private final FileChannel channel;
    private byte[] buffer;
    private int buffered;
    private long size;

    private SpillFile(Path directory, FileChannel channel, int bufferSize) {
        this.directory = directory;
        this.channel = channel;
        buffer = new byte[bufferSize];
    }

    /// @param bufferSize in bytes, written at once
    static SpillFile create(Path directory, int bufferSize) throws SQLException {
        try {
            return new SpillFile(directory, open(directory), bufferSize);
        } catch (IOException e) {
            throw fault(directory, e);
        }
    }

    /// A temporary file is its owner's alone.
    private static FileChannel open(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "reloquent-sort-", ".rows");
        try {
            return FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// How many bytes have been written.
    long size() {
        return size;
    }

    void write(byte[] bytes, int offset, int length) throws SQLException {
        if (length > buffer.length - buffered) {
            flush();
        }
        if (length > buffer.length) {
            writeOut(ByteBuffer.wrap(bytes, offset, length));
        } else {
            System.arraycopy(bytes, offset, buffer, buffered, length);
            buffered += length;
        }
        size += length;
    }

    /// Writes what is still in memory; there is nothing more to come.
    void finish() throws SQLException {
        flush();
        buffer = new byte[0];
    }

    private void flush() throws SQLException {
        writeOut(ByteBuffer.wrap(buffer, 0, buffered));
        buffered = 0;
    }

    private void writeOut(ByteBuffer bytes) throws SQLException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw fault(directory, e);
        }
    }

    /// Reads at least `least` bytes, and more where there is room.
    void read(long position, byte[] into, int offset, int least) throws SQLException {
        try {
            ByteBuffer room = ByteBuffer.wrap(into, offset, into.length - offset);
            while (room.position() < offset + least) {
                int read = channel.read(room, position + room.position() - offset);
                if (read < 0) {
                    throw new IOException("a file of sorted rows is shorter than what was written to it");
                }
            }
        } catch (IOException e) {
            throw fault(directory, e);
        }
    }

    /// An interrupt closes a channel, and is no fault of the disk.
    private static SQLException fault(Path directory, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            throw new CancellationException("interrupted");
        }
        return new SpillException(directory, cause);
    }

    @Override
    public void close() throws SQLException {
        try {
            channel.close();
        } catch (IOException e) {
            throw fault(directory, e);
        }
    }
}
