package dev.keywave.plan;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;

/** A server that speaks just enough HTTP/2 (RFC 9113, prior knowledge) to answer each request with one frame of trouble. */
final class ScriptedHttp2Party implements AutoCloseable {

    static final int RST_STREAM = 0x3;
    static final int GOAWAY = 0x7;

    private static final int HEADERS = 0x1;
    private static final int SETTINGS = 0x4;
    private static final int PREFACE_BYTES = 24;
    private static final int REFUSED_STREAM = 0x7;

    private final LoopbackListener listener;
    private final int answer;

    private ScriptedHttp2Party(int answer) throws IOException {
        this.answer = answer;
        this.listener = LoopbackListener.start(this::serve);
    }

    /** Starts one that answers with frames of that type. */
    static ScriptedHttp2Party start(int answer) throws IOException {
        return new ScriptedHttp2Party(answer);
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
}
