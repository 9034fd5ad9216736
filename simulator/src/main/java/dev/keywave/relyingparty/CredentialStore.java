package dev.keywave.relyingparty;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Users by name and credentials by ID, in memory. A user comes into being with the first credential, so options that
 * nobody answers leave nothing behind.
 */
final class CredentialStore {

    /** Combinations of transports are few; beyond that somebody is playing. */
    private static final int MAX_TRANSPORT_SETS = 256;

    private final ConcurrentMap<String, User> users = new ConcurrentHashMap<>();
    private final ConcurrentMap<ByteString, StoredCredential> credentials = new ConcurrentHashMap<>();
    private final ConcurrentMap<List<String>, List<String>> transportSets = new ConcurrentHashMap<>();

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
     * @return false when the credential ID is registered already, for anyone
     */
    boolean add(NewCredential created, String username, ByteString userHandle, List<String> transports) {
        if (credentials.containsKey(created.credentialId())) {
            return false;
        }
        User user = users.computeIfAbsent(username, name -> new User(name, userHandle));
        StoredCredential credential = new StoredCredential(created, user, shared(transports));
        if (credentials.putIfAbsent(credential.id(), credential) != null) {
            return false;
        }
        user.add(credential);
        return true;
    }

    int size() {
        return credentials.size();
    }

    private List<String> shared(List<String> transports) {
        List<String> known = transportSets.get(transports);
        if (known != null) {
            return known;
        }
        if (transportSets.size() < MAX_TRANSPORT_SETS) {
            transportSets.putIfAbsent(transports, transports);
        }
        return transports;
    }
}
