package dev.keywave.relyingparty;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * The relying party without its network: requests go to where the HTTP server hands them. All its challenges are the
 * same, so that one honest response is good as often as it is sent.
 */
final class InProcessParty {

    static final String ORIGIN = "http://localhost:8080";
    private static final String COOKIE = "keywave-session=AAAAAAAAAAAAAAAAAAAAAA";

    private final CredentialStore store = new CredentialStore();
    private final RequestService service;

    InProcessParty(VerifierChoice choice) {
        RelyingPartyConfig config =
                RelyingPartyConfig.builder().verifier(choice).build();
        RelyingPartyVerifier verifier = choice == VerifierChoice.YUBICO
                ? new YubicoVerifier(config, Set.of(ORIGIN), store)
                : new Webauthn4jVerifier(config, Set.of(ORIGIN));
        SecureBytes random = new SecureBytes(new SameAgain());
        CeremonyParts parts = new CeremonyParts(
                config, store, verifier, new UserHandles(random.next(32)), () -> random, new PendingCounts());
        Registration registration = new Registration(parts, new AttestationRequirement(config), new CeremonyCounters());
        Authentication authentication = new Authentication(parts, SignInPolicy.NONE, new CeremonyCounters());
        service = new RequestService(
                new Routes(
                        Map.of(
                                "/attestation/options", Routes.api(registration::options),
                                "/attestation/result", Routes.api(registration::result),
                                "/assertion/options", Routes.api(authentication::options),
                                "/assertion/result", Routes.api(authentication::result)),
                        Map.of()),
                new FaultInjector(Faults.NONE, 1, System::nanoTime),
                null,
                Runnable::run);
    }

    CredentialStore store() {
        return store;
    }

    long internalErrors() {
        return service.internalErrorCount();
    }

    String options(String path, String body) {
        Reply reply = post(path, body.getBytes(StandardCharsets.UTF_8));
        if (reply.status() != 200) {
            throw new AssertionError(text(reply));
        }
        return text(reply);
    }

    Reply post(String path, byte[] body) {
        HttpHeaders headers = new DefaultHttpHeaders().add(HttpHeaderNames.COOKIE, COOKIE);
        HttpExchange exchange = new HttpExchange(HttpMethod.POST, path, headers, true, new ByteString(body));
        Reply reply = service.reply(exchange, service.route(exchange));
        if (reply == null) {
            throw new AssertionError("no reply");
        }
        return reply;
    }

    static String text(Reply reply) {
        return new String(reply.body().array(), StandardCharsets.UTF_8);
    }

    /** A source of one byte. */
    private static final class SameAgain extends SecureRandom {

        private static final long serialVersionUID = 1;

        @Override
        public void nextBytes(byte[] bytes) {
            Arrays.fill(bytes, (byte) 0x5A);
        }
    }
}
