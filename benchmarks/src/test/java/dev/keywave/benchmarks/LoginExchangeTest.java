package dev.keywave.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.transport.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The two ways that are compared do the same, or their ratio would say nothing. */
final class LoginExchangeTest {

    @Test
    void bothWaysWriteTheSameRequests() {
        VirtualUser user = new VirtualUser(false);
        LoginExchange compiled = new CompiledLogin(user);
        LoginExchange handWritten = new HandWrittenLogin(user);
        CannedResponse options = CannedResponse.options(Challenges.of(1).get(0), user.credentialId());

        assertThat(firstRequest(compiled)).isEqualTo(firstRequest(handWritten));
        assertThat(secondRequest(compiled, options)).isEqualTo(secondRequest(handWritten, options));
    }

    @Test
    void bothWaysSignTheChallengeThatTheyGot() {
        VirtualUser user = new VirtualUser(true);
        String challenge = Challenges.of(2).get(1);
        CannedResponse options = CannedResponse.options(challenge, user.credentialId());
        String clientData = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ("{\"type\":\"webauthn.get\",\"challenge\":\"" + challenge).getBytes(StandardCharsets.UTF_8))
                .substring(0, 60);

        assertThat(secondRequest(new CompiledLogin(user), options)).contains(clientData);
        assertThat(secondRequest(new HandWrittenLogin(user), options)).contains(clientData);
    }

    private static String firstRequest(LoginExchange exchange) {
        HttpRequest request = new HttpRequest();
        exchange.askForOptions(request);
        return text(request);
    }

    private static String secondRequest(LoginExchange exchange, CannedResponse options) {
        HttpRequest request = new HttpRequest();
        assertThat(exchange.login(request, options, CannedResponse.accepted())).isTrue();
        return text(request);
    }

    private static String text(HttpRequest request) {
        return request.method()
                + ' '
                + request.target().toString(StandardCharsets.UTF_8)
                + '\n'
                + request.headers().toString(StandardCharsets.UTF_8)
                + '\n'
                + request.body().toString(StandardCharsets.UTF_8);
    }
}
