package dev.keywave.gatling.engine;

import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import dev.keywave.authenticator.Origin;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options as webauthn4j has them. */
final class Webauthn4jOptions {

    private final Origin origin;

    Webauthn4jOptions(Origin origin) {
        this.origin = origin;
    }

    com.webauthn4j.data.PublicKeyCredentialCreationOptions creation(PublicKeyCredentialCreationOptions options) {
        return new com.webauthn4j.data.PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(
                        rpId(options.rp().id()), options.rp().name()),
                new PublicKeyCredentialUserEntity(
                        options.user().id(),
                        options.user().name(),
                        options.user().displayName()),
                new DefaultChallenge(options.challenge().bytes()),
                List.of(new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256)),
                options.timeoutMs(),
                descriptors(options.excludeCredentials()),
                new AuthenticatorSelectionCriteria(
                        null,
                        ResidentKeyRequirement.create(options.authenticatorSelection()
                                .effectiveResidentKey()
                                .value()),
                        UserVerificationRequirement.create(options.authenticatorSelection()
                                .userVerification()
                                .value())),
                AttestationConveyancePreference.NONE,
                null);
    }

    com.webauthn4j.data.PublicKeyCredentialRequestOptions request(PublicKeyCredentialRequestOptions options) {
        return new com.webauthn4j.data.PublicKeyCredentialRequestOptions(
                new DefaultChallenge(options.challenge().bytes()),
                options.timeoutMs(),
                rpId(options.rpId()),
                descriptors(options.allowCredentials()),
                UserVerificationRequirement.create(options.userVerification().value()),
                null);
    }

    private String rpId(@Nullable String said) {
        return said == null ? origin.effectiveDomain() : said;
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(List<byte[]> ids) {
        return ids.stream()
                .map(id -> new PublicKeyCredentialDescriptor(PublicKeyCredentialType.PUBLIC_KEY, id, null))
                .toList();
    }
}
