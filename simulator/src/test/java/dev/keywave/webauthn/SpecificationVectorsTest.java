package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Byte for byte against https://www.w3.org/TR/webauthn-3/#sctn-test-vectors. */
final class SpecificationVectorsTest {

    private static final byte[] RP_ID_HASH = hex("bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5");

    @Test
    void anEs256CredentialWithoutAttestation() {
        byte[] point = hex("04afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61"
                + "930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220");
        byte[] authenticatorData = AuthenticatorData.withAttestedCredential(
                RP_ID_HASH,
                AuthenticatorData.FLAG_UP | AuthenticatorData.FLAG_BE | AuthenticatorData.FLAG_BS,
                0,
                hex("8446ccb9ab1db374750b2367ff6f3a1f"),
                hex("f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4"),
                CoseKey.encode(CoseAlgorithm.ES256, point));

        assertThat(AttestationObject.none(authenticatorData))
                .isEqualTo(hex("a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360"
                        + "d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff6f3a1f"
                        + "0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a50102032620012158"
                        + "20afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca"
                        + "66334b03458abf879717c12cc68ed73290af2e2664796b9220"));
    }

    @Test
    void anEs256CredentialWithSelfAttestation() {
        byte[] point = hex("04eb151c8176b225cc651559fecf07af450fd85802046656b34c18f6cf193843c5"
                + "927b8aa427a2be1b8834d233a2d34f61f13bfd44119c325d5896e183fee484f2");
        byte[] authenticatorData = AuthenticatorData.withAttestedCredential(
                RP_ID_HASH,
                AuthenticatorData.FLAG_UP
                        | AuthenticatorData.FLAG_UV
                        | AuthenticatorData.FLAG_BE
                        | AuthenticatorData.FLAG_BS,
                0,
                hex("df850e09db6afbdfab51697791506cfc"),
                hex("455ef34e2043a87db3d4afeb39bbcb6cc32df9347c789a865ecdca129cbef58c"),
                CoseKey.encode(CoseAlgorithm.ES256, point));
        byte[] signature = hex("30440220067a20754ab925005dbf378097c92120031581c73228d1fb4f5b881bcd7da98302207fc7b1"
                + "47558c7c0eba3af18bd9d121fa3d3a26d17fe3f220272178f473b6006d");

        assertThat(AttestationObject.packedSelf(authenticatorData, CoseAlgorithm.ES256, signature))
                .isEqualTo(hex("a363666d74667061636b65646761747453746d74a263616c67266373696758463044"
                        + "0220067a20754ab925005dbf378097c92120031581c73228d1fb4f5b881bcd7da98302207fc7b147558c7c"
                        + "0eba3af18bd9d121fa3d3a26d17fe3f220272178f473b6006d68617574684461746158a4bfabc37432958b"
                        + "063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b55d00000000df850e09db6afbdfab51697791"
                        + "506cfc0020455ef34e2043a87db3d4afeb39bbcb6cc32df9347c789a865ecdca129cbef58ca50102032620"
                        + "01215820eb151c8176b225cc651559fecf07af450fd85802046656b34c18f6cf193843c5225820927b8aa4"
                        + "27a2be1b8834d233a2d34f61f13bfd44119c325d5896e183fee484f2"));
    }

    @Test
    void anEd25519CoseKey() {
        assertThat(CoseKey.encode(
                        CoseAlgorithm.EDDSA, hex("44e06ddd331c36a8dc667bab52bcae63486c916aa5e339e6acebaa84934bf832")))
                .isEqualTo(hex(
                        "a40101032720062158" + "2044e06ddd331c36a8dc667bab52bcae63486c916aa5e339e6acebaa84934bf832"));
    }

    @Test
    void anAssertionsAuthenticatorData() {
        byte[] data = new byte[40];
        AuthenticatorData.writeHeader(
                data, RP_ID_HASH, AuthenticatorData.FLAG_UP | AuthenticatorData.FLAG_BE | AuthenticatorData.FLAG_BS, 0);

        assertThat(Arrays.copyOf(data, AuthenticatorData.HEADER_LENGTH))
                .isEqualTo(hex("bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000"));
    }

    @Test
    void clientDataOfAnAuthentication() {
        Challenge challenge = new Challenge(hex("39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408"));

        assertThat(new CollectedClientData.Template(CollectedClientData.GET, "https://example.org")
                        .toJson(challenge.base64Url()))
                .isEqualTo(hex("7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e5568"
                        + "5158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f7269"
                        + "67696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a6661"
                        + "6c73657d"));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
