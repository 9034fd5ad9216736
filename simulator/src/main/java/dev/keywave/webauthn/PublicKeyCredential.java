package dev.keywave.webauthn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credential as a client hands it to the page: the outcome of {@code create()} or {@code get()}
 * (https://www.w3.org/TR/webauthn-3/#iface-pkcredential), in the JSON forms of Level 3.
 */
public interface PublicKeyCredential {

    /** The only {@code PublicKeyCredentialType}. */
    String TYPE = "public-key";

    /**
     * The whole {@code RegistrationResponseJSON} or {@code AuthenticationResponseJSON}, UTF-8: the members of Level 3 and
     * no other, since some relying parties refuse what they do not know.
     */
    byte[] toJson();

    /**
     * The same, UTF-8, with the extension results once more as {@code getClientExtensionResults}: so FIDO's conformance
     * test API spells that member.
     */
    byte[] toConformanceJson();

    /**
     * A member by its JSON name, base64url without padding where it is binary: {@code id}, {@code clientDataJSON},
     * {@code attestationObject}, {@code authenticatorData}, {@code signature}, {@code userHandle} and so on.
     *
     * @return null when this credential has no such member; {@code userHandle} is empty when there is none to tell
     */
    @Nullable
    String member(String name);

    /** Transports in the order of the model; empty after {@code get()}. */
    List<String> transports();
}
