package dev.keywave.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.metadata.data.MetadataBLOB;
import com.webauthn4j.metadata.data.MetadataBLOBFactory;
import com.webauthn4j.metadata.data.MetadataBLOBPayloadEntry;
import com.yubico.fido.metadata.FidoMetadataDownloader;
import com.yubico.fido.metadata.FidoMetadataService;
import com.yubico.webauthn.data.ByteArray;
import dev.keywave.attestation.AttestingClient;
import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The BLOB as webauthn4j and Yubico's library read and verify it. */
final class MetadataBlobTest {

    private static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);
    private static final AttestingClient CLIENT = new AttestingClient(CryptoChoice.AUTO);
    private static final AuthenticatorModel PACKED = AttestingClient.model(
            "packed, fido-u2f, none", "ES256, EdDSA, RS256, ES384, ES512, PS256", "packed_attestation: enterprise");
    private static final List<AuthenticatorModel> MODELS = List.of(
            PACKED,
            // its AAGUID is there already
            AttestingClient.model("tpm", "RS256"),
            AuthenticatorModels.byName("security-key"),
            AuthenticatorModels.byName("synced-passkey"));

    private final String blob =
            new MetadataBlob(CLIENT.authority, "NOT_FIDO_CERTIFIED").of(MODELS, CRYPTO, Instant.now());

    @Test
    void webauthn4jFindsItsSignatureGood() {
        MetadataBLOB read = new MetadataBLOBFactory(new ObjectConverter()).parse(blob);

        assertThat(read.isValidSignature()).isTrue();
        assertThat(read.getPayload().getEntries())
                .extracting(MetadataBLOBPayloadEntry::getMetadataStatement)
                .extracting(statement -> statement.getDescription() + ", " + statement.getProtocolFamily())
                .containsExactly(
                        "Keywave attesting, fido2",
                        "Keywave attesting, u2f",
                        "Keywave security-key, fido2",
                        "Keywave synced-passkey, fido2");
    }

    @Test
    void yubicosDownloaderTracesItToTheRootAndItsServiceTrustsTheModels() throws Exception {
        com.yubico.fido.metadata.MetadataBLOB read = download(blob);
        assertThat(read.getPayload().getEntries()).hasSize(4);

        FidoMetadataService service =
                FidoMetadataService.builder().useBlob(read).build();
        ByteArray aaguid = ByteArray.fromHex(AttestingClient.AAGUID.replace("-", ""));
        assertThat(service.findTrustRoots(List.of(), Optional.of(aaguid)).getTrustRoots())
                .containsExactly(CLIENT.authority.root());
    }

    @Test
    void itsServerServesIt() throws Exception {
        Map<String, byte[]> documents =
                Map.of("/", blob.getBytes(StandardCharsets.US_ASCII), "/ca.pem", new byte[] {1, 2, 3});
        try (MetadataServer server = MetadataServer.start(0, documents, served -> {})) {
            assertThat(get(server, "/").body()).isEqualTo(blob);
            assertThat(get(server, "/ca.pem").body()).hasSize(3);
            assertThat(get(server, "/secret").statusCode()).isEqualTo(404);
        }
    }

    /** It insists on revocation lists. */
    private static com.yubico.fido.metadata.MetadataBLOB download(String blob) throws Exception {
        CRL list = CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(CLIENT.authority.revocationList(Instant.now())));
        return FidoMetadataDownloader.builder()
                .expectLegalHeader(MetadataStatement.LEGAL_HEADER)
                .useTrustRoot(CLIENT.authority.root())
                .useBlob(blob)
                .useCrls(List.of(list))
                .build()
                .loadCachedBlob();
    }

    private static HttpResponse<String> get(MetadataServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
