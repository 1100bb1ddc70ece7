package io.reloquent.source.postgresql;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The network's end of one connection: since when a reader has waited for bytes, and a way to end its wait.
///
/// TLS is a layer above, so that what counts here is what the network brings.
final class Line {

    private static final long NOT_WAITING = 0;

    private final Pace pace;

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile long waitingSince = NOT_WAITING;
    private volatile @Nullable Verdict verdict;

    /// @param pace at which bytes are taken from the network
    Line(Pace pace) {
        this.pace = pace;
    }

    Socket newSocket() {
        var socket = new Wire();
        sockets.add(socket);
        return socket;
    }

    /// The moment at which the present wait began, on the clock that never goes back; 0 when nobody waits.
    long waitingSince() {
        return waitingSince;
    }

    /// Closes it under the reader, which is told why.
    void giveUp(Verdict why) {
        verdict = why;
        sockets.forEach(Line::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The kernel has let go of it all the same.
            return;
        }
    }

    private final class Wire extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new Arriving(super.getInputStream());
        }
    }

    private final class Arriving extends FilterInputStream {

        Arriving(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            waitingSince = System.nanoTime() | 1;
            int count;
            try {
                count = in.read(bytes, offset, length);
            } catch (IOException e) {
                throw told(e);
            } finally {
                waitingSince = NOT_WAITING;
            }
            pace.pass(Math.max(0, count));
            return count;
        }

        private IOException told(IOException e) {
            Verdict why = verdict;
            return why == null ? e : new GivenUp(why, e);
        }
    }
}
