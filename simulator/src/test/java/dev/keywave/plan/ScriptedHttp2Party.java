package dev.keywave.plan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that speaks just enough HTTP/2 (RFC 9113, prior knowledge) to answer each request with one frame of trouble. */
final class ScriptedHttp2Party implements AutoCloseable {

    static final int RST_STREAM = 0x3;
    static final int GOAWAY = 0x7;

    private static final int HEADERS = 0x1;
    private static final int SETTINGS = 0x4;
    private static final int PREFACE_BYTES = 24;
    private static final int REFUSED_STREAM = 0x7;

    private final ServerSocket listener;
    private final int answer;
    private final Collection<Socket> connections = new ConcurrentLinkedQueue<>();

    private ScriptedHttp2Party(ServerSocket listener, int answer) {
        this.listener = listener;
        this.answer = answer;
    }

    /** Starts one that answers with frames of that type. */
    static ScriptedHttp2Party start(int answer) throws IOException {
        ScriptedHttp2Party party =
                new ScriptedHttp2Party(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), answer);
        daemon(party::accept);
        return party;
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
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            in.skipNBytes(PREFACE_BYTES);
            out.write(frame(SETTINGS, 0, 0));
            while (true) {
                int lengthAndType = in.readInt();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                in.skipNBytes(lengthAndType >>> 8);
                int type = lengthAndType & 0xff;
                if (type == SETTINGS && (flags & 1) == 0) {
                    out.write(frame(SETTINGS, 1, 0));
                } else if (type == HEADERS) {
                    // GOAWAY: last stream 0, so that this one was not taken up; error NO_ERROR
                    out.write(
                            answer == RST_STREAM
                                    ? frame(RST_STREAM, 0, stream, REFUSED_STREAM)
                                    : frame(GOAWAY, 0, 0, 0, 0));
                }
            }
        } catch (IOException e) {
            // the client or the test closed the connection
        }
    }

    private static byte[] frame(int type, int flags, int stream, int... payload) {
        ByteBuffer frame = ByteBuffer.allocate(9 + Integer.BYTES * payload.length);
        frame.putInt(((Integer.BYTES * payload.length) << 8) | type)
                .put((byte) flags)
                .putInt(stream);
        for (int word : payload) {
            frame.putInt(word);
        }
        return frame.array();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-http2-party");
        thread.setDaemon(true);
        thread.start();
    }
}
