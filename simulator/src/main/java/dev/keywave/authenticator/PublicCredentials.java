package dev.keywave.authenticator;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.CoseAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * The public side of a population's credentials without a ceremony, so that a relying party can be filled with them.
 * Not thread-safe.
 */
public final class PublicCredentials {

    private final CredentialDerivation derivation;
    private final SelectedCrypto crypto;
    private final Map<CoseAlgorithm, Signer> signers = new EnumMap<>(CoseAlgorithm.class);

    /**
     * Speaks for the credentials of one population. The first RSA keys take some time, see {@link RsaPrimes#onDemand}.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes
     * @param crypto makes keys
     */
    public PublicCredentials(byte[] seed, SelectedCrypto crypto) {
        this(seed, crypto, RsaPrimes.onDemand(seed));
    }

    /**
     * Speaks for the credentials of one population.
     *
     * @param seed the population's, {@value CredentialDerivation#SEED_LENGTH} bytes; not kept
     * @param crypto makes keys
     * @param rsaPrimes of the same seed
     */
    public PublicCredentials(byte[] seed, SelectedCrypto crypto, RsaPrimes rsaPrimes) {
        this.derivation = new CredentialDerivation(seed, rsaPrimes);
        this.crypto = crypto;
    }

    /**
     * A credential as it is derived, whether or not anybody made it yet.
     *
     * @param number of the credential among those of its user
     * @param credentialIdLength the model's, bytes
     */
    public PublicCredential derived(
            long user, int number, int generation, CoseAlgorithm algorithm, int credentialIdLength) {
        return of(
                derivation.credentialId(user, number, generation, credentialIdLength),
                algorithm,
                derivation.privateKey(algorithm, user, number, generation));
    }

    /** A credential that another authenticator made. */
    public PublicCredential imported(ImportedCredential credential) {
        return of(credential.credentialId(), credential.algorithm(), credential.privateKey());
    }

    /**
     * The user handle for accounts that are made without a ceremony: the text of a UUID, since Keycloak's handles are
     * its user IDs, and other relying parties take any bytes.
     */
    public byte[] userHandle(long user) {
        return derivation.userId(user).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private PublicCredential of(byte[] credentialId, CoseAlgorithm algorithm, byte[] privateKey) {
        Signer signer = signers.computeIfAbsent(algorithm, missing -> JcaSigner.of(missing, crypto));
        byte[] publicKey = signer.publicKey(privateKey, signer.prepare(privateKey));
        return new PublicCredential(credentialId, algorithm, publicKey);
    }
}
