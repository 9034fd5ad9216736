package dev.keywave.plan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A server that answers whatever a test wants, byte for byte; or nothing, and closes. */
final class ScriptedRelyingParty implements AutoCloseable {

    /** What it answers. */
    interface Script {

        /** Writes the answer to a request; returning without having written closes the connection. */
        void answer(String path, String body, OutputStream out) throws IOException;
    }

    private final LoopbackListener listener;
    private final Script script;

    private ScriptedRelyingParty(Script script) throws IOException {
        this.script = script;
        this.listener = LoopbackListener.start(this::serve);
    }

    static ScriptedRelyingParty start(Script script) throws IOException {
        return new ScriptedRelyingParty(script);
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
        return listener.uri();
    }

    @Override
    public void close() throws IOException {
        listener.close();
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
