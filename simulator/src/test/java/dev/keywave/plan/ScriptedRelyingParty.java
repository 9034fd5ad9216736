package dev.keywave.plan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A server that answers whatever a test wants, byte for byte; or nothing, and closes. */
final class ScriptedRelyingParty implements AutoCloseable {

    /** What it answers. */
    interface Script {

        /** Writes the answer to a request; returning without having written closes the connection. */
        void answer(String path, String body, OutputStream out) throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final Collection<Socket> connections = new ConcurrentLinkedQueue<>();

    private ScriptedRelyingParty(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    static ScriptedRelyingParty start(Script script) throws IOException {
        ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        ScriptedRelyingParty party = new ScriptedRelyingParty(listener, script);
        daemon(party::accept);
        return party;
    }

    /** A JSON answer. */
    static byte[] json(int status, String json) {
        return response(status, "application/json", json);
    }

    static byte[] response(int status, String contentType, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " X\r\ncontent-type: " + contentType + "\r\ncontent-length: "
                + content.length + "\r\n\r\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        return out.toByteArray();
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                connections.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // the listener was closed: the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String requestLine = line(in);
            while (requestLine != null) {
                String body = body(in);
                String path = requestLine.split(" ", -1)[1];
                ByteArrayOutputStream probe = new ByteArrayOutputStream();
                script.answer(path, body, new Tee(socket.getOutputStream(), probe));
                if (probe.size() == 0) {
                    return;
                }
                requestLine = line(in);
            }
        } catch (IOException e) {
            // the client or the test closed the connection
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).strip();
            }
            line.write(b);
        }
        return null;
    }

    private static String body(InputStream in) throws IOException {
        int length = 0;
        String header = line(in);
        while (header != null && !header.isEmpty()) {
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
            header = line(in);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-relying-party");
        thread.setDaemon(true);
        thread.start();
    }

    /** Counts what goes out, a byte at most. */
    private static final class Tee extends OutputStream {

        private final OutputStream out;
        private final ByteArrayOutputStream probe;

        Tee(OutputStream out, ByteArrayOutputStream probe) {
            this.out = out;
            this.probe = probe;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            note();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            note();
        }

        private void note() {
            if (probe.size() == 0) {
                probe.write(1);
            }
        }
    }
}
