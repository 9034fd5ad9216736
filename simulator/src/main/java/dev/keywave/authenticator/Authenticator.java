package dev.keywave.authenticator;

import dev.keywave.attestation.AttestedCredential;
import dev.keywave.attestation.Attestor;
import dev.keywave.attestation.SelfStatements;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.CoseKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All authenticators of one event loop: a flyweight that acts for the slot and the model it is given. Its user is always
 * present, consents, and passes verification. Slots belong to one relying party, so that "bound to the specified RP ID"
 * holds for every credential. Not thread-safe.
 */
public final class Authenticator {

    /** Signing keys that are enough for most loops: some 10 MB with Corretto. */
    public static final int DEFAULT_CACHED_KEYS = 16_384;

    /** A slot derived again from its seed has forgotten its generations; so many of them it still knows again. */
    private static final int LOST_GENERATIONS = 4;

    private static final byte[] NO_USER_HANDLE = {};
    private static final byte[] NO_AAGUID = new byte[AuthenticatorData.AAGUID_LENGTH];
    private static final int HASH_LENGTH = 32;

    private final SigningKeys keys;
    private final AuthenticatorExtensions extensions;
    private final SplittableRandom counterSteps = new SplittableRandom();
    private final @Nullable Attestor attestor;
    private final MessageDigest sha256 = SelectedCrypto.sha256();
    private final byte[] assertionMessage = new byte[AuthenticatorData.HEADER_LENGTH + HASH_LENGTH];
    private String hashedRpId = "";
    private byte[] rpIdHash = sha256.digest();

    /**
     * Acts for the credentials of one population. The first RSA keys take some time, see {@link RsaPrimes#onDemand}.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes
     * @param crypto makes keys and signs
     * @param cachedKeys signing keys to keep ready, see {@link #DEFAULT_CACHED_KEYS}
     */
    public Authenticator(byte[] seed, SelectedCrypto crypto, int cachedKeys) {
        this(seed, crypto, cachedKeys, RsaPrimes.onDemand(seed));
    }

    /**
     * Acts for the credentials of one population.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes; not kept
     * @param crypto makes keys and signs
     * @param cachedKeys signing keys to keep ready, see {@link #DEFAULT_CACHED_KEYS}
     * @param rsaPrimes of the same seed; all authenticators of a population may share them
     */
    public Authenticator(byte[] seed, SelectedCrypto crypto, int cachedKeys, RsaPrimes rsaPrimes) {
        this(seed, crypto, cachedKeys, rsaPrimes, null);
    }

    /**
     * Acts for the credentials of one population.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes; not kept
     * @param crypto makes keys and signs
     * @param cachedKeys signing keys to keep ready, see {@link #DEFAULT_CACHED_KEYS}
     * @param rsaPrimes of the same seed; all authenticators of a population may share them
     * @param attestor for models that {@linkplain AuthenticatorModel#attestsWithCertificates() attest with certificates};
     *     null if there is none among them
     */
    public Authenticator(
            byte[] seed, SelectedCrypto crypto, int cachedKeys, RsaPrimes rsaPrimes, @Nullable Attestor attestor) {
        CredentialDerivation derivation = new CredentialDerivation(seed, rsaPrimes);
        keys = new SigningKeys(derivation, crypto, cachedKeys);
        extensions = new AuthenticatorExtensions(derivation);
        this.attestor = attestor;
    }

    /**
     * {@code authenticatorMakeCredential}. The comments carry the steps of
     * https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#sctn-makeCred-authnr-alg
     *
     * @param preference algorithms this user's authenticator has, the favourite first; it leads, so that a run can mix
     *     algorithms whatever order the relying party likes
     * @return {@link NewCredential}, {@link CredentialExcluded} or a status
     */
    MakeCredentialResult makeCredential(
            MakeCredentialRequest request,
            AuthenticatorModel model,
            List<CoseAlgorithm> preference,
            CredentialSlot slot) {
        // 1.-2. pinUvAuthParam: PIN protocols stay below this model; the "uv" option says what they came to
        // 3. Validate pubKeyCredParams and choose an algorithm
        CoseAlgorithm algorithm = firstOffered(preference, request.pubKeyCredParams);
        if (algorithm == null) {
            return CtapStatus.UNSUPPORTED_ALGORITHM;
        }
        // 5. Process options: "uv", "rk"; "up" is true
        if (request.uv && !model.canVerifyUser()) {
            return CtapStatus.INVALID_OPTION;
        }
        if (request.rk && !model.canStoreDiscoverableCredentials()) {
            return CtapStatus.UNSUPPORTED_OPTION;
        }
        // 12. excludeList contains a credential ID created by this authenticator
        int excluded = excludedGeneration(request.excludeList, model, slot);
        if (excluded > 0) {
            return new CredentialExcluded(excluded);
        }
        // 4., 11., 14. The "uv" and "up" bits of the response
        int flags = flags(model, request.uv, model.backupState());
        // 16. Generate a new credential key pair for the algorithm chosen in step 3
        int generation = slot.generation() + 1;
        SigningKeys.NewKey key = keys.create(slot, generation, algorithm, model);
        // 17. If "rk", create a discoverable credential, overwriting the one of the same account; 18. otherwise another
        boolean discoverable = request.rk || model.discoverableCredentials() == DiscoverableCredentials.ALWAYS;
        slot.create(generation, algorithm, discoverable ? request.userId : NO_USER_HANDLE);
        // 15. The extensions' outputs
        byte[] extensionOutputs = null;
        if (request.extensions != null) {
            slot.protectCredential(Math.max(1, request.extensions.credProtect()));
            extensionOutputs = extensions.ofRegistration(request.extensions, model, slot, request.uv);
        }
        // 19. Generate an attestation statement for the newly created credential using clientDataHash
        long signCount = model.counterPolicy() == CounterPolicy.GLOBAL ? advance(model, slot) : 0;
        return attest(request, model, slot, key, flags, signCount, extensionOutputs, discoverable);
    }

    /**
     * {@code authenticatorGetAssertion}. The comments carry the steps of
     * https://fidoalliance.org/specs/fido-v2.1-ps-20210615/fido-client-to-authenticator-protocol-v2.1-ps-20210615.html#sctn-getAssert-authnr-alg
     *
     * @return {@link Assertion} or a status
     */
    GetAssertionResult getAssertion(GetAssertionRequest request, AuthenticatorModel model, CredentialSlot slot) {
        // 4. Process options: "uv"; "up" is true
        if (request.uv && !model.canVerifyUser()) {
            return CtapStatus.INVALID_OPTION;
        }
        // 7. Locate all credentials that are eligible: a slot has at most one
        if (slot.generation() == 0) {
            return CtapStatus.NO_CREDENTIALS;
        }
        byte[] userHandle = slot.userHandle();
        SigningKey key = keys.current(slot, model);
        boolean eligible =
                request.allowList.isEmpty() ? userHandle.length > 0 : contains(request.allowList, key.credentialId);
        // 7. Credentials whose protection does not let them answer without the "uv" bit are removed
        boolean withheld = !request.uv && slot.credentialProtection() > (request.allowList.isEmpty() ? 1 : 2);
        if (!eligible || withheld) {
            return CtapStatus.NO_CREDENTIALS;
        }
        // 13. Sign the clientDataHash along with authData; the counter is kept before the signature can leave
        long signCount = advance(model, slot);
        int flags = flags(model, request.uv, backupState(model, slot));
        AuthenticatorData.writeHeader(assertionMessage, rpIdHash(request.rpId), flags, signCount);
        if (request.extensions != null) {
            return extended(request, request.extensions, model, slot, key, userHandle);
        }
        System.arraycopy(request.clientDataHash, 0, assertionMessage, AuthenticatorData.HEADER_LENGTH, HASH_LENGTH);
        byte[] signature = keys.sign(key, assertionMessage);
        byte[] authenticatorData = Arrays.copyOf(assertionMessage, AuthenticatorData.HEADER_LENGTH);
        return new Assertion(key.credentialId, authenticatorData, signature, userHandle);
    }

    /** The authenticator's side of extensions. */
    AuthenticatorExtensions extensions() {
        return extensions;
    }

    /** The credential ID of a slot's current generation, which must exist. */
    byte[] credentialId(AuthenticatorModel model, CredentialSlot slot) {
        return keys.current(slot, model).credentialId;
    }

    /**
     * Signs any message with the key of a slot's current generation, which must exist: what authenticators never do, and
     * what an attack that breaks one thing only has to do.
     */
    public byte[] sign(byte[] message, AuthenticatorModel model, CredentialSlot slot) {
        return keys.sign(keys.current(slot, model), message);
    }

    private NewCredential attest(
            MakeCredentialRequest request,
            AuthenticatorModel model,
            CredentialSlot slot,
            SigningKeys.NewKey key,
            int flags,
            long signCount,
            byte @Nullable [] extensionOutputs,
            boolean discoverable) {
        SigningKey signingKey = key.signingKey;
        AttestationFormat format = attestationFormat(request.attestationFormatsPreference, model, signingKey.algorithm);
        byte[] authenticatorData = AuthenticatorData.withAttestedCredential(
                rpIdHash(request.rpId),
                flags,
                signCount,
                // "set to 16 zero bytes" in the mapping of U2F to CTAP2
                format == AttestationFormat.FIDO_U2F ? NO_AAGUID : bytes(model.aaguid()),
                signingKey.credentialId,
                CoseKey.encode(signingKey.algorithm, key.publicKey));
        if (extensionOutputs != null) {
            authenticatorData = AuthenticatorData.withExtensions(authenticatorData, extensionOutputs);
        }
        if (!request.attestationConveyed && !SelfStatements.arePrivate(format, model)) {
            format = AttestationFormat.NONE;
        }
        AttestedCredential attested = new AttestedCredential(
                authenticatorData,
                request.clientDataHash,
                signingKey.credentialId,
                signingKey.algorithm,
                key.publicKey,
                new AttestedCredential.Device(slot.user(), slot.number(), request.enterpriseAttestation),
                message -> keys.sign(signingKey, message));
        return new NewCredential(
                signingKey.credentialId,
                signingKey.algorithm,
                key.publicKey,
                authenticatorData,
                format,
                statement(format, model, attested),
                discoverable);
    }

    /** An assertion with extension data; its header is in the message already. */
    private Assertion extended(
            GetAssertionRequest request,
            AuthenticatorExtensionInputs inputs,
            AuthenticatorModel model,
            CredentialSlot slot,
            SigningKey key,
            byte[] userHandle) {
        byte[] authenticatorData = AuthenticatorData.withExtensions(
                Arrays.copyOf(assertionMessage, AuthenticatorData.HEADER_LENGTH),
                extensions.ofAuthentication(inputs, model, slot, request.uv));
        byte[] message = Arrays.copyOf(authenticatorData, authenticatorData.length + HASH_LENGTH);
        System.arraycopy(request.clientDataHash, 0, message, authenticatorData.length, HASH_LENGTH);
        return new Assertion(key.credentialId, authenticatorData, keys.sign(key, message), userHandle);
    }

    private long advance(AuthenticatorModel model, CredentialSlot slot) {
        return switch (model.counterPolicy()) {
            case ALWAYS_ZERO -> 0;
            case COUNTING -> slot.advanceSignatureCounter();
            case GLOBAL -> slot.advanceSignatureCounter(1 + counterSteps.nextInt(CounterPolicy.MAX_STEP));
        };
    }

    private static boolean backupState(AuthenticatorModel model, CredentialSlot slot) {
        return switch (model.backupStatePolicy()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case AFTER_SYNC -> slot.backedUp();
        };
    }

    /**
     * {@code attStmt}, encoded, for whatever is said to have been made; an attack has what it changed attested anew.
     *
     * @param format one that the model can attest keys of that algorithm in
     */
    public byte[] statement(AttestationFormat format, AuthenticatorModel model, AttestedCredential credential) {
        if (!model.attestsWithCertificates(format)) {
            return SelfStatements.of(format, credential);
        }
        if (attestor == null) {
            throw new IllegalStateException("The model " + model.name() + " attests with certificates; its"
                    + " authenticator was made without an attestor");
        }
        return attestor.statement(format, model, credential);
    }

    /** The first that the relying party likes, or else that the model likes, and that can attest such a key. */
    private static AttestationFormat attestationFormat(
            List<AttestationFormat> preference, AuthenticatorModel model, CoseAlgorithm algorithm) {
        for (AttestationFormat candidate : preference) {
            if (model.canAttest(candidate, algorithm)) {
                return candidate;
            }
        }
        for (AttestationFormat candidate : model.attestationFormats()) {
            if (model.canAttest(candidate, algorithm)) {
                return candidate;
            }
        }
        return AttestationFormat.NONE;
    }

    private int excludedGeneration(List<byte[]> excludeList, AuthenticatorModel model, CredentialSlot slot) {
        if (excludeList.isEmpty()) {
            return 0;
        }
        for (int generation = slot.generation() + LOST_GENERATIONS; generation > slot.lostGenerations(); generation--) {
            if (contains(excludeList, keys.credentialId(slot, generation, model))) {
                return generation;
            }
        }
        return 0;
    }

    private static int flags(AuthenticatorModel model, boolean userVerified, boolean backupState) {
        return AuthenticatorData.FLAG_UP
                | (userVerified ? AuthenticatorData.FLAG_UV : 0)
                | (model.backupEligible() ? AuthenticatorData.FLAG_BE : 0)
                | (backupState ? AuthenticatorData.FLAG_BS : 0);
    }

    private byte[] rpIdHash(String rpId) {
        if (!rpId.equals(hashedRpId)) {
            rpIdHash = sha256.digest(rpId.getBytes(StandardCharsets.UTF_8));
            hashedRpId = rpId;
        }
        return rpIdHash;
    }

    private static <T> @Nullable T firstOffered(List<T> preference, List<T> offered) {
        for (T candidate : preference) {
            if (offered.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean contains(List<byte[]> credentialIds, byte[] credentialId) {
        for (byte[] candidate : credentialIds) {
            if (Arrays.equals(candidate, credentialId)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(AuthenticatorData.AAGUID_LENGTH)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
