package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a relying party may send instead of JSON. */
final class JsonPassTest {

    private static final JsonPointer WHOLE = new JsonPointer(List.of());

    private static JsonPass.End read(byte[] body) {
        JsonPass pass = new JsonPass();
        pass.capture(WHOLE);
        Reading reading = new Reading(1);
        reading.begin();
        return reading.json(pass, Unpooled.wrappedBuffer(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1",
                "[1,",
                "\"a",
                "{\"a\":}",
                "{'a':1}",
                "nul",
                "{} {}",
                "[] x",
                "1 2",
                "]",
                "<html>",
                "{\"a\":\"\n\"}",
                "{\"a\":01}",
                "\u0000{}"
            })
    void whatIsNotOneJsonDocumentIsRefused(String body) {
        assertThat(read(utf8(body))).isEqualTo(JsonPass.End.NOT_JSON);
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThat(read("{\"a\":1}".getBytes(StandardCharsets.UTF_16))).isEqualTo(JsonPass.End.NOT_JSON);
        assertThat(read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(JsonPass.End.NOT_JSON);
    }

    @Test
    void nestingAndLengthsAreBounded() {
        int depth = JsonPass.MAX_DEPTH;
        assertThat(read(utf8("[".repeat(depth) + "]".repeat(depth)))).isEqualTo(JsonPass.End.READ);
        assertThat(read(utf8("[".repeat(1_000_000)))).isEqualTo(JsonPass.End.BEYOND_LIMITS);
        assertThat(read(utf8("{\"a\":".repeat(depth + 1)))).isEqualTo(JsonPass.End.BEYOND_LIMITS);
        assertThat(read(utf8("{\"" + "n".repeat(2_000) + "\":1}"))).isEqualTo(JsonPass.End.BEYOND_LIMITS);
    }

    @Test
    void aLargeBodyIsReadToItsEnd() {
        String large = "[" + "{\"k\":\"v\"},".repeat(100_000) + "0]";
        assertThat(read(utf8(large))).isEqualTo(JsonPass.End.READ);
        assertThat(read(utf8(large.substring(0, large.length() - 1)))).isEqualTo(JsonPass.End.NOT_JSON);
    }

    @Test
    void everyKindOfBufferIsReadFromItsReaderIndex() {
        byte[] padded = utf8("xx{\"s\":\"ok\",\"o\":{\"k\":[1]}}");
        for (ByteBuf body : List.of(
                Unpooled.wrappedBuffer(padded),
                Unpooled.directBuffer().writeBytes(padded),
                Unpooled.wrappedBuffer(
                        Unpooled.copiedBuffer(padded, 0, 9), Unpooled.copiedBuffer(padded, 9, padded.length - 9)))) {
            body.skipBytes(2);
            JsonPass pass = new JsonPass();
            int status = pass.expect(new JsonPointer(List.of("s")), new JsonScalar.Text("ok"));
            int inner = pass.capture(new JsonPointer(List.of("o")));
            Reading reading = new Reading(1);
            reading.begin();
            assertThat(reading.json(pass, body)).isEqualTo(JsonPass.End.READ);
            assertThat(reading.isMatched(status)).isTrue();
            assertThat(reading.capture(inner)).isEqualTo(utf8("{\"k\":[1]}"));
            assertThat(body.readerIndex()).isEqualTo(2);
            body.release();
        }
    }

    @Test
    void theLastOfTwoMembersOfOneNameCounts() {
        JsonPass pass = new JsonPass();
        int status = pass.expect(new JsonPointer(List.of("s")), new JsonScalar.Text("ok"));
        Reading reading = new Reading(0);
        reading.begin();
        reading.json(pass, Unpooled.wrappedBuffer(utf8("{\"s\":\"ok\",\"s\":\"no\"}")));
        assertThat(reading.isFound(status)).isTrue();
        assertThat(reading.isMatched(status)).isFalse();
    }

    @Test
    void noGarbageGetsOutAsAnException() {
        long seed = 20261122;
        Random random = new Random(seed);
        byte[] valid = utf8("{\"status\":\"ok\",\"n\":[1,2.5e3,null,true],\"o\":{\"é\":\"\\u00e9\"}}");
        for (int i = 0; i < 20_000; i++) {
            byte[] body = valid.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(body)).as("seed %d, body %d", seed, i).isNotNull();
        }
    }
}
