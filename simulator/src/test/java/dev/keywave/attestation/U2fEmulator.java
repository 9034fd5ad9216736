package dev.keywave.attestation;

import com.webauthn4j.test.authenticator.u2f.FIDOU2FAuthenticator;
import com.webauthn4j.test.authenticator.u2f.RegistrationRequest;
import com.webauthn4j.test.authenticator.u2f.RegistrationResponse;
import com.webauthn4j.test.client.RegistrationEmulationOption;
import com.webauthn4j.util.ECUtil;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** webauthn4j's U2F key with another way to a key pair: its own calls a method that the library has no longer. */
final class U2fEmulator extends FIDOU2FAuthenticator {

    private final PrivateKey attestationKey;
    private final X509Certificate attestationCertificate;

    U2fEmulator(PrivateKey attestationKey, X509Certificate attestationCertificate) {
        super(attestationKey, attestationCertificate, 0);
        this.attestationKey = attestationKey;
        this.attestationCertificate = attestationCertificate;
    }

    @Override
    public RegistrationResponse register(RegistrationRequest request, RegistrationEmulationOption option) {
        KeyPair keys = ECUtil.createKeyPair();
        byte[] spki = keys.getPublic().getEncoded();
        byte[] publicKey = Arrays.copyOfRange(spki, spki.length - 65, spki.length);
        byte[] keyHandle = new byte[64];
        byte[] signed = ByteBuffer.allocate(1 + 32 + 32 + 64 + 65)
                .put((byte) 0)
                .put(request.getApplicationParameter())
                .put(request.getChallengeParameter())
                .put(keyHandle)
                .put(publicKey)
                .array();
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(attestationKey);
            signature.update(signed);
            return new RegistrationResponse(publicKey, keyHandle, attestationCertificate, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
