package dev.keywave.relyingparty;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a library verify compound attestation, which it does not know, part by part
 * (https://www.w3.org/TR/webauthn-3/#sctn-compound-attestation): "if validation fails for one or more", the relying
 * party's policy decides, and this one's is that all must be valid.
 */
final class CompoundVerifier implements RelyingPartyVerifier {

    private final RelyingPartyVerifier library;

    CompoundVerifier(RelyingPartyVerifier library) {
        this.library = library;
    }

    @Override
    public RegistrationVerdict verify(CredentialResponse response, PendingRegistration pending) {
        byte[] attestationObject = response.attestationObject().array();
        if (!CompoundAttestation.isCompound(CompoundAttestation.format(attestationObject))) {
            return library.verify(response, pending);
        }
        List<RegistrationVerdict> verdicts = new ArrayList<>();
        try {
            for (ByteString part : CompoundAttestation.parts(attestationObject)) {
                verdicts.add(library.verify(response.withAttestationObject(part), pending));
            }
        } catch (MalformedException e) {
            return e.rejection();
        }
        return verdicts.stream().filter(Rejection.class::isInstance).findFirst().orElse(verdicts.get(0));
    }

    @Override
    public @Nullable Rejection verify(
            CredentialResponse response,
            AuthenticatorDataHead head,
            PendingAuthentication pending,
            StoredCredential credential) {
        return library.verify(response, head, pending, credential);
    }

    @Override
    public String description() {
        return library.description();
    }
}
