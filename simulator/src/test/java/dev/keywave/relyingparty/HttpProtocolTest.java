package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relying party as an HTTP/1.1 server. */
final class HttpProtocolTest {

    private static final int READ_TIMEOUT_MS = 10_000;

    private final RelyingPartyServer server = RelyingPartyServer.start(
            RelyingPartyConfig.builder().maxBodyBytes(2000).build());
    private final ApiClient client = new ApiClient(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageAtTheRootSaysWhatThisIs() {
        ApiClient.Answer page = client.send(client.request("/").build());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("embedded relying party").contains("/assertion/options");
        ApiClient.Answer head = client.send(client.request("/")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.response().headers().firstValueAsLong("Content-Length"))
                .hasValue(page.body().length());
    }

    @Test
    void anUnknownPathIsNotFound() {
        ApiClient.Answer answer = client.post("/login", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).startsWith("{\"status\":\"failed\",\"errorMessage\":\"");
    }

    @Test
    void theWrongMethodIsNotAllowed() {
        ApiClient.Answer answer =
                client.send(client.request("/assertion/options").build());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.body()).startsWith("{\"status\":\"failed\",\"errorMessage\":\"");
        assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
        assertThat(client.post("/", "").response().headers().firstValue("Allow"))
                .hasValue("GET, HEAD");
        assertThat(server.statistics().protocolErrors()).isEqualTo(2);
    }

    @Test
    void aQueryIsNoPartOfThePath() {
        assertThat(client.post("/assertion/options?x=1", "{}").status()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsRead() throws IOException {
        String answer = exchange("POST /assertion/options HTTP/1.1\r\nHost: x\r\nContent-Length: 2001\r\n\r\n{");
        assertThat(answer)
                .startsWith("HTTP/1.1 413 ")
                .contains("\r\nConnection: close\r\n")
                .contains("\"failed\"");
    }

    @Test
    void aClientThatSendsAnEndlessBodyStillGetsItsAnswer() throws IOException {
        String answer = exchange("POST /assertion/options HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n"
                + " ".repeat(3_000_000));
        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("\"}");
    }

    @Test
    void chunksThatAddUpToTooMuchAreRefused() throws IOException {
        String chunk = chunk(" ".repeat(1024));
        String answer = exchange("POST /assertion/options HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk + chunk + chunk);
        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aChunkedBodyIsReadWhole() throws IOException {
        String answer = exchange("POST /assertion/options HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk("{") + chunk("}") + chunk(""));
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("Connection: close")
                .contains("\"challenge\"");
    }

    @Test
    void whatIsNotHttpIsRefused() throws IOException {
        assertThat(exchange("\u0016\u0003\u0001 hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aClientThatAsksMayContinue() throws IOException {
        String answer = exchange("POST /assertion/options HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(answer).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        String options = "POST /assertion/options HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
        String last = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        String answer = exchange(options + "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n" + options + last);
        assertThat(answer.split("HTTP/1.1 ", -1))
                .satisfiesExactly(
                        empty -> assertThat(empty).isEmpty(),
                        first -> assertThat(first).startsWith("200 OK").contains("challenge"),
                        second -> assertThat(second).startsWith("404 "),
                        third -> assertThat(third).startsWith("200 OK").contains("challenge"),
                        fourth -> assertThat(fourth).startsWith("200 OK").contains("embedded relying party"));
    }

    @Test
    void anErrorMessageStaysJsonWhateverWasSent() {
        ApiClient.Answer answer = client.post("/assertion/options", "{\"user\\\"name\n\":1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("\n").endsWith("\"}");
    }

    @Test
    void aPortThatIsTakenIsOneLineWithAWayOut() {
        RelyingPartyConfig config =
                RelyingPartyConfig.builder().port(server.port()).build();
        assertThatThrownBy(() -> RelyingPartyServer.start(config))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("port " + server.port() + " is taken")
                .hasMessageContaining("use another port")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aHostThatDoesNotResolveIsOneLine() {
        RelyingPartyConfig config =
                RelyingPartyConfig.builder().host("no.such.host.invalid").build();
        assertThatThrownBy(() -> RelyingPartyServer.start(config))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no.such.host.invalid");
    }

    @Test
    void impossibleValuesAreOneLine() {
        assertThatThrownBy(() -> RelyingPartyConfig.builder().port(65536).build())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> RelyingPartyConfig.builder()
                        .origins(java.util.Set.of("https://example.com/login"))
                        .build())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("https://example.com/login");
    }

    @Test
    void aClosedServerLetsItsPortGo() {
        int port = server.port();
        server.close();
        try (RelyingPartyServer again =
                RelyingPartyServer.start(RelyingPartyConfig.builder().port(port).build())) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }

    /** Sends bytes and reads until the server closes. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(READ_TIMEOUT_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
