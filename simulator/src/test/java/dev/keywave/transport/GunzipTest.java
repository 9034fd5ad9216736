package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Responses in gzip: asked for, decoded, bounded, and left alone when nobody asked. */
final class GunzipTest {

    private static final String TEXT = "{\"challenge\":\"0123456789\"}".repeat(100);

    @Test
    void gzipIsAskedForAndDecoded() throws Exception {
        for (String coding : List.of("gzip", "GZIP", "x-gzip")) {
            try (ScriptedServer server = ScriptedServer.answering(response(coding, gzip(TEXT)));
                    TestClient client = new TestClient(config(server))) {
                assertThat(client.get("/").body).isEqualTo(TEXT);
                assertThat(client.get("/").body).isEqualTo(TEXT);
                assertThat(server.requests().get(0)).contains("\r\naccept-encoding: gzip\r\n");
                assertThat(client.gauges().connects()).isOne();
            }
        }
    }

    @Test
    void severalMembersAndOptionalFieldsAreRead() throws Exception {
        byte[] plain = gzip("two");
        ByteArrayOutputStream adorned = new ByteArrayOutputStream();
        adorned.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 0, 2, 0, 9, 9, 'n', 0, 'c', 0, 1, 2});
        adorned.write(plain, 10, plain.length - 10);
        byte[] both = join(gzip("one"), adorned.toByteArray());
        assertThat(get(response("gzip", both)).body).isEqualTo("onetwo");
    }

    @Test
    void whatDecodesToTooMuchIsTooLarge() throws Exception {
        byte[] bomb = gzip("0".repeat(TestClient.MAX_RESPONSE_BYTES + 1));
        assertThat(bomb).hasSizeLessThan(1_000);
        assertThat(get(response("gzip", bomb)).failure).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        byte[] most = gzip("0".repeat(TestClient.MAX_RESPONSE_BYTES));
        assertThat(get(response("gzip", most)).bodyBytes).isEqualTo(TestClient.MAX_RESPONSE_BYTES);
    }

    @Test
    void damagedGzipIsMalformedAndTheConnectionLivesOn() throws Exception {
        byte[] whole = gzip(TEXT);
        long seed = 20_261_124;
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            // Some flags, the time and the operating system mean nothing to us.
            at = at >= 3 && at < 10 ? 0 : at;
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            @Nullable Defect defect = decode(damaged);
            assertThat(defect).as("seed %d, round %d, byte %d", seed, i, at).isIn(Defect.GZIP);
        }
        for (int length = 1; length < whole.length; length++) {
            assertThat(decode(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isEqualTo(Defect.GZIP);
        }
        try (ScriptedServer server = ScriptedServer.answering(response("gzip", new byte[20]));
                TestClient client = new TestClient(config(server))) {
            assertThat(client.get("/").failure).isEqualTo(FailureReason.MALFORMED_RESPONSE);
            assertThat(client.get("/").failure).isEqualTo(FailureReason.MALFORMED_RESPONSE);
            assertThat(client.gauges().connects()).isOne();
        }
    }

    @Test
    void nothingIsDecodedThatWasNotAskedFor() throws Exception {
        byte[] coded = gzip(TEXT);
        try (ScriptedServer server = ScriptedServer.answering(response("gzip", coded));
                TestClient client = new TestClient(server.address(), 1)) {
            assertThat(client.get("/").bodyBytes).isEqualTo(coded.length);
            assertThat(server.requests().get(0)).doesNotContain("accept-encoding");
        }
        assertThat(get(response("br", coded)).bodyBytes).isEqualTo(coded.length);
        assertThat(get(response("gzip, gzip", coded)).bodyBytes).isEqualTo(coded.length);
        assertThat(get(response("gzip", new byte[0])).bodyBytes).isZero();
    }

    private static @Nullable Defect decode(byte[] body) {
        HttpResponse response = new HttpResponse();
        byte[] head = "content-encoding gzip".getBytes(StandardCharsets.US_ASCII);
        response.begin(200);
        response.addField(0, 16, 17, head.length);
        response.finish(join(head, body), head.length, head.length + body.length);
        try (Gunzip gunzip = new Gunzip(TestClient.MAX_RESPONSE_BYTES)) {
            return gunzip.decode(response);
        }
    }

    private static Exchange get(String response) throws Exception {
        try (ScriptedServer server = ScriptedServer.answering(response);
                TestClient client = new TestClient(config(server))) {
            return client.get("/");
        }
    }

    private static HttpClientConfig config(ScriptedServer server) {
        return TestClient.config(server.address(), 1).withAcceptGzip(true);
    }

    private static String response(String coding, byte[] body) {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\ncontent-length: " + body.length + "\r\n\r\n"
                + new String(body, StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
