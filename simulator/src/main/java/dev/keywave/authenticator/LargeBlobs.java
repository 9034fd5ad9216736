package dev.keywave.authenticator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The large blobs of one event loop's authenticators. They are in memory only, a bounded number of them: the least
 * recently used goes first, and all go with the process. Not thread-safe.
 */
final class LargeBlobs {

    /** Longest blob that is stored, bytes: as much as CTAP 2.1 demands of an authenticator for all of its blobs. */
    static final int MAX_LENGTH = 1_024;

    /** Most blobs: with the longest ones some 4 MB. */
    static final int MAX_BLOBS = 4_096;

    private record Key(long user, int number, int generation) {}

    private final Map<Key, byte[]> blobs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
            return size() > MAX_BLOBS;
        }
    };

    /** Stores the blob of a slot's current credential; false when it is too long. */
    boolean write(CredentialSlot slot, byte[] blob) {
        if (blob.length > MAX_LENGTH) {
            return false;
        }
        blobs.put(keyOf(slot), blob);
        return true;
    }

    /** The blob of a slot's current credential; null when there is none. */
    byte @Nullable [] read(CredentialSlot slot) {
        return blobs.get(keyOf(slot));
    }

    private static Key keyOf(CredentialSlot slot) {
        return new Key(slot.user(), slot.number(), slot.generation());
    }
}
