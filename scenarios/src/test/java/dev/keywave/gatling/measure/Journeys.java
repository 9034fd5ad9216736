package dev.keywave.gatling.measure;

import static dev.keywave.gatling.PasskeyDsl.adapter;
import static dev.keywave.gatling.PasskeyDsl.credentialBody;
import static dev.keywave.gatling.PasskeyDsl.passkey;
import static dev.keywave.gatling.PasskeyDsl.passkeyOptions;
import static dev.keywave.gatling.PasskeyDsl.passkeyUsers;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** The same login, a group of two requests, in each of the ways that are compared: what comes once, and what comes again. */
enum Journeys {
    /** Fixed bodies, no cryptography. */
    FIXED {
        @Override
        ChainBuilder enrol() {
            return exec(post("attestation/options"), fixedResult("attestation/result"));
        }

        @Override
        ChainBuilder logIn() {
            return group("login").on(exec(post("assertion/options"), fixedResult("assertion/result")));
        }
    },
    /** Keywave's words. */
    DSL {
        @Override
        ChainBuilder enrol() {
            return exec(
                    feed(passkeyUsers().any()),
                    post("attestation/options").check(passkeyOptions().saveAs("options")),
                    passkey("create"),
                    http("attestation/result").post("/attestation/result").body(credentialBody("credential")));
        }

        @Override
        ChainBuilder logIn() {
            return group("login")
                    .on(exec(
                            post("assertion/options").check(passkeyOptions().saveAs("options")),
                            passkey("get"),
                            http("assertion/result").post("/assertion/result").body(credentialBody("credential"))));
        }
    },
    /** An adapter as a chain: its requests, captures and judgements, not only the authenticator. */
    ADAPTER {
        @Override
        ChainBuilder enrol() {
            return exec(feed(passkeyUsers().any()), adapter("fido-conformance").register());
        }

        @Override
        ChainBuilder logIn() {
            return exec(adapter("fido-conformance").authenticate());
        }
    },
    /** webauthn4j-test behind Keywave's words. */
    WEBAUTHN4J_DSL {
        @Override
        ChainBuilder enrol() {
            return DSL.enrol();
        }

        @Override
        ChainBuilder logIn() {
            return DSL.logIn();
        }
    },
    /** webauthn4j-test in plain exec blocks, as one would write it without Keywave. */
    WEBAUTHN4J {
        @Override
        ChainBuilder enrol() {
            return exec(
                    post("attestation/options").check(bodyString().saveAs("options")),
                    exec(PlainWebauthn4j::create),
                    http("attestation/result").post("/attestation/result").body(StringBody("#{body}")));
        }

        @Override
        ChainBuilder logIn() {
            return group("login")
                    .on(exec(
                            post("assertion/options").check(bodyString().saveAs("options")),
                            exec(PlainWebauthn4j::get),
                            http("assertion/result").post("/assertion/result").body(StringBody("#{body}"))));
        }
    };

    private static final String USERNAME = "{\"username\":\"kw-123456-1234\",\"userVerification\":\"preferred\"}";

    /** As long as an assertion with a resident ES256 credential. */
    private static final String RESULT = "{\"id\":\"%s\",\"rawId\":\"%s\",\"type\":\"public-key\",\"response\":{"
                    .formatted("A".repeat(43), "A".repeat(43))
            + "\"clientDataJSON\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\",\"userHandle\":\"%s\"}}"
                    .formatted("A".repeat(178), "A".repeat(50), "A".repeat(95), "A".repeat(22));

    abstract ChainBuilder enrol();

    abstract ChainBuilder logIn();

    private static HttpRequestActionBuilder post(String path) {
        return http(path).post('/' + path).body(StringBody(USERNAME));
    }

    private static HttpRequestActionBuilder fixedResult(String path) {
        return http(path).post('/' + path).body(StringBody(RESULT));
    }
}
