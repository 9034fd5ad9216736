package dev.keywave.relyingparty;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.authenticator.AuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.webauthn.AndroidKeyAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.TPMAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An honest response to be mutated.
 *
 * @param name for messages
 * @param registration whether it is one of a registration
 * @param options the request that leads to it
 * @param body the response
 * @param signed whether a signature that the relying party verifies covers it
 */
record FuzzSeed(String name, boolean registration, String options, ObjectNode body, boolean signed) {

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final String SELECTION = ",\"authenticatorSelection\":{\"residentKey\":\"required\"}}";

    String optionsPath() {
        return registration ? "/attestation/options" : "/assertion/options";
    }

    String resultPath() {
        return registration ? "/attestation/result" : "/assertion/result";
    }

    byte[] bytes() {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Responses of all kinds that can be made here; the users of the authentications are registered. */
    static List<FuzzSeed> of(InProcessParty party) {
        List<FuzzSeed> seeds = new ArrayList<>();
        for (boolean edDsa : new boolean[] {false, true}) {
            String name = edDsa ? "EdDSA" : "ES256";
            HandMadeAuthenticator authenticator = new HandMadeAuthenticator(InProcessParty.ORIGIN, edDsa, 3);
            authenticator.counter = 0;
            authenticator.packedSelf = true;
            authenticator.credentialId[0] = (byte) (edDsa ? 1 : 2);
            seeds.add(registration(party, "self " + name, authenticator, true));
            authenticator.packedSelf = false;
            authenticator.credentialId[0] = (byte) (authenticator.credentialId[0] + 2);
            seeds.add(registration(party, "none " + name, authenticator, false));
            authenticator.credentialId[0] = (byte) (authenticator.credentialId[0] + 2);
            seeds.add(authentication(party, name, authenticator));
        }
        emulated(party, seeds, "packed", new WebAuthnAuthenticatorAdaptor(new PackedAuthenticator()));
        emulated(party, seeds, "tpm", new WebAuthnAuthenticatorAdaptor(new TPMAuthenticator()));
        emulated(party, seeds, "android-key", new WebAuthnAuthenticatorAdaptor(new AndroidKeyAuthenticator()));
        seeds.addAll(AttestedSeeds.of(party));
        return seeds;
    }

    private static FuzzSeed registration(
            InProcessParty party, String name, HandMadeAuthenticator authenticator, boolean signed) {
        String request = "{\"username\":\"" + name + "\",\"displayName\":\"F\",\"attestation\":\"direct\"}";
        String options = party.options("/attestation/options", request);
        return new FuzzSeed(name, true, request, tree(authenticator.create(options)), signed);
    }

    private static FuzzSeed authentication(InProcessParty party, String name, HandMadeAuthenticator authenticator) {
        String user = "user " + name;
        FuzzSeed registration = registration(party, user, authenticator, false);
        Reply reply = party.post("/attestation/result", registration.bytes());
        if (reply.status() != 200) {
            throw new AssertionError(InProcessParty.text(reply));
        }
        String request = "{\"username\":\"" + user + "\"}";
        String options = party.options("/assertion/options", request);
        return new FuzzSeed("assertion " + name, false, request, tree(authenticator.get(options)), true);
    }

    private static void emulated(
            InProcessParty party, List<FuzzSeed> seeds, String format, AuthenticatorAdaptor authenticator) {
        String request =
                "{\"username\":\"" + format + "\",\"displayName\":\"F\",\"attestation\":\"direct\"" + SELECTION;
        String options = party.options("/attestation/options", request);
        ClientPlatform platform = new ClientPlatform(new Origin(InProcessParty.ORIGIN), authenticator);
        PublicKeyCredentialCreationOptions parsed =
                CONVERTER.getJsonMapper().readValue(options, PublicKeyCredentialCreationOptions.class);
        String body = CONVERTER.getJsonMapper().writeValueAsString(platform.create(parsed));
        seeds.add(new FuzzSeed(format, true, request, tree(body), true));
    }

    static ObjectNode tree(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
