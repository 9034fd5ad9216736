package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.input.RequestLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five requests in ten seconds, as Graph counts them. */
final class GraphThrottlingTest {

    @Test
    void beyondItsLimitAnAppWaitsForTheEndOfItsWindow() {
        try (Graph graph = new Graph(PasskeyPolicy.defaults(), EntraConfig.GRAPH_LIMIT, config -> config)) {
            for (int i = 0; i < 5; i++) {
                assertThat(graph.get(Graph.METHODS).status()).isEqualTo(200);
                graph.pass(Duration.ofMillis(500));
            }
            ApiClient.Answer sixth = graph.get(Graph.METHODS);
            assertThat(sixth.status()).isEqualTo(429);
            assertThat(sixth.body()).startsWith("{\"error\":{\"code\":\"TooManyRequests\"");
            assertThat(sixth.response().headers().firstValue("Retry-After")).hasValue("8");
            assertThat(sixth.response().headers().firstValue("x-ms-throttle-scope"))
                    .hasValueSatisfying(scope ->
                            assertThat(scope).matches("Tenant_Application/ReadWrite/[0-9a-f-]{36}/[0-9a-f-]{36}"));
            assertThat(sixth.response().headers().firstValue("x-ms-throttle-information"))
                    .hasValue("ResourceUnitLimitExceeded");
            graph.pass(Duration.ofMillis(7499));
            assertThat(graph.get(Graph.METHODS).response().headers().firstValue("Retry-After"))
                    .hasValue("1");
            graph.pass(Duration.ofMillis(1));
            assertThat(graph.get(Graph.METHODS).status()).isEqualTo(200);
            assertThat(graph.server.statistics().throttled()).isEqualTo(2);
        }
    }

    @Test
    void eachAppHasALimitOfItsOwnAndThePolicyIsNotUnderIt() {
        try (Graph graph =
                new Graph(PasskeyPolicy.defaults(), new RequestLimit(1, Duration.ofSeconds(10)), config -> config)) {
            assertThat(graph.get(Graph.METHODS).status()).isEqualTo(200);
            assertThat(graph.get(Graph.METHODS).status()).isEqualTo(429);
            assertThat(graph.get(Graph.POLICY).status()).isEqualTo(200);
            assertThat(graph.send(graph.http
                                    .request(Graph.METHODS)
                                    .header("Authorization", "Bearer " + Graph.OTHER_TOKEN))
                            .status())
                    .isEqualTo(200);
            assertThat(graph.http.post("/assertion/options", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void aLimitIsWrittenAsRequestsInATime() {
        assertThat(RequestLimit.parse("--throttle", "3500/10s"))
                .isEqualTo(new RequestLimit(3500, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/10s", "5", "5/0s", "5/10", "-1/1s", "9999999999/1s"})
    void anyOtherLimitIsOneLine(String text) {
        assertThatThrownBy(() -> RequestLimit.parse("--throttle", text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--throttle: ");
    }
}
