package dev.keywave.webauthn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Collects the members of {@code PublicKeyCredentialCreationOptionsJSON}. */
final class CreationOptionsReader implements OptionsJson.Reader<PublicKeyCredentialCreationOptions> {

    /** What an empty list stands for (https://www.w3.org/TR/webauthn-3/#sctn-createCredential). */
    private static final List<CoseAlgorithm> DEFAULT_ALGORITHMS = List.of(CoseAlgorithm.ES256, CoseAlgorithm.RS256);

    private @Nullable PublicKeyCredentialRpEntity rp;
    private @Nullable PublicKeyCredentialUserEntity user;
    private byte @Nullable [] challenge;
    private @Nullable List<CoseAlgorithm> pubKeyCredParams;
    private long timeoutMs;
    private List<byte[]> excludeCredentials = List.of();
    private AuthenticatorSelectionCriteria authenticatorSelection = AuthenticatorSelectionCriteria.DEFAULT;
    private AttestationConveyancePreference attestation = AttestationConveyancePreference.NONE;
    private List<AttestationFormat> attestationFormats = List.of();
    private AuthenticationExtensionsClientInputs extensions = AuthenticationExtensionsClientInputs.NONE;

    @Override
    public void member(String name, JsonParser value) throws InvalidOptionsException {
        switch (name) {
            case "rp" -> rp = rp(value);
            case "user" -> user = user(value);
            case "challenge" -> challenge = OptionsJson.base64Url(value, "challenge_not_base64url", "challenge");
            case "pubKeyCredParams" -> pubKeyCredParams = pubKeyCredParams(value);
            case "timeout" -> timeoutMs = OptionsJson.timeoutMs(value);
            case "excludeCredentials" ->
                excludeCredentials = OptionsJson.credentialIds(value, "exclude_credentials", "excludeCredentials");
            case "authenticatorSelection" -> authenticatorSelection = authenticatorSelection(value);
            case "attestation" -> attestation = attestation(value);
            case "attestationFormats" -> attestationFormats = attestationFormats(value);
            case "extensions" -> extensions = ExtensionsReader.read(value, true);
            default -> value.skipChildren();
        }
    }

    @Override
    public PublicKeyCredentialCreationOptions finish() throws InvalidOptionsException {
        if (challenge == null) {
            throw new InvalidOptionsException("challenge_missing", "The options have no challenge");
        }
        if (rp == null) {
            throw new InvalidOptionsException("rp_missing", "The options have no rp");
        }
        if (user == null) {
            throw new InvalidOptionsException("user_missing", "The options have no user");
        }
        if (pubKeyCredParams == null) {
            throw new InvalidOptionsException("pub_key_cred_params_missing", "The options have no pubKeyCredParams");
        }
        return new PublicKeyCredentialCreationOptions(
                rp,
                user,
                new Challenge(challenge),
                pubKeyCredParams,
                timeoutMs,
                excludeCredentials,
                authenticatorSelection,
                attestation,
                attestationFormats,
                extensions);
    }

    private static PublicKeyCredentialRpEntity rp(JsonParser value) throws InvalidOptionsException {
        requireObject(value, "rp_malformed", "rp");
        String id = null;
        String rpName = null;
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            switch (name) {
                case "id" -> id = OptionsJson.string(value, "rp_malformed", "rp.id");
                case "name" -> rpName = OptionsJson.stringOrNull(value);
                default -> value.skipChildren();
            }
        }
        return new PublicKeyCredentialRpEntity(id, rpName == null ? "" : rpName);
    }

    private static PublicKeyCredentialUserEntity user(JsonParser value) throws InvalidOptionsException {
        requireObject(value, "user_malformed", "user");
        byte[] id = null;
        String userName = null;
        String displayName = null;
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            switch (name) {
                case "id" -> id = OptionsJson.base64Url(value, "user_id_not_base64url", "user.id");
                case "name" -> userName = OptionsJson.stringOrNull(value);
                case "displayName" -> displayName = OptionsJson.stringOrNull(value);
                default -> value.skipChildren();
            }
        }
        if (id == null) {
            throw new InvalidOptionsException("user_id_missing", "user has no id");
        }
        if (id.length == 0 || id.length > PublicKeyCredentialUserEntity.MAX_ID_LENGTH) {
            throw new InvalidOptionsException(
                    "user_id_length_invalid",
                    "user.id has %d bytes, not 1 to %d"
                            .formatted(id.length, PublicKeyCredentialUserEntity.MAX_ID_LENGTH));
        }
        return new PublicKeyCredentialUserEntity(
                id, userName == null ? "" : userName, displayName == null ? "" : displayName);
    }

    private static List<CoseAlgorithm> pubKeyCredParams(JsonParser value) throws InvalidOptionsException {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidOptionsException("pub_key_cred_params_malformed", "pubKeyCredParams is not a list");
        }
        List<CoseAlgorithm> known = new ArrayList<>(4);
        int entries = 0;
        int publicKeyEntries = 0;
        while (value.nextToken() != JsonToken.END_ARRAY) {
            entries++;
            requireObject(value, "pub_key_cred_params_malformed", "An entry of pubKeyCredParams");
            String type = null;
            CoseAlgorithm algorithm = null;
            for (String name = value.nextName(); name != null; name = value.nextName()) {
                value.nextToken();
                switch (name) {
                    case "type" -> type = OptionsJson.stringOrNull(value);
                    case "alg" -> algorithm = algorithm(value);
                    default -> value.skipChildren();
                }
            }
            if (PublicKeyCredential.TYPE.equals(type)) {
                publicKeyEntries++;
                if (algorithm != null) {
                    known.add(algorithm);
                }
            }
        }
        if (entries == 0) {
            return DEFAULT_ALGORITHMS;
        }
        if (publicKeyEntries == 0) {
            throw new InvalidOptionsException(
                    "pub_key_cred_params_empty", "pubKeyCredParams has no entry of type public-key");
        }
        return known;
    }

    private static @Nullable CoseAlgorithm algorithm(JsonParser value) throws InvalidOptionsException {
        if (value.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new InvalidOptionsException("pub_key_cred_params_malformed", "pubKeyCredParams[].alg is no integer");
        }
        return CoseAlgorithm.byId(value.getValueAsLong(0));
    }

    private static AuthenticatorSelectionCriteria authenticatorSelection(JsonParser value) {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            value.skipChildren();
            return AuthenticatorSelectionCriteria.DEFAULT;
        }
        String attachment = null;
        String residentKey = null;
        boolean requireResidentKey = false;
        UserVerificationRequirement userVerification = UserVerificationRequirement.PREFERRED;
        for (String name = value.nextName(); name != null; name = value.nextName()) {
            value.nextToken();
            switch (name) {
                case "authenticatorAttachment" -> attachment = OptionsJson.stringOrNull(value);
                case "residentKey" -> residentKey = OptionsJson.stringOrNull(value);
                case "requireResidentKey" -> requireResidentKey = isTrue(value);
                case "userVerification" -> userVerification = OptionsJson.userVerification(value);
                default -> value.skipChildren();
            }
        }
        return new AuthenticatorSelectionCriteria(
                attachment == null ? null : AuthenticatorAttachment.byValue(attachment),
                residentKey == null ? null : ResidentKeyRequirement.byValue(residentKey),
                requireResidentKey,
                userVerification);
    }

    private static AttestationConveyancePreference attestation(JsonParser value) {
        String text = OptionsJson.stringOrNull(value);
        AttestationConveyancePreference known = text == null ? null : AttestationConveyancePreference.byValue(text);
        return known == null ? AttestationConveyancePreference.NONE : known;
    }

    private static List<AttestationFormat> attestationFormats(JsonParser value) {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            value.skipChildren();
            return List.of();
        }
        List<AttestationFormat> formats = new ArrayList<>(2);
        while (value.nextToken() != JsonToken.END_ARRAY) {
            String identifier = OptionsJson.stringOrNull(value);
            AttestationFormat format = identifier == null ? null : AttestationFormat.byIdentifier(identifier);
            if (format != null) {
                formats.add(format);
            }
        }
        return formats;
    }

    private static boolean isTrue(JsonParser value) {
        boolean isTrue = value.currentToken() == JsonToken.VALUE_TRUE;
        value.skipChildren();
        return isTrue;
    }

    private static void requireObject(JsonParser value, String reason, String member) throws InvalidOptionsException {
        if (value.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidOptionsException(reason, member + " is not an object");
        }
    }
}
