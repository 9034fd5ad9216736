package dev.keywave.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMAttestationStatement;
import com.webauthn4j.data.attestation.statement.TPMSAttest;
import com.webauthn4j.data.attestation.statement.TPMSCertifyInfo;
import com.webauthn4j.data.attestation.statement.TPMSECCParms;
import com.webauthn4j.data.attestation.statement.TPMTPublic;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.test.TestConstants;
import com.webauthn4j.test.authenticator.AuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.u2f.FIDOU2FAuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.webauthn.AndroidKeyAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.TPMAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import dev.keywave.authenticator.MemorySlot;
import dev.keywave.crypto.CryptoChoice;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The same registration by webauthn4j's emulators: statements and certificates have the same structure, field by field. */
final class EmulatedStructureTest {

    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final AttestationObjectConverter ATTESTATIONS = new AttestationObjectConverter(CONVERTER);
    private static final JsonMapper JSON = new JsonMapper();
    private static final CBORMapper CBOR = new CBORMapper();
    private static final AttestingClient CLIENT = new AttestingClient(CryptoChoice.AUTO);

    private static final String OPTIONS =
            """
            {"rp":{"id":"example.com","name":"E"},"user":{"id":"AQID","name":"a","displayName":"a"},"challenge":"%s",
             "pubKeyCredParams":[{"type":"public-key","alg":-7}],"attestation":"direct",
             "authenticatorSelection":{"userVerification":"discouraged"}}""".formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(AttestingClient.CHALLENGE));

    @ParameterizedTest
    @ValueSource(strings = {"packed", "fido-u2f", "tpm", "android-key"})
    void statementsHaveTheSameMembersOfTheSameTypes(String format) {
        Map<String, String> theirs = shape(CBOR.readTree(theirs(format)));
        Map<String, String> ours = shape(CBOR.readTree(ours(format)));

        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void aU2fKeysAaguidIsTheSame() {
        assertThat(attested(ours("fido-u2f")).getAaguid())
                .isEqualTo(attested(theirs("fido-u2f")).getAaguid());
    }

    @Test
    void aTpmsCertInfoAndPubAreaDifferOnlyInKeysAndDigests() {
        TPMAttestationStatement theirs = statement(theirs("tpm"));
        TPMAttestationStatement ours = statement(ours("tpm"));
        TPMSAttest theirInfo = theirs.getCertInfo();
        TPMSAttest ourInfo = ours.getCertInfo();
        TPMTPublic theirArea = theirs.getPubArea();
        TPMTPublic ourArea = ours.getPubArea();

        assertThat(ours.getVer()).isEqualTo(theirs.getVer());
        assertThat(ours.getAlg()).isEqualTo(theirs.getAlg());
        assertThat(ourInfo.getMagic()).isEqualTo(theirInfo.getMagic());
        assertThat(ourInfo.getType()).isEqualTo(theirInfo.getType());
        assertThat(ourInfo.getQualifiedSigner()).hasSameSizeAs(theirInfo.getQualifiedSigner());
        assertThat(ourInfo.getExtraData()).hasSameSizeAs(theirInfo.getExtraData());
        assertThat(ourInfo.getBytes()).hasSameSizeAs(theirInfo.getBytes()).hasSize(TpmCertifyInfo.LENGTH);
        TPMSCertifyInfo theirCertify = (TPMSCertifyInfo) theirInfo.getAttested();
        TPMSCertifyInfo ourCertify = (TPMSCertifyInfo) ourInfo.getAttested();
        assertThat(ourCertify.getName().getHashAlg())
                .isEqualTo(theirCertify.getName().getHashAlg());
        assertThat(ourCertify.getName().getDigest())
                .hasSameSizeAs(theirCertify.getName().getDigest());
        assertThat(ourArea.getType()).isEqualTo(theirArea.getType());
        assertThat(ourArea.getNameAlg()).isEqualTo(theirArea.getNameAlg());
        assertThat(ourArea.getObjectAttributes()).isEqualTo(theirArea.getObjectAttributes());
        assertThat(ourArea.getAuthPolicy()).isEqualTo(theirArea.getAuthPolicy());
        assertThat(((TPMSECCParms) ourArea.getParameters()).getCurveId())
                .isEqualTo(((TPMSECCParms) theirArea.getParameters()).getCurveId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed", "tpm", "android-key"})
    void certificatesHaveTheirExtensions(String format) {
        X509Certificate theirs = certificate(theirs(format));
        X509Certificate ours = certificate(ours(format));

        Set<String> expected = extensions(theirs);
        if (format.equals("android-key")) {
            // the emulator says that it is a CA; Android says nothing
            expected.remove("2.5.29.19");
        }
        assertThat(extensions(ours)).containsAll(expected);
        assertThat(ours.getVersion()).isEqualTo(theirs.getVersion());
        assertThat(ours.getBasicConstraints()).isEqualTo(-1);
        assertThat(ours.getPublicKey().getAlgorithm())
                .isEqualTo(theirs.getPublicKey().getAlgorithm());
    }

    @Test
    void anAikCertificateNamesTheSameAttributesOfATpm() throws Exception {
        X509Certificate theirs = certificate(theirs("tpm"));
        X509Certificate ours = certificate(ours("tpm"));

        assertThat(ours.getExtendedKeyUsage()).isEqualTo(theirs.getExtendedKeyUsage());
        assertThat(ours.getSubjectX500Principal().getName()).isEmpty();
        assertThat(tpmAttributes(ours)).isEqualTo(tpmAttributes(theirs));
    }

    @Test
    void anAndroidKeyDescriptionHasTheSameElementsAndMoreAuthorizations() throws Exception {
        ASN1Sequence theirs = keyDescription(certificate(theirs("android-key")));
        ASN1Sequence ours = keyDescription(certificate(ours("android-key")));

        assertThat(types(ours)).isEqualTo(types(theirs));
        assertThat(tags(ours.getObjectAt(6))).isEqualTo(tags(theirs.getObjectAt(6)));
        assertThat(tags(ours.getObjectAt(7))).containsAll(tags(theirs.getObjectAt(7)));
    }

    private static byte[] ours(String format) {
        String response = CLIENT.register(
                format.equals("packed")
                        ? AttestingClient.model(format, "ES256", "packed_attestation: basic")
                        : AttestingClient.model(format, "ES256"),
                new MemorySlot(1),
                OPTIONS,
                AttestingClient.ORIGIN);
        return Base64.getUrlDecoder()
                .decode(JSON.readTree(response)
                        .at("/response/attestationObject")
                        .asString());
    }

    private static byte[] theirs(String format) {
        AuthenticatorAdaptor emulator = switch (format) {
            case "packed" -> new WebAuthnAuthenticatorAdaptor(new PackedAuthenticator());
            case "fido-u2f" ->
                new FIDOU2FAuthenticatorAdaptor(new U2fEmulator(
                        TestConstants.GENERIC_2TIER_ATTESTATION_PRIVATE_KEY,
                        TestConstants.GENERIC_2TIER_ATTESTATION_CERTIFICATE));
            case "tpm" -> new WebAuthnAuthenticatorAdaptor(new TPMAuthenticator());
            default -> new WebAuthnAuthenticatorAdaptor(new AndroidKeyAuthenticator());
        };
        AuthenticatorAttestationResponse response = new ClientPlatform(new Origin(AttestingClient.ORIGIN), emulator)
                .create(CONVERTER.getJsonMapper().readValue(OPTIONS, PublicKeyCredentialCreationOptions.class))
                .getResponse();
        return Objects.requireNonNull(response).getAttestationObject();
    }

    /** Paths with the types of what stands there; of arrays the first element counts. */
    private static Map<String, String> shape(JsonNode node) {
        Map<String, String> shape = new TreeMap<>();
        collect("", node, shape);
        return shape;
    }

    private static void collect(String path, JsonNode node, Map<String, String> shape) {
        shape.put(
                path,
                path.endsWith("/fmt") || path.endsWith("/ver")
                        ? node.asString()
                        : node.getNodeType().name());
        if (node.isObject()) {
            node.forEachEntry((name, value) -> collect(path + '/' + name, value, shape));
        } else if (node.isArray()) {
            collect(path + "/0", node.get(0), shape);
        }
    }

    private static TPMAttestationStatement statement(byte[] attestationObject) {
        return (TPMAttestationStatement) object(attestationObject).getAttestationStatement();
    }

    private static AttestedCredentialData attested(byte[] attestationObject) {
        return Objects.requireNonNull(
                object(attestationObject).getAuthenticatorData().getAttestedCredentialData());
    }

    private static AttestationObject object(byte[] attestationObject) {
        return Objects.requireNonNull(ATTESTATIONS.convert(attestationObject));
    }

    private static X509Certificate certificate(byte[] attestationObject) {
        return Objects.requireNonNull(((CertificateBaseAttestationStatement)
                                object(attestationObject).getAttestationStatement())
                        .getX5c())
                .getEndEntityAttestationCertificate()
                .getCertificate();
    }

    private static Set<String> extensions(X509Certificate certificate) {
        Set<String> extensions =
                new TreeSet<>(Objects.requireNonNullElse(certificate.getCriticalExtensionOIDs(), Set.of()));
        extensions.addAll(Objects.requireNonNullElse(certificate.getNonCriticalExtensionOIDs(), Set.of()));
        return extensions;
    }

    private static List<String> tpmAttributes(X509Certificate certificate) throws Exception {
        String name = (String)
                certificate.getSubjectAlternativeNames().iterator().next().get(1);
        return Arrays.stream(name.split("[,+]", -1))
                .map(attribute -> attribute.substring(0, attribute.indexOf('=')).strip())
                .sorted()
                .toList();
    }

    private static ASN1Sequence keyDescription(X509Certificate certificate) throws Exception {
        byte[] extension = certificate.getExtensionValue("1.3.6.1.4.1.11129.2.1.17");
        return ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(
                ASN1OctetString.getInstance(extension).getOctets()));
    }

    private static List<String> types(ASN1Sequence sequence) {
        return Arrays.stream(sequence.toArray())
                .map(element ->
                        element.toASN1Primitive().getClass().getSimpleName().replaceFirst("^(DER|DL|ASN1)", ""))
                .toList();
    }

    private static Set<Integer> tags(ASN1Encodable authorizationList) {
        Set<Integer> tags = new TreeSet<>();
        ASN1Sequence.getInstance(authorizationList).forEach(entry -> tags.add(((ASN1TaggedObject) entry).getTagNo()));
        return tags;
    }
}
