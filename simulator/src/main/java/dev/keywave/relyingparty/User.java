package dev.keywave.relyingparty;

import java.util.ArrayList;
import java.util.List;

/** A user account with its credentials; the list is replaced, never changed, so that options can hold on to one. */
final class User {

    private final String name;
    private final ByteString handle;
    private volatile List<StoredCredential> credentials = List.of();

    User(String name, ByteString handle) {
        this.name = name;
        this.handle = handle;
    }

    String name() {
        return name;
    }

    ByteString handle() {
        return handle;
    }

    List<StoredCredential> credentials() {
        return credentials;
    }

    synchronized void add(StoredCredential credential) {
        List<StoredCredential> now = new ArrayList<>(credentials);
        now.add(credential);
        credentials = List.copyOf(now);
    }

    synchronized void remove(StoredCredential credential) {
        List<StoredCredential> now = new ArrayList<>(credentials);
        now.remove(credential);
        credentials = List.copyOf(now);
    }
}
