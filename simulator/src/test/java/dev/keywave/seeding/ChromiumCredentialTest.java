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
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Credentials of Chromium's virtual authenticator: {@code chromium.json} is its answer to WebAuthn.getCredentials after two
 * registrations, whose attestation objects are in {@code chromium-registrations.json}, and two logins of the first user.
 */
final class ChromiumCredentialTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
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
    void theRsaKeyOfWindowsHelloIsTaken() throws Exception {
        ChromiumImport.run(population, null, fixture("chromium-rs256.json"), null);
        RSAPrivateCrtKey key = rsaKey();
        assertSignsFor(
                KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
                "SHA256withRSA");
    }

    @ParameterizedTest
    @CsvSource({
        "EC, secp384r1, SHA384withECDSA, ES384",
        "EC, secp521r1, SHA512withECDSA, ES512",
        "ML-DSA-44, '', ML-DSA, ML-DSA-44",
        "ML-DSA-65, '', ML-DSA, ML-DSA-65",
    })
    void aKeyOfEachAlgorithmIsTaken(String kind, String curve, String signature, String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, BOUNCY_CASTLE);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        KeyPair keys = generator.generateKeyPair();
        ChromiumImport.run(population, null, onlyWith(keys.getPrivate().getEncoded()), null);
        try (Population users = Population.openExisting(population)) {
            assertThat(users.slot().moveTo(0).algorithm().label()).isEqualTo(algorithm);
        }
        assertSignsFor(keys.getPublic(), signature);
    }

    @Test
    void keysThatNoAuthenticatorHereHasAreRefused() throws Exception {
        refusedKey(
                "EC",
                generator -> generator.initialize(new ECGenParameterSpec("secp256k1")),
                "is on another curve, of 256 bits");
        refusedKey("RSA", generator -> generator.initialize(1024), "is an RSA key of 1024 bits");
        refusedKey("ML-DSA-87", generator -> {}, "is of ml-dsa-87");
        refusedKey("Ed448", generator -> {}, "is of a kind that is not known");
    }

    @Test
    void anMlDsaKeyWithoutItsSeedIsRefused() throws IOException {
        byte[] expanded = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, new byte[32]).getEncoded();
        String pkcs8 = "30820a18020100300b060960864801650304031104820a0404820a00"
                + HexFormat.of().formatHex(expanded);
        refused(onlyWith(HexFormat.of().parseHex(pkcs8)), "credential 1: privateKey is an ML-DSA key without its seed");
    }

    @Test
    void anRsaKeyWithAnotherPublicExponentIsRefused() throws Exception {
        RSAPrivateCrtKey key = rsaKey();
        PrivateKey other = KeyFactory.getInstance("RSA", BOUNCY_CASTLE)
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        key.getModulus(),
                        BigInteger.valueOf(3),
                        key.getPrivateExponent(),
                        key.getPrimeP(),
                        key.getPrimeQ(),
                        key.getPrimeExponentP(),
                        key.getPrimeExponentQ(),
                        key.getCrtCoefficient()));
        refused(onlyWith(other.getEncoded()), "credential 1: privateKey is an RSA key with the public exponent 3");
    }

    private RSAPrivateCrtKey rsaKey() throws IOException, GeneralSecurityException {
        byte[] pkcs8 = Base64.getDecoder()
                .decode(JSON.readTree(Files.readString(fixture("chromium-rs256.json")))
                        .path("credentials")
                        .get(0)
                        .path("privateKey")
                        .asString());
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private interface Initialization {
        void of(KeyPairGenerator generator) throws GeneralSecurityException;
    }

    private void refusedKey(String kind, Initialization initialization, String expected) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind, BOUNCY_CASTLE);
        initialization.of(generator);
        refused(
                onlyWith(generator.generateKeyPair().getPrivate().getEncoded()),
                "credential 1: privateKey " + expected);
    }

    /** One credential with another key. */
    private Path onlyWith(byte[] pkcs8) throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(Files.readString(fixture("chromium.json")));
        ArrayNode credentials = (ArrayNode) root.path("credentials");
        credentials.remove(1);
        ((ObjectNode) credentials.get(0)).put("privateKey", Base64.getEncoder().encodeToString(pkcs8));
        return Files.writeString(folder.resolve("one.json"), root.toString());
    }

    private void assertSignsFor(PublicKey key, String algorithm) throws Exception {
        for (CryptoChoice choice : List.of(CryptoChoice.ACCP, CryptoChoice.BC, CryptoChoice.JDK)) {
            try (Population users = Population.openExisting(population)) {
                WebAuthnClient client = new WebAuthnClient(
                        Origin.of("http://localhost:8080"),
                        new Authenticator(users.seed(), CryptoProviders.select(choice), 4));
                AuthenticationResponse response = assertion(client, users.slot().moveTo(0));
                assertThat(verifies(Signature.getInstance(algorithm, BOUNCY_CASTLE), key, response))
                        .as("signed by %s", choice)
                        .isTrue();
            }
        }
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
        Signature signature = Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519");
        assertThat(verifies(signature, key, response)).isTrue();
    }

    private static boolean verifies(Signature signature, PublicKey key, AuthenticationResponse response)
            throws GeneralSecurityException {
        signature.initVerify(key);
        signature.update(response.authenticatorData());
        signature.update(MessageDigest.getInstance("SHA-256").digest(response.clientDataJson()));
        return signature.verify(response.signature());
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
