package dev.keywave.benchmarks.library;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import dev.keywave.benchmarks.inputs.SignedAssertion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The credentials of the prepared assertions, found by their ID; a user's name is the user handle in base64url. */
final class YubicoCredentials implements CredentialRepository {

    private final Map<ByteArray, RegisteredCredential> byId = new HashMap<>();

    YubicoCredentials(List<SignedAssertion> inputs) {
        for (SignedAssertion input : inputs) {
            ByteArray id = new ByteArray(input.response().credentialId());
            byId.put(
                    id,
                    RegisteredCredential.builder()
                            .credentialId(id)
                            .userHandle(new ByteArray(input.response().userHandle()))
                            .publicKeyCose(new ByteArray(input.coseKey()))
                            .signatureCount(0)
                            .build());
        }
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of();
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.empty();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return Optional.of(userHandle.getBase64Url());
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return Optional.ofNullable(byId.get(credentialId))
                .filter(credential -> credential.getUserHandle().equals(userHandle));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        RegisteredCredential credential = byId.get(credentialId);
        return credential == null ? Set.of() : Set.of(credential);
    }
}
