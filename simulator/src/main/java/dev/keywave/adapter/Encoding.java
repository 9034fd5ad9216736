package dev.keywave.adapter;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a value is written where it stands in a request, so that it cannot be taken for anything else there. */
enum Encoding {
    /** As it is, UTF-8. */
    PLAIN {
        @Override
        void write(Object value, ByteBuf out) {
            if (value instanceof byte[] bytes) {
                out.writeBytes(bytes);
            } else {
                ByteBufUtil.writeUtf8(out, Value.text(value));
            }
        }
    },
    /** Inside a JSON string's quotes. */
    JSON_TEXT {
        @Override
        void write(Object value, ByteBuf out) {
            writeEscaped(Value.text(value), out);
        }
    },
    /** A JSON value of its own. */
    JSON_VALUE {
        @Override
        void write(Object value, ByteBuf out) {
            if (value instanceof byte[] json) {
                out.writeBytes(json);
            } else if (value instanceof Long number) {
                ByteBufUtil.writeAscii(out, number.toString());
            } else if (value instanceof List<?> list) {
                out.writeByte('[');
                for (int i = 0; i < list.size(); i++) {
                    if (i > 0) {
                        out.writeByte(',');
                    }
                    write(list.get(i), out);
                }
                out.writeByte(']');
            } else {
                out.writeByte('"');
                writeEscaped(Value.text(value), out);
                out.writeByte('"');
            }
        }
    },
    /** A name or a value of {@code application/x-www-form-urlencoded}. */
    FORM {
        @Override
        void write(Object value, ByteBuf out) {
            Percent.FORM.write(Value.text(value), out);
        }
    },
    /** Part of a request target. */
    TARGET {
        @Override
        void write(Object value, ByteBuf out) {
            Percent.TARGET.write(Value.text(value), out);
        }
    },
    /** Part of a header's value: a control character, which could end the header, becomes a space. */
    HEADER {
        @Override
        void write(Object value, ByteBuf out) {
            int start = out.writerIndex();
            ByteBufUtil.writeUtf8(out, Value.text(value));
            for (int i = start; i < out.writerIndex(); i++) {
                byte b = out.getByte(i);
                if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
                    out.setByte(i, ' ');
                }
            }
        }
    };

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Writes a value of any kind but a credential; lists only as {@link #JSON_VALUE}. */
    abstract void write(Object value, ByteBuf out);

    /** https://www.rfc-editor.org/rfc/rfc8259#section-7 */
    private static void writeEscaped(String text, ByteBuf out) {
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            ByteBufUtil.writeUtf8(out, text, plainFrom, i);
            plainFrom = i + 1;
            if (c >= ' ') {
                out.writeByte('\\').writeByte(c);
            } else {
                ByteBufUtil.writeAscii(out, "\\u00");
                out.writeByte(HEX[c >> 4]).writeByte(HEX[c & 0xf]);
            }
        }
        ByteBufUtil.writeUtf8(out, text, plainFrom, text.length());
    }
}
