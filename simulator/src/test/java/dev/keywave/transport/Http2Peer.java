package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The server's side of one HTTP/2 connection, frame by frame, so that it can do what no library would. */
final class Http2Peer {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GO_AWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;

    /** The field section {@code :status: 200} alone. */
    static final byte[] OK = {(byte) 0x88};

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    /** One frame as it was read. */
    static final class Frame {

        private final int type;
        private final int flags;
        private final int streamId;
        private final byte[] payload;

        private Frame(int type, int flags, int streamId, byte[] payload) {
            this.type = type;
            this.flags = flags;
            this.streamId = streamId;
            this.payload = payload;
        }

        boolean is(int expected) {
            return type == expected;
        }

        int type() {
            return type;
        }

        int flags() {
            return flags;
        }

        int streamId() {
            return streamId;
        }

        byte[] payload() {
            return payload;
        }

        int number(int at) {
            return ByteBuffer.wrap(payload).getInt(at);
        }
    }

    private final ScriptedServer.Connection connection;

    /** Reads the client's preface and answers with settings, given as identifier and value in turn. */
    Http2Peer(ScriptedServer.Connection connection, int... settings) throws IOException {
        this.connection = connection;
        assertThat(new String(connection.readBytes(PREFACE.length()), StandardCharsets.US_ASCII))
                .isEqualTo(PREFACE);
        ByteBuffer payload = ByteBuffer.allocate(settings.length / 2 * 6);
        for (int i = 0; i < settings.length; i += 2) {
            payload.putShort((short) settings[i]).putInt(settings[i + 1]);
        }
        write(SETTINGS, 0, 0, payload.array());
    }

    Frame read() throws IOException {
        ByteBuffer head = ByteBuffer.wrap(connection.readBytes(9));
        int lengthAndType = head.getInt();
        int flags = head.get();
        int streamId = head.getInt();
        return new Frame(lengthAndType & 0xff, flags, streamId, connection.readBytes(lengthAndType >>> 8));
    }

    /** The next frame of that type; the others are dropped. */
    Frame await(int type) throws IOException {
        Frame frame = read();
        while (!frame.is(type) || (type == SETTINGS && frame.flags() == ACK)) {
            frame = read();
        }
        return frame;
    }

    void write(int type, int flags, int streamId, byte... payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(streamId)
                .put(payload);
        connection.writeBytes(frame.array());
    }

    void headers(int streamId, byte... section) throws IOException {
        write(HEADERS, END_HEADERS, streamId, section);
    }

    void data(int streamId, String content, boolean end) throws IOException {
        write(DATA, end ? END_STREAM : 0, streamId, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A whole response. */
    void answer(int streamId, String content) throws IOException {
        headers(streamId, OK);
        data(streamId, content, true);
    }

    static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }

    /** {@code :status: 200} and these fields, names and values in turn. */
    static byte[] ok(String... fields) {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        section.writeBytes(OK);
        return fields(section, fields);
    }

    static byte[] fields(ByteArrayOutputStream section, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i % 2 == 0) {
                section.write(0);
            }
            byte[] text = fields[i].getBytes(StandardCharsets.ISO_8859_1);
            section.write(text.length);
            section.writeBytes(text);
        }
        return section.toByteArray();
    }

    void awaitEnd() throws IOException {
        connection.awaitEnd();
    }
}
