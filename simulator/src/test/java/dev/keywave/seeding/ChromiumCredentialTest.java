package dev.keywave.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.authenticator.ClientResult;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.input.InputException;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.population.UserSlot;
import dev.keywave.webauthn.AuthenticationResponse;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Credentials of Chromium's virtual authenticator: {@code chromium.json} is its answer to WebAuthn.getCredentials after two
 * registrations, whose attestation objects are in {@code chromium-registrations.json}, and two logins of the first user.
 */
final class ChromiumCredentialTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OPTIONS =
            "{\"challenge\":\"R0VU\",\"rpId\":\"localhost\",\"userVerification\":\"required\"}";

    @TempDir
    private Path folder;

    private Path population;

    @BeforeEach
    void nameTheFile() {
        population = folder.resolve("p.kw");
    }

    @ParameterizedTest
    @EnumSource(
            value = CryptoChoice.class,
            names = {"AUTO", "BC", "JDK"})
    void anImportedCredentialSignsForThePublicKeyThatChromiumRegistered(CryptoChoice choice) throws Exception {
        ChromiumImport.run(population, null, fixture("chromium.json"), null);
        JsonNode registrations = JSON.readTree(Files.readString(fixture("chromium-registrations.json")))
                .path("registrations");
        SelectedCrypto crypto = CryptoProviders.select(choice);
        try (Population users = Population.openExisting(population)) {
            WebAuthnClient client =
                    new WebAuthnClient(Origin.of("http://localhost:8080"), new Authenticator(users.seed(), crypto, 4));
            for (int user = 0; user < 2; user++) {
                UserSlot slot = users.slot().moveTo(user);
                JsonNode registered = registrations.get(user);
                assertThat(slot.userName())
                        .isEqualTo(registered.path("userName").asString());
                AuthenticationResponse response = assertion(client, slot);
                assertThat(response.member("id"))
                        .isEqualTo(registered.path("id").asString());
                assertThat(response.member("userHandle")).isEqualTo(base64Url("handle-of-" + slot.userName()));
                assertVerifies(registered, response);
            }
        }
    }

    @Test
    void theCounterGoesOnAfterChromiumsLastAssertion() throws Exception {
        ChromiumImport.run(population, null, fixture("chromium.json"), null);
        try (Population users = Population.openExisting(population)) {
            WebAuthnClient client = new WebAuthnClient(
                    Origin.of("http://localhost"),
                    new Authenticator(users.seed(), CryptoProviders.select(CryptoChoice.AUTO), 4));
            byte[] data = assertion(client, users.slot().moveTo(0)).authenticatorData();
            assertThat(ByteBuffer.wrap(data).getInt(33)).isEqualTo(4);
            assertThat(data[32] & 0x18).as("BE and BS").isEqualTo(0x18);
        }
        // taking the same file in again does not turn it back, and adds nobody
        assertThat(ChromiumImport.run(population, null, fixture("chromium.json"), null))
                .containsExactly(0L, 1L);
        try (Population users = Population.openExisting(population)) {
            assertThat(users.users()).isEqualTo(2);
            assertThat(users.slot().moveTo(0).signatureCounter()).isEqualTo(4);
        }
    }

    @Test
    void aNewRegistrationTakesThePlaceOfTheImportedCredential() {
        ChromiumImport.run(population, null, fixture("chromium.json"), null);
        try (Population users = Population.openExisting(population)) {
            UserSlot slot = users.slot().moveTo(0);
            slot.create(slot.generation() + 1, CoseAlgorithm.ES256, new byte[1]);
            assertThat(slot.isImported()).isFalse();
            assertThat(slot.imported()).isNull();
            assertThat(slot.model().name()).isEqualTo("synced-passkey");
            assertThat(slot.userName()).isEqualTo("alice@example.com");
        }
    }

    @Test
    void onlyAPopulationWithImportedCredentialsHasTheNewFormatVersion() {
        AuthenticatorMix mix = new AuthenticatorMix(
                List.of(new AuthenticatorMix.Weighted<>(
                        AuthenticatorModels.builtIn().get(0), 1)),
                List.of());
        try (Population users = Population.open(population, 3, null, mix)) {
            assertThat(users.version()).isEqualTo(1);
        }
        assertThat(ChromiumImport.run(population, null, fixture("chromium.json"), null))
                .containsExactly(3L, 4L);
        try (Population users = Population.openExisting(population)) {
            assertThat(users.version()).isEqualTo(2);
            assertThat(users.registeredCount()).isEqualTo(2);
        }
    }

    @Test
    void thePrivateKeysArePrivate() throws IOException {
        ChromiumImport.run(population, null, fixture("chromium.json"), null);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("p.kw.credentials"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aPopulationWithoutItsCredentialsSaysWhereTheyBelong() throws IOException {
        ChromiumImport.run(population, null, fixture("chromium.json"), null);
        Path credentials = folder.resolve("p.kw.credentials");
        String text = Files.readString(credentials);
        Files.writeString(credentials, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> Population.openExisting(population))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged");
        Files.delete(credentials);
        assertThatThrownBy(() -> Population.openExisting(population))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("p.kw.credentials");
    }

    @Test
    void theBareArrayIsTakenToo() throws IOException {
        JsonNode credentials =
                JSON.readTree(Files.readString(fixture("chromium.json"))).path("credentials");
        Path file = Files.writeString(folder.resolve("array.json"), credentials.toString());
        assertThat(ChromiumImport.run(population, null, file, null)).hasSize(2);
    }

    @Test
    void credentialsOfSeveralRelyingPartiesAreChosenByTheirId() throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(fixture("chromium.json")));
        ((ObjectNode) root.path("credentials").get(1)).put("rpId", "example.com");
        Path file = Files.writeString(folder.resolve("two.json"), root.toString());
        refused(file, "example.com, localhost; a population is of one relying party, choose it with --rp-id");
        assertThat(ChromiumImport.run(population, null, file, "example.com")).hasSize(1);
        try (Population users = Population.openExisting(population)) {
            assertThat(users.userName(0)).isEqualTo("bob@example.com");
        }
    }

    @Test
    void anRsaKeyIsRefused() {
        refused(fixture("chromium-rs256.json"), "credential 1: privateKey is an RSA key (RS256)");
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        refused(
                changed("privateKey", Base64.getEncoder().encodeToString(pkcs8)),
                "credential 1: privateKey is on another curve, of 384 bits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    privateKey   | AAAA            | privateKey is no private key in PKCS #8
                    privateKey   | ä               | privateKey is not base64
                    credentialId | ''              | has no credentialId
                    userName     | ''              | has no userName
                    userName     | bob@example.com | is the second one of user bob@example.com
                    userHandle   | ===             | userHandle is not base64
                    """)
    void whatDoesNotFitIsRefused(String field, String value, String expected) throws IOException {
        refused(changed(field, value), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"credentials": []}       | has no credentials
                    {}                        | has no credentials
                    {"credentials": [{"rpId"  | in.json:1: is not whole JSON
                    """)
    void aFileOfAnotherKindIsRefused(String text, String expected) throws IOException {
        refused(Files.writeString(folder.resolve("in.json"), text), expected);
    }

    private void refused(Path file, String expected) {
        assertThatThrownBy(() -> ChromiumImport.run(population, null, file, null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(expected);
        assertThat(population).doesNotExist();
    }

    private Path changed(String field, String value) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(fixture("chromium.json")));
        ((ObjectNode) root.path("credentials").get(0)).put(field, value);
        return Files.writeString(folder.resolve("changed.json"), root.toString());
    }

    private static AuthenticationResponse assertion(WebAuthnClient client, UserSlot slot) throws Exception {
        ClientResult result = client.get(
                PublicKeyCredentialRequestOptions.parse(OPTIONS.getBytes(StandardCharsets.UTF_8)),
                slot.model(),
                slot,
                false);
        return (AuthenticationResponse) ((ClientResult.Success) result).credential();
    }

    private static void assertVerifies(JsonNode registered, AuthenticationResponse response) throws Exception {
        byte[] attestationObject = Base64.getUrlDecoder()
                .decode(registered.path("attestationObject").asString());
        PublicKey key = Objects.requireNonNull(new AttestationObjectConverter(new ObjectConverter())
                .convert(attestationObject)
                .getAuthenticatorData()
                .getAttestedCredentialData()
                .getCOSEKey()
                .getPublicKey());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(response.clientDataJson());
        byte[] signed = Arrays.copyOf(response.authenticatorData(), response.authenticatorData().length + hash.length);
        System.arraycopy(hash, 0, signed, response.authenticatorData().length, hash.length);
        Signature signature = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519");
        signature.initVerify(key);
        signature.update(signed);
        assertThat(signature.verify(response.signature())).isTrue();
    }

    private static String base64Url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path fixture(String name) {
        try (InputStream resource = ChromiumCredentialTest.class.getResourceAsStream(name)) {
            return Files.write(
                    folder.resolve(name), Objects.requireNonNull(resource, name).readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
