package dev.keywave.relyingparty;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Users by name and credentials by ID, in memory. A user comes into being with the first credential, so options that
 * nobody answers leave nothing behind.
 */
final class CredentialStore {

    /** AAGUIDs and combinations of transports are few; beyond that somebody is playing. */
    private static final int MAX_SHARED = 256;

    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();
    private final ConcurrentMap<ByteString, StoredCredential> credentials = new ConcurrentHashMap<>();
    private final ConcurrentMap<List<String>, List<String>> transportSets = new ConcurrentHashMap<>();
    private final ConcurrentMap<UUID, UUID> aaguids = new ConcurrentHashMap<>();

    @Nullable
    User user(String name) {
        return users.get(name);
    }

    @Nullable
    StoredCredential credential(ByteString id) {
        return credentials.get(id);
    }

    /**
     * Stores a new credential of a user.
     *
     * @param userHandle of the user if it has none yet
     * @return the credential record; null when the credential ID is registered already, for anyone
     */
    @Nullable
    StoredCredential add(NewCredential created, String username, ByteString userHandle, List<String> transports) {
        if (credentials.containsKey(created.credentialId())) {
            return null;
        }
        User user = users.computeIfAbsent(username, name -> new User(name, userHandle));
        StoredCredential credential = new StoredCredential(
                created, user, shared(aaguids, created.aaguid()), shared(transportSets, transports));
        if (credentials.putIfAbsent(credential.id(), credential) != null) {
            return null;
        }
        user.add(credential);
        return credential;
    }

    /** Forgets a credential; its user stays, with the user handle. */
    void remove(StoredCredential credential) {
        credential.user().remove(credential);
        credentials.remove(credential.id(), credential);
    }

    int size() {
        return credentials.size();
    }

    private static <T> T shared(ConcurrentMap<T, T> values, T value) {
        T known = values.get(value);
        if (known != null) {
            return known;
        }
        if (values.size() < MAX_SHARED) {
            values.putIfAbsent(value, value);
        }
        return value;
    }
}
