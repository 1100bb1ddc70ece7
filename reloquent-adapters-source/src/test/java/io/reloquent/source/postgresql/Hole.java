package io.reloquent.source.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A proxy in front of a server. Opened, it goes on taking connections and bytes, and passes nothing on.
final class Hole implements AutoCloseable {

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int swallowed;

    Hole(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Swallows everything.
    void open() {
        swallowed = Integer.MAX_VALUE;
    }

    /// Swallows everything once it has passed on so many bytes.
    void openAfter(long bytes) {
        left.set(bytes);
    }

    /// Swallows what is sent over the connections there are, and lets new ones through.
    void openForOld() {
        swallowed = accepted.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listening.accept();
            sockets.add(near);
            int number = accepted.getAndIncrement();
            if (number >= swallowed) {
                Socket far = new Socket(host, port);
                sockets.add(far);
                start(() -> pass(near.getInputStream(), far.getOutputStream(), number));
                start(() -> pass(far.getInputStream(), near.getOutputStream(), number));
            }
        }
    }

    private void pass(InputStream in, OutputStream out, int number) throws IOException {
        byte[] bytes = new byte[1 << 16];
        for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
            if (left.addAndGet(-length) < 0) {
                open();
            }
            while (number < swallowed) {
                pause();
            }
            out.write(bytes, 0, length);
        }
        out.close();
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /// Ends when the sockets are closed.
    private static void start(Work work) {
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                return;
            }
        });
    }

    @Override
    public void close() {
        swallowed = 0;
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
