package dev.keywave.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser makes of a response, and that it makes the same of it however it is cut. */
final class ResponseParserTest {

    private static final int MAX_BODY = 1000;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void aCountedBodyIsRead() {
        assertThat(read(OK + "Content-Length: 5\r\nX-A: 1\r\n\r\nhello"))
                .isEqualTo("200 [hello] content-length=[5] x-a=[1] keep");
    }

    @Test
    void fieldNamesMatchInAnyCaseAndValuesAreTrimmed() {
        assertThat(read(OK + "CONTENT-length: \t 0 \r\nX-a:v \r\nx-A:  w x\t\r\n\r\n"))
                .isEqualTo("200 [] content-length=[0] x-a=[v, w x] keep");
    }

    @Test
    void chunksAreJoined() {
        assertThat(
                        read(
                                OK
                                        + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n00006;a=\"b\"\r\n world\r\n1 ;x\r\n!\r\n0\r\n\r\n"))
                .isEqualTo("200 [hello world!] content-length=[] x-a=[] keep");
    }

    @Test
    void trailersAreReadAndDropped() {
        assertThat(read(OK + "Transfer-Encoding: Chunked\r\n\r\nA;q\r\n0123456789\r\n0\r\nX-A: late\r\nB: c\r\n\r\n"))
                .isEqualTo("200 [0123456789] content-length=[] x-a=[] keep");
    }

    @Test
    void interimResponsesAreSkipped() {
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nx-a: early\r\n\r\n"
                        + "HTTP/1.1 201 Created\r\ncontent-length: 1\r\n\r\n!"))
                .isEqualTo("201 [!] content-length=[1] x-a=[] keep");
    }

    @Test
    void reasonPhraseMayLackAndALoneLineFeedEndsALine() {
        assertThat(read("HTTP/1.1 200\ncontent-length: 2\n\nok")).isEqualTo("200 [ok] content-length=[2] x-a=[] keep");
        assertThat(read("HTTP/1.1 404 \r\ncontent-length: 0\r\n\r\n"))
                .isEqualTo("404 [] content-length=[0] x-a=[] keep");
    }

    @Test
    void noContentAndNotModifiedHaveNoBody() {
        assertThat(read("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo("204 [] content-length=[] x-a=[] keep");
        assertThat(read("HTTP/1.1 304 Not Modified\r\ncontent-length: 70\r\n\r\n"))
                .isEqualTo("304 [] content-length=[70] x-a=[] keep");
    }

    @Test
    void theAnswerToHeadHasNoBody() {
        ResponseParser parser = new ResponseParser(MAX_BODY);
        parser.start(true);
        assertThat(feed(parser, OK + "content-length: 5000\r\n\r\n")).isEqualTo(Progress.COMPLETE);
        assertThat(parser.leavesConnectionUsable()).isTrue();
    }

    @Test
    void aBodyWithoutALengthEndsWithTheConnection() {
        assertThat(read(OK + "Connection: close\r\n\r\nto the end"))
                .isEqualTo("200 [to the end] content-length=[] x-a=[] close");
        assertThat(read("HTTP/1.0 200 OK\r\n\r\n")).isEqualTo("200 [] content-length=[] x-a=[] close");
    }

    @Test
    void theConnectionPersistsOnlyIfBothSidesAgree() {
        assertThat(read("HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n")).endsWith("close");
        assertThat(read("HTTP/1.0 200 OK\r\ncontent-length: 0\r\nconnection: Keep-Alive\r\n\r\n"))
                .endsWith("keep");
        assertThat(read(OK + "content-length: 0\r\nconnection: x , CLOSE\r\n\r\n"))
                .endsWith("close");
        assertThat(read(OK + "content-length: 2\r\n\r\nokHTTP/1.1"))
                .isEqualTo("200 [ok] content-length=[2] x-a=[] close");
    }

    @Test
    void repeatedEqualLengthsCountAsOne() {
        assertThat(read(OK + "content-length: 2\r\ncontent-length: 2, 2\r\n\r\nok"))
                .startsWith("200 [ok]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\r\nHTTP/1.1 200 OK\r\n\r\n",
                "<html>",
                "http/1.1 200 OK\r\n\r\n",
                "HTTPS"
            })
    void whatDoesNotBeginAsHttpIsNotHttp(String bytes) {
        assertThat(read(bytes)).isEqualTo("NOT_HTTP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0 200 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1  200 OK\r\n\r\n",
                "HTTP/1.1 -20 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\n",
                OK + "folded: a\r\n b\r\n\r\n",
                OK + "no colon\r\n\r\n",
                OK + ": no name\r\n\r\n",
                OK + "space : before colon\r\n\r\n",
                OK + "x: bare\rreturn\r\n\r\n",
                OK + "x: nul\0\r\n\r\n",
                OK + "content-length: -5\r\n\r\n",
                OK + "content-length: +5\r\n\r\n",
                OK + "content-length: 0x5\r\n\r\n",
                OK + "content-length: \r\n\r\n",
                OK + "content-length: 5\r\ncontent-length: 6\r\n\r\n",
                OK + "content-length: 5, 6\r\n\r\n",
                OK + "content-length: 5,\r\n\r\n",
                OK + "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n",
                OK + "transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n",
                OK + "transfer-encoding: gzip, chunked\r\n\r\n",
                OK + "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\nxyz\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n-1\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n5\nhello",
                OK + "transfer-encoding: chunked\r\n\r\n5\r\nhello!\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n5\r\nhello\n0\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n0\r\nbad trailer\r\n\r\n",
            })
    void aBrokenRuleIsMalformed(String bytes) {
        assertThat(read(bytes)).isEqualTo("MALFORMED_RESPONSE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "content-length: 1001\r\n\r\n",
                OK + "content-length: 99999999999999999999999999\r\n\r\n",
                OK + "transfer-encoding: chunked\r\n\r\n3e9\r\n",
                OK + "transfer-encoding: chunked\r\n\r\nffffffffffffffffffff\r\n",
            })
    void anAnnouncedExcessIsTooLarge(String bytes) {
        assertThat(read(bytes)).isEqualTo("RESPONSE_TOO_LARGE");
    }

    @Test
    void whatNeverEndsIsCutOff() {
        assertThat(pour(OK, "x: y\r\n")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour(OK + "x: ", "yyyyyyyy")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour("HTTP/1.1 200 ", "O")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour("", "HTTP/1.1 100 Continue\r\n\r\n")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour(OK + "connection: close\r\n\r\n", "body")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        String chunked = OK + "transfer-encoding: chunked\r\n\r\n";
        assertThat(pour(chunked, "1\r\nx\r\n")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour(chunked + "0\r\n", "x: y\r\n")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour(chunked + "0\r\n", "xxxxx")).isEqualTo(FailureReason.RESPONSE_TOO_LARGE);
        assertThat(pour(chunked + "1;", "extension")).isEqualTo(FailureReason.MALFORMED_RESPONSE);
    }

    @Test
    void aBodyAsLargeAsAllowedIsRead() {
        String body = "x".repeat(MAX_BODY);
        assertThat(read(OK + "content-length: 1000\r\n\r\n" + body)).startsWith("200 [" + body + "]");
        assertThat(read(OK + "transfer-encoding: chunked\r\n\r\n3E8\r\n" + body + "\r\n0\r\n\r\n"))
                .startsWith("200 [" + body + "]");
    }

    @Test
    void manyFieldsAreAllKept() {
        StringBuilder head = new StringBuilder(OK);
        for (int i = 0; i < 200; i++) {
            head.append("x-a: ").append(i).append("\r\n");
        }
        ResponseParser parser = new ResponseParser(MAX_BODY);
        parser.start(false);
        assertThat(feed(parser, head + "content-length: 0\r\n\r\n")).isEqualTo(Progress.COMPLETE);
        assertThat(parser.response().headers("x-a")).hasSize(200).endsWith("199");
    }

    @Test
    void aCutResponseIsAClosedConnection() {
        String whole = OK + "transfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        for (int length = 1; length < whole.length(); length++) {
            ResponseParser parser = new ResponseParser(MAX_BODY);
            parser.start(false);
            assertThat(feed(parser, whole.substring(0, length))).isEqualTo(Progress.INCOMPLETE);
            assertThat(parser.endOfStream()).isEqualTo(Progress.DEFECTIVE);
            assertThat(parser.defect().reason()).isEqualTo(FailureReason.CONNECTION_CLOSED);
        }
    }

    /** What comes out is the same for every cut into two, and for single bytes; and a parser can be used again. */
    private static String read(String bytes) {
        ResponseParser parser = new ResponseParser(MAX_BODY);
        String whole = outcome(parser, bytes);
        for (int cut = 1; cut < bytes.length(); cut++) {
            assertThat(outcome(parser, bytes.substring(0, cut), bytes.substring(cut)))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
        assertThat(outcome(parser, bytes.split(""))).as("byte by byte").isEqualTo(whole);
        return whole;
    }

    private static String outcome(ResponseParser parser, String... pieces) {
        parser.start(false);
        Progress progress = Progress.INCOMPLETE;
        boolean more = false;
        for (String piece : pieces) {
            if (progress == Progress.INCOMPLETE) {
                progress = feed(parser, piece);
            } else {
                more = true;
            }
        }
        if (progress == Progress.INCOMPLETE) {
            progress = parser.endOfStream();
        }
        if (progress == Progress.DEFECTIVE) {
            return parser.defect().reason().name();
        }
        HttpResponse response = parser.response();
        return "%d [%s] content-length=%s x-a=%s %s"
                .formatted(
                        response.status(),
                        response.body().toString(StandardCharsets.US_ASCII),
                        response.headers("content-length"),
                        response.headers("x-a"),
                        parser.leavesConnectionUsable() && !more ? "keep" : "close");
    }

    private static Progress feed(ResponseParser parser, String piece) {
        return parser.consume(Unpooled.copiedBuffer(piece, StandardCharsets.ISO_8859_1));
    }

    /** Repeats a piece without end and says what stopped it. */
    private static FailureReason pour(String start, String piece) {
        ResponseParser parser = new ResponseParser(MAX_BODY);
        parser.start(false);
        Progress progress = feed(parser, start + piece);
        for (int bytes = 0; progress == Progress.INCOMPLETE; bytes += piece.length()) {
            assertThat(bytes).as("swallowed").isLessThan(200_000);
            progress = feed(parser, piece);
        }
        assertThat(progress).isEqualTo(Progress.DEFECTIVE);
        return parser.defect().reason();
    }
}
