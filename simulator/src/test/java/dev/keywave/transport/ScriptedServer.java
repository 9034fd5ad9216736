package dev.keywave.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on plain blocking sockets, one thread per connection, that does on each exactly what its script says. */
final class ScriptedServer implements AutoCloseable {

    /** What the server does with one connection; the connection is closed when it returns. */
    interface Script {
        void serve(Connection connection) throws IOException;
    }

    private static final int END_OF_HEAD = 0x0d0a0d0a;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private final ServerSocket listener;
    private final Script script;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    ScriptedServer(Script script) throws IOException {
        this.script = script;
        listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Answers every request on every connection with the same text. */
    static ScriptedServer answering(String response) throws IOException {
        return new ScriptedServer(connection -> {
            while (true) {
                connection.readRequest();
                connection.write(response);
            }
        });
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /** All requests so far, head and body, in the order of their arrival. */
    List<String> requests() {
        return requests;
    }

    int accepted() {
        return accepted.get();
    }

    int mostOpen() {
        return mostOpen.get();
    }

    /** Closes every open connection, the orderly way or with a TCP reset, and goes on listening. */
    void dropConnections(boolean reset) {
        try {
            for (Socket socket : sockets) {
                if (reset) {
                    socket.setSoLinger(true, 0);
                }
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                accepted.incrementAndGet();
                mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The server was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            script.serve(new Connection(socket, accepted.get()));
        } catch (IOException gone) {
            // The client went away, or the server was closed.
        } finally {
            open.decrementAndGet();
            sockets.remove(socket);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One accepted connection in the hands of the script. */
    final class Connection {

        private final Socket socket;
        private final InputStream in;
        private final int number;

        Connection(Socket socket, int number) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
            this.number = number;
        }

        /** The how many-th connection this is, from 1. */
        int number() {
            return number;
        }

        String readRequest() throws IOException {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            int lastFour = 0;
            while (lastFour != END_OF_HEAD) {
                int b = next();
                read.write(b);
                lastFour = lastFour << 8 | b;
            }
            Matcher length = CONTENT_LENGTH.matcher(read.toString(StandardCharsets.ISO_8859_1));
            if (length.find()) {
                read.write(in.readNBytes(Integer.parseInt(length.group(1))));
            }
            String request = read.toString(StandardCharsets.ISO_8859_1);
            requests.add(request);
            return request;
        }

        void write(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Writes until the client goes away. */
        void writeEndlessly(String bytes) throws IOException {
            while (true) {
                write(bytes);
            }
        }

        /** Closes with a TCP reset instead of the orderly way. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        int readByte() throws IOException {
            return next();
        }

        byte[] readBytes(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            return bytes;
        }

        void writeBytes(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** Reads and drops whatever comes until the client closes the connection. */
        void awaitEnd() throws IOException {
            in.transferTo(OutputStream.nullOutputStream());
        }

        /** Reads until the client closes the connection. */
        void awaitClose() throws IOException {
            try {
                next();
            } catch (EOFException closed) {
                return;
            }
            throw new UncheckedIOException(new IOException("the client sent more"));
        }

        private int next() throws IOException {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            return b;
        }
    }
}
