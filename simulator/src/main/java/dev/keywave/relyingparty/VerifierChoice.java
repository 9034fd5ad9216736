package dev.keywave.relyingparty;

import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;

/** Who verifies. */
public enum VerifierChoice {
    /** webauthn4j-core, with an addition of ours for ML-DSA. */
    WEBAUTHN4J,
    /** Yubico's webauthn-server-core, which has neither PS256 nor ML-DSA. */
    YUBICO,
    /** Nobody: every result is accepted unread, so that only the generator is measured. */
    NONE;

    private static final List<CoseAlgorithm> ALL = List.of(
            CoseAlgorithm.EDDSA,
            CoseAlgorithm.ES256,
            CoseAlgorithm.RS256,
            CoseAlgorithm.ES384,
            CoseAlgorithm.ES512,
            CoseAlgorithm.PS256,
            CoseAlgorithm.ML_DSA_44,
            CoseAlgorithm.ML_DSA_65);
    private static final List<CoseAlgorithm> OF_YUBICO = List.of(
            CoseAlgorithm.EDDSA, CoseAlgorithm.ES256, CoseAlgorithm.RS256, CoseAlgorithm.ES384, CoseAlgorithm.ES512);

    /**
     * The algorithms that it verifies, in the order to offer them: first the three that Level 3 advises
     * (https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialcreationoptions-pubkeycredparams).
     */
    public List<CoseAlgorithm> algorithms() {
        return this == YUBICO ? OF_YUBICO : ALL;
    }

    /** Offered when nothing is said: what it verifies, less what no installed provider has. */
    List<Integer> defaultPubKeyCredParams() {
        return algorithms().stream()
                .map(CoseAlgorithm::id)
                .filter(alg -> this == NONE || SignatureProviders.has(alg))
                .toList();
    }
}
