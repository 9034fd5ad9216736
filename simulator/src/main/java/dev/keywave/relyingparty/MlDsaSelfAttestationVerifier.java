package dev.keywave.relyingparty;

import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.AttestationType;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.verifier.CoreRegistrationObject;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** Self attestation of the packed format by keys that the library's verifier of this format knows no algorithm for. */
final class MlDsaSelfAttestationVerifier implements AttestationStatementVerifier {

    @Override
    public boolean supports(CoreRegistrationObject registration) {
        return registration.getAttestationObject().getAttestationStatement()
                        instanceof PackedAttestationStatement packed
                && packed.getX5c() == null
                && key(registration) != null;
    }

    /** "If x5c is not present, self attestation is in use" (https://www.w3.org/TR/webauthn-3/#sctn-packed-attestation). */
    @Override
    public AttestationType verify(CoreRegistrationObject registration) {
        AkpKey key = key(registration);
        if (key == null
                || !(registration.getAttestationObject().getAttestationStatement()
                        instanceof PackedAttestationStatement packed)) {
            throw new IllegalArgumentException("not supported");
        }
        // "Validate that alg matches the algorithm of the credentialPublicKey in authenticatorData."
        if (!packed.getAlg().equals(key.getAlgorithm())) {
            throw new BadAlgorithmException("`alg` in attestation statement is not that of the credential public key");
        }
        // "Verify that sig is a valid signature over the concatenation of authenticatorData and clientDataHash using
        // the
        // credential public key with alg."
        if (!MlDsaSignatures.verify(
                publicKey(key),
                registration.getAuthenticatorDataBytes(),
                registration.getClientDataHash(),
                packed.getSig())) {
            throw new BadSignatureException("`sig` in attestation statement is not valid");
        }
        return AttestationType.SELF;
    }

    private static PublicKey publicKey(AkpKey key) {
        try {
            return key.getPublicKey();
        } catch (IllegalArgumentException e) {
            throw new BadAttestationStatementException("the credential public key is none", e);
        }
    }

    private static @Nullable AkpKey key(CoreRegistrationObject registration) {
        AttestedCredentialData attested =
                registration.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
        return attested != null && attested.getCOSEKey() instanceof AkpKey key ? key : null;
    }
}
