package dev.keywave.relyingparty;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.webauthn4j.WebAuthnAuthenticationManager;
import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.CollectedClientDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidsafetynet.AndroidSafetyNetAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Verification by webauthn4j-core, fed with decoded bytes so that no JSON text is built for it. Its signature checks
 * ask {@code Signature.getInstance(name)}: the order of {@code java.security.Security} picks the provider. Attestation
 * statements of every format that it knows are verified; certificate paths are not held against trust anchors.
 *
 * <p>Public keys are kept as COSE; the JCA objects of the keys in use are cached, because some providers precompute
 * (Bouncy Castle needs 150 microseconds for a verification with a new key object and 70 with a used one).
 */
final class Webauthn4jVerifier implements RelyingPartyVerifier {

    /** At least what a key takes with Bouncy Castle, the dearest; one of ML-DSA is kept twice, as COSE and for the JCA. */
    private static final int MIN_CACHED_KEY_BYTES = 1_024;

    private static final long MAX_CACHED_BYTES = 65_536L * MIN_CACHED_KEY_BYTES;

    private final Webauthn4jAuthenticatorDataReader authenticatorData =
            new Webauthn4jAuthenticatorDataReader(AkpKeyModule.converter());
    private final ObjectConverter converter =
            AkpKeyModule.converter().rebuildWithCBORModule(authenticatorData.module());
    private final AttestationObjectConverter attestationObjects = new AttestationObjectConverter(converter);
    private final CollectedClientDataConverter clientData = new CollectedClientDataConverter(converter);
    private final WebAuthnRegistrationManager registrations = new WebAuthnRegistrationManager(
            List.of(
                    new NoneAttestationStatementVerifier(),
                    new MlDsaSelfAttestationVerifier(),
                    new PackedAttestationStatementVerifier(),
                    new FIDOU2FAttestationStatementVerifier(),
                    new TPMAttestationStatementVerifier(),
                    new AndroidKeyAttestationStatementVerifier(),
                    new AndroidSafetyNetAttestationStatementVerifier(),
                    new AppleAnonymousAttestationStatementVerifier()),
            new NullCertPathTrustworthinessVerifier(),
            new DefaultSelfAttestationTrustworthinessVerifier(),
            converter);
    private final WebAuthnAuthenticationManager authentications =
            new WebAuthnAuthenticationManager(List.of(), converter);
    private final Cache<StoredCredential, AttestedCredentialData> keys = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .weigher((StoredCredential credential, AttestedCredentialData data) ->
                    Math.max(MIN_CACHED_KEY_BYTES, 2 * credential.publicKey().length()))
            .executor(Runnable::run)
            .build();

    private final String rpId;
    private final Set<Origin> origins;
    private final List<PublicKeyCredentialParameters> pubKeyCredParams;
    private final ClientDataChecks clientDataChecks;

    Webauthn4jVerifier(RelyingPartyConfig config, Set<String> origins) {
        this.rpId = config.rpId();
        this.origins = origins.stream().map(Origin::create).collect(Collectors.toUnmodifiableSet());
        this.pubKeyCredParams = config.pubKeyCredParams().stream()
                .map(alg -> new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(alg)))
                .toList();
        this.clientDataChecks = new ClientDataChecks(origins);
        // Signature counters are compared and set in one step by the record, under the policy of the configuration.
        authentications.getAuthenticationDataVerifier().setMaliciousCounterValueHandler(seen -> {});
    }

    @Override
    public RegistrationVerdict verify(CredentialResponse response, PendingRegistration pending) {
        Rejection structure =
                AttestationObjectChecks.check(response.attestationObject().array());
        if (structure != null) {
            return structure;
        }
        RegistrationData data;
        try {
            data = read(response);
        } catch (RuntimeException e) {
            // What it throws for bytes that others chose is not one exception but many.
            return Webauthn4jRejections.unreadable(e);
        }
        try {
            registrations.verify(
                    data,
                    new RegistrationParameters(
                            serverProperty(pending.challenge()),
                            pubKeyCredParams,
                            pending.userVerificationRequired(),
                            true));
        } catch (VerificationException e) {
            return Webauthn4jRejections.ofRegistration(e);
        } catch (RuntimeException e) {
            // Certificates of attestation statements are parsed here; its exceptions are many here too.
            return Webauthn4jRejections.ofBrokenStatement(e);
        }
        Rejection rejection = clientDataChecks.check(response.clientDataJson(), pending.challenge());
        return rejection == null ? newCredential(data, response) : rejection;
    }

    private RegistrationVerdict newCredential(RegistrationData data, CredentialResponse response) {
        AuthenticatorData<?> created = data.getAttestationObject().getAuthenticatorData();
        AttestedCredentialData attested = created.getAttestedCredentialData();
        COSEKey coseKey = attested.getCOSEKey();
        PublicKey publicKey;
        try {
            publicKey = coseKey.getPublicKey();
        } catch (RuntimeException e) {
            return new Rejection(RejectionReason.PUBLIC_KEY_INVALID, "the JCA provider refuses the public key");
        }
        if (publicKey == null) {
            return new Rejection(RejectionReason.PUBLIC_KEY_INVALID, "the COSE key has no public key");
        }
        Rejection unfit =
                PublicKeyChecks.check(publicKey, coseKey.getAlgorithm().getValue());
        if (unfit != null) {
            return unfit;
        }
        return new NewCredential(
                new ByteString(attested.getCredentialId()),
                new ByteString(AttestationObjectChecks.credentialPublicKey(
                        response.attestationObject().array())),
                new AuthenticatorDataHead(created.getFlags(), created.getSignCount()),
                aaguid(attested));
    }

    private static UUID aaguid(AttestedCredentialData attested) {
        ByteBuffer bytes = ByteBuffer.wrap(attested.getAaguid().getBytes());
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    @Override
    public @Nullable Rejection verify(
            CredentialResponse response,
            AuthenticatorDataHead head,
            PendingAuthentication pending,
            StoredCredential credential) {
        AuthenticationData data;
        try {
            data = read(response, head);
        } catch (RuntimeException e) {
            return Webauthn4jRejections.unreadable(e);
        }
        AttestedCredentialData attested = attestedCredentialData(credential);
        try {
            // allowCredentials was checked when the credential was found.
            authentications.verify(
                    data,
                    new AuthenticationParameters(
                            serverProperty(pending.challenge()),
                            new Webauthn4jCredentialRecord(credential, attested),
                            null,
                            pending.userVerificationRequired(),
                            true));
        } catch (BadSignatureException e) {
            if (!isSignedWithMlDsa(data, attested.getCOSEKey())) {
                return Webauthn4jRejections.ofAuthentication(e);
            }
        } catch (VerificationException e) {
            return Webauthn4jRejections.ofAuthentication(e);
        }
        return clientDataChecks.check(response.clientDataJson(), pending.challenge());
    }

    /**
     * The library finds every signature of an algorithm that it does not know bad. It does so in the last of its steps
     * that can refuse here: counters are not its task, and there are no custom verifiers.
     */
    private static boolean isSignedWithMlDsa(AuthenticationData data, COSEKey key) {
        return key instanceof Webauthn4jCachedKey cached
                && cached.isAkp()
                && MlDsaSignatures.verify(
                        cached.getPublicKey(),
                        data.getAuthenticatorDataBytes(),
                        data.getClientDataHash(),
                        data.getSignature());
    }

    @Override
    public String description() {
        return "webauthn4j";
    }

    private RegistrationData read(CredentialResponse response) {
        byte[] attestationObject = response.attestationObject().array();
        byte[] clientDataBytes = response.clientDataJson().array();
        return new RegistrationData(
                attestationObjects.convert(attestationObject),
                attestationObject,
                clientData.convert(ClientDataChecks.withoutByteOrderMark(clientDataBytes)),
                clientDataBytes,
                null,
                null);
    }

    private AuthenticationData read(CredentialResponse response, AuthenticatorDataHead head) {
        ByteString userHandle = response.userHandle();
        byte[] authenticatorDataBytes = response.authenticatorData().array();
        byte[] clientDataBytes = response.clientDataJson().array();
        return new AuthenticationData(
                response.id().array(),
                userHandle == null ? null : userHandle.array(),
                authenticatorData.ofAssertion(authenticatorDataBytes, head),
                authenticatorDataBytes,
                clientData.convert(ClientDataChecks.withoutByteOrderMark(clientDataBytes)),
                clientDataBytes,
                null,
                response.signature().array());
    }

    private ServerProperty serverProperty(ByteString challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(rpId)
                .challenge(new DefaultChallenge(challenge.array()))
                .build();
    }

    private AttestedCredentialData attestedCredentialData(StoredCredential credential) {
        AttestedCredentialData cached = keys.getIfPresent(credential);
        if (cached == null) {
            COSEKey coseKey =
                    converter.getCborMapper().readValue(credential.publicKey().array(), COSEKey.class);
            cached = new AttestedCredentialData(
                    AAGUID.ZERO, credential.id().array(), new Webauthn4jCachedKey(coseKey, coseKey.getPublicKey()));
            keys.put(credential, cached);
        }
        return cached;
    }
}
