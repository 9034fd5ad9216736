package dev.keywave.relyingparty;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The store as Yubico's library sees it. Users are always named to it, so that none is looked up by handle. */
final class YubicoCredentialRepository implements CredentialRepository {

    private final CredentialStore store;

    YubicoCredentialRepository(CredentialStore store) {
        this.store = store;
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        Set<PublicKeyCredentialDescriptor> descriptors = new LinkedHashSet<>();
        User user = store.user(username);
        if (user != null) {
            for (StoredCredential credential : user.credentials()) {
                descriptors.add(PublicKeyCredentialDescriptor.builder()
                        .id(new ByteArray(credential.id().array()))
                        .build());
            }
        }
        return descriptors;
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.ofNullable(store.user(username))
                .map(user -> new ByteArray(user.handle().array()));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return Optional.ofNullable(store.credential(new ByteString(credentialId.getBytes())))
                .filter(credential -> Arrays.equals(credential.user().handle().array(), userHandle.getBytes()))
                .map(YubicoCredentialRepository::registered);
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return Optional.ofNullable(store.credential(new ByteString(credentialId.getBytes())))
                .map(YubicoCredentialRepository::registered)
                .map(Set::of)
                .orElseGet(Set::of);
    }

    private static RegisteredCredential registered(StoredCredential credential) {
        return RegisteredCredential.builder()
                .credentialId(new ByteArray(credential.id().array()))
                .userHandle(new ByteArray(credential.user().handle().array()))
                .publicKeyCose(new ByteArray(credential.publicKey().array()))
                .signatureCount(credential.signCount())
                .build();
    }
}
