package dev.keywave.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.InvalidOptionsException;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same options give our authenticators and Chromium's virtual one answers of the same structure, field by field.
 * DevTools gives its virtual authenticator a batch certificate and no way to self attestation; self attestation is the
 * same statement without {@code x5c} (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation), and so it is compared.
 */
final class ChromiumIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);

    /** What Chromium's virtual authenticator and a model are both asked. */
    private record Case(
            String name, String model, String transport, boolean synced, String residentKey, String attestation) {

        ObjectNode authenticator() {
            ObjectNode node = JSON.createObjectNode()
                    .put("protocol", "ctap2")
                    .put("transport", transport)
                    .put("hasResidentKey", true)
                    .put("hasUserVerification", true)
                    .put("isUserVerified", true)
                    .put("automaticPresenceSimulation", true);
            return synced ? node.put("defaultBackupEligibility", true).put("defaultBackupState", true) : node;
        }

        ObjectNode creation() {
            ObjectNode node = JSON.createObjectNode();
            node.putObject("rp").put("id", "localhost").put("name", "Keywave");
            node.putObject("user").put("id", "AAECAw").put("name", "u").put("displayName", "U");
            node.put("challenge", "MDEyMzQ1Njc4OWFiY2RlZg");
            node.putArray("pubKeyCredParams")
                    .addObject()
                    .put("type", "public-key")
                    .put("alg", -7);
            node.putObject("authenticatorSelection")
                    .put("residentKey", residentKey)
                    .put("userVerification", "required");
            node.put("attestation", attestation);
            // of a credential that need not be discoverable, Chromium does not tell; Level 3 leaves that to the client
            node.putObject("extensions").put("credProps", residentKey.equals("required"));
            return node;
        }

        ObjectNode request() {
            return JSON.createObjectNode()
                    .put("challenge", "ZmVkY2JhOTg3NjU0MzIxMA")
                    .put("rpId", "localhost")
                    .put("userVerification", "required");
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("none, synced, discoverable", "synced-passkey", "internal", true, "required", "none"),
            new Case("packed self, not discoverable", "security-key", "usb", false, "discouraged", "direct"));

    @Test
    void ourAnswersHaveTheStructureOfChromiums() throws IOException, InterruptedException, InvalidOptionsException {
        for (List<String> need :
                List.of(List.of("node", "--version"), List.of("npm", "--version"), List.of(chromium(), "--version"))) {
            if (!Command.succeeds(need)) {
                abort("skipped: '" + String.join(" ", need) + "' does not work here");
            }
        }
        Map<String, JsonNode> captured = capture();
        for (Case one : CASES) {
            JsonNode answers = Objects.requireNonNull(captured.get(one.name()), one.name());
            Origin origin = Origin.of(answers.get("origin").asString());
            Answers ours = ours(one, origin, answers);
            assertThat(ours.registration())
                    .as("registration, " + one.name())
                    .isEqualTo(withoutCertificates(one, Shape.of(answers.get("registration"))));
            assertThat(ours.authentication())
                    .as("authentication, " + one.name())
                    .isEqualTo(Shape.of(answers.get("authentication")));
        }
    }

    private record Answers(List<String> registration, List<String> authentication) {}

    private static Answers ours(Case one, Origin origin, JsonNode theirs) throws InvalidOptionsException {
        CRYPTO.install();
        AuthenticatorModel model = AuthenticatorModels.byName(one.model());
        MemorySlot slot = new MemorySlot(1);
        WebAuthnClient client = new WebAuthnClient(origin, new Authenticator(new byte[32], CRYPTO, 2));
        byte[] registration = json(client.create(
                PublicKeyCredentialCreationOptions.parse(bytes(one.creation())),
                model,
                List.of(CoseAlgorithm.ES256),
                slot));
        ObjectNode request = one.request();
        ArrayNode allowed = request.putArray("allowCredentials");
        allowed.addObject()
                .put("type", "public-key")
                .put("id", Shape.parse(registration).get("id").asString());
        byte[] authentication =
                json(client.get(PublicKeyCredentialRequestOptions.parse(bytes(request)), model, slot, false));
        return new Answers(
                likeTheirs(Shape.of(Shape.parse(registration)), theirs),
                likeTheirs(Shape.of(Shape.parse(authentication)), theirs));
    }

    /** Our models name more transports than Chromium's authenticator was given. */
    private static List<String> likeTheirs(List<String> shape, JsonNode theirs) {
        String transports = theirs.at("/registration/response/transports").toString();
        return shape.stream()
                .map(line -> line.startsWith("/response/transports ") ? "/response/transports " + transports : line)
                .toList();
    }

    private static List<String> withoutCertificates(Case one, List<String> shape) {
        if (!one.name().startsWith("packed self")) {
            return shape;
        }
        return shape.stream()
                .filter(line -> !line.contains("/x5c "))
                .map(line -> line.replace("[alg, sig, x5c]", "[alg, sig]"))
                .toList();
    }

    private static Map<String, JsonNode> capture() throws IOException, InterruptedException {
        Workplace workplace = Workplace.of("chromium");
        workplace.build(List.of(List.of("npm", "ci")));
        ArrayNode cases = JSON.createArrayNode();
        for (Case one : CASES) {
            ObjectNode node = cases.addObject().put("name", one.name());
            node.set("authenticator", one.authenticator());
            node.set("creation", one.creation());
            node.set("request", one.request());
        }
        Path asked = workplace.folder().resolve("cases.json");
        Path answered = workplace.folder().resolve("answers.json");
        Files.writeString(asked, cases.toString());
        new Command(
                        List.of("node", "capture.mjs", asked.toString(), answered.toString()),
                        workplace.folder(),
                        Map.of("CHROMIUM", chromium()),
                        workplace.log())
                .succeed();
        Map<String, JsonNode> byName = new HashMap<>();
        JSON.readTree(answered.toFile())
                .forEach(answer -> byName.put(answer.get("name").asString(), answer));
        return byName;
    }

    private static String chromium() {
        return System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    }

    private static byte[] json(ClientResult result) {
        return ((ClientResult.Success) result).credential().toJson();
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
