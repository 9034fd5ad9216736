package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.AccessPolicies;
import dev.keywave.input.RequestLimit;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A stand-in for Entra ID with an administrator's app and a clock that only moves when told. */
final class Graph implements AutoCloseable {

    static final String TOKEN = "an.app-token_1";
    static final String OTHER_TOKEN = "another.app-token";
    static final Instant START = Instant.parse("2026-04-20T10:00:00Z");
    static final String METHODS = "/v1.0/users/alice@example.com/authentication/fido2Methods";
    static final String POLICY = "/beta/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2";

    final RelyingPartyServer server;
    final ApiClient http;
    private final AtomicLong nowNs = new AtomicLong();

    Graph(PasskeyPolicy policy, @Nullable RequestLimit limit, UnaryOperator<RelyingPartyConfigBuilder> more) {
        this(policy, limit, List.of(), more);
    }

    Graph(
            PasskeyPolicy policy,
            @Nullable RequestLimit limit,
            List<AttestationAuthority> trusted,
            UnaryOperator<RelyingPartyConfigBuilder> more) {
        this(new EntraPolicy(policy, AccessPolicies.NONE), limit, trusted, more);
    }

    Graph(
            EntraPolicy policy,
            @Nullable RequestLimit limit,
            List<AttestationAuthority> trusted,
            UnaryOperator<RelyingPartyConfigBuilder> more) {
        EntraConfig entra = new EntraConfig(
                List.of(TOKEN, OTHER_TOKEN),
                policy,
                limit,
                trusted.stream().map(authority -> authority.ca).toList(),
                () -> START.plusNanos(nowNs.get()));
        server = RelyingPartyServer.start(more.apply(RelyingPartyConfig.builder()
                        .entra(entra)
                        .pubKeyCredParams(List.of(-7, -257))
                        .nanoTime(nowNs::get))
                .build());
        http = new ApiClient(server);
    }

    /** With what holds when nothing is said, and no limit. */
    static Graph standard() {
        return new Graph(PasskeyPolicy.defaults(), null, config -> config);
    }

    void pass(Duration time) {
        nowNs.addAndGet(time.toNanos());
    }

    ApiClient.Answer get(String path) {
        return send(request(path).GET());
    }

    ApiClient.Answer post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    ApiClient.Answer delete(String path) {
        return send(request(path).DELETE());
    }

    ApiClient.Answer patch(String path, String body) {
        return send(request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    ApiClient.Answer patchPolicy(String members) {
        return patch(
                POLICY,
                "{\"@odata.type\":\"#microsoft.graph.fido2AuthenticationMethodConfiguration\"," + members + "}");
    }

    /** Options and credential of a user. */
    ApiClient.Answer register(String user, HandMadeAuthenticator authenticator) {
        String methods = "/v1.0/users/" + user + "/authentication/fido2Methods";
        ApiClient.Answer options = get(methods + "/creationOptions");
        return options.status() != 200 ? options : post(methods, authenticator.createForGraph(options.body()));
    }

    ApiClient.Answer signIn(String user, HandMadeAuthenticator authenticator) {
        authenticator.counter++;
        return http.authenticate(user, authenticator);
    }

    HandMadeAuthenticator authenticator(long seed) {
        return new HandMadeAuthenticator(server.origin(), false, seed);
    }

    HttpRequest.Builder request(String path) {
        return http.request(path).header("Authorization", "Bearer " + TOKEN);
    }

    ApiClient.Answer send(HttpRequest.Builder request) {
        return http.send(request.build());
    }

    @Override
    public void close() {
        server.close();
    }
}
