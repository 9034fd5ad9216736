package dev.keywave.attack;

import dev.keywave.relyingparty.RelyingPartyServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The embedded relying party as browsers see it: its conformance API over one HTTP connection. Blocking and plain, which
 * for thousands of requests one after the other is much quicker than the JDK's client.
 */
final class Party implements AutoCloseable {

    private static final int TIMEOUT_MS = 10_000;

    private final int port;
    private Socket socket = new Socket();
    private InputStream input = InputStream.nullInputStream();

    Party(RelyingPartyServer server) {
        port = server.port();
    }

    /**
     * A response.
     *
     * @param label the stable name of a rejection, or the status; empty when accepted
     */
    record Answer(int status, String label, String body) {

        boolean accepted() {
            return status == 200;
        }
    }

    /** The session of one user. */
    final class Browser {

        private String cookie = "";

        byte[] options(String ceremony, String json) {
            Answer answer = post("/" + ceremony + "/options", json.getBytes(StandardCharsets.UTF_8));
            if (!answer.accepted()) {
                throw new AssertionError(answer.toString());
            }
            return answer.body().getBytes(StandardCharsets.UTF_8);
        }

        Answer result(String ceremony, byte[] credential) {
            return post("/" + ceremony + "/result", credential);
        }

        private Answer post(String path, byte[] body) {
            try {
                if (!socket.isConnected() || socket.isClosed()) {
                    connect();
                }
                String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + "Content-Length: " + body.length
                        + "\r\n\r\n";
                ByteArrayOutputStream request = new ByteArrayOutputStream();
                request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
                request.writeBytes(body);
                socket.getOutputStream().write(request.toByteArray());
                return answer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Answer answer() throws IOException {
            int status = Integer.parseInt(line().split(" ", -1)[1]);
            int length = 0;
            boolean last = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
                String value = line.substring(line.indexOf(':') + 1).strip();
                switch (name) {
                    case "content-length" -> length = Integer.parseInt(value);
                    case "set-cookie" -> cookie = value.substring(0, value.indexOf(';'));
                    case "connection" -> last = value.equals("close");
                    default -> {}
                }
            }
            String body = new String(input.readNBytes(length), StandardCharsets.UTF_8);
            if (last) {
                socket.close();
            }
            return new Answer(status, label(status, body), body);
        }
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n'; c = input.read()) {
            if (c < 0) {
                throw new IOException("the connection ended within a response");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String label(int status, String body) {
        if (status == 200) {
            return "";
        }
        String before = "\"errorMessage\":\"";
        int begin = body.indexOf(before) + before.length();
        int end = body.indexOf(": ", begin);
        return status == 413 || end < 0 ? "http_" + status : body.substring(begin, end);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
