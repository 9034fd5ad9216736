package dev.keywave.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The slots of a population: one of {@value #SLOT_BYTES} bytes for each credential, little endian, in as many buffers as
 * it takes; those of one user follow each other. A slot belongs to one event loop at a time; each field that must not tear is one aligned store.
 */
final class Slots {

    static final int SLOT_BYTES = 96;

    /** int: how many credentials this slot has seen; 0 = none yet. */
    static final int GENERATION = 0;
    /** int: {@link #CREATED} or {@link #REGISTERED}; written last. */
    static final int STATE = 4;
    /** int: COSE algorithm identifier of the current generation. */
    static final int ALGORITHM = 8;
    /** int, unsigned: the signature counter that left the authenticator last. */
    static final int COUNTER = 12;
    /** byte: index in the header's table of authenticator models. */
    static final int MODEL = 16;
    /** byte: length of the user handle, 0 to {@link #MAX_HANDLE_BYTES}. */
    static final int HANDLE_LENGTH = 17;
    /** byte: {@link #DERIVED} or {@link #IMPORTED}, where ID and private key of the current generation come from. */
    static final int SOURCE = 18;
    /** byte: bits of {@link #BACKED_UP} and {@link #LEFT}, and the level of credProtect less 1 in {@link #PROTECTION}. */
    static final int FLAGS = 19;
    /** Up to 64 bytes: the user handle that the relying party assigned. */
    static final int HANDLE = 20;
    /** https://www.w3.org/TR/webauthn-3/#user-handle */
    static final int MAX_HANDLE_BYTES = 64;

    /** int: generations up to this one were made by authenticators that the user no longer has. */
    static final int LOST_GENERATIONS = 84;

    static final int CREATED = 1;
    static final int REGISTERED = 2;

    /** The passkey was synced to its maker's servers, so that the BS flag is set from now on. */
    static final byte BACKED_UP = 1;
    /** The user left the organisation; in the first slot of a user only. */
    static final byte LEFT = 2;
    /** Two bits. */
    static final int PROTECTION = 0b1100;

    static final int PROTECTION_SHIFT = 2;

    static final byte DERIVED = 0;
    static final byte IMPORTED = 1;

    /** Slots in one buffer; a buffer ends before 1 GiB, since a mapping cannot exceed 2 GiB. */
    static final int SLOTS_PER_CHUNK = (1 << 30) / SLOT_BYTES;

    private final ByteBuffer[] chunks;

    private final int perUser;

    /**
     * Takes buffers of {@link #SLOTS_PER_CHUNK} slots each, the last one as long as is left.
     *
     * @param perUser slots of each user
     */
    Slots(ByteBuffer[] chunks, int perUser) {
        this.chunks = chunks;
        this.perUser = perUser;
        for (ByteBuffer chunk : chunks) {
            chunk.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Slots off the heap and in no file. */
    static Slots inMemory(long users, int perUser) {
        long count = users * perUser;
        ByteBuffer[] chunks = new ByteBuffer[chunkCount(count)];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = ByteBuffer.allocateDirect(chunkBytes(count, i));
        }
        return new Slots(chunks, perUser);
    }

    static int chunkCount(long count) {
        return Math.toIntExact((count + SLOTS_PER_CHUNK - 1) / SLOTS_PER_CHUNK);
    }

    static int chunkBytes(long count, int chunk) {
        long left = count - (long) chunk * SLOTS_PER_CHUNK;
        return Math.toIntExact(Math.min(left, SLOTS_PER_CHUNK)) * SLOT_BYTES;
    }

    /** How many slots each user has. */
    int perUser() {
        return perUser;
    }

    /** The buffer that holds the slot of a user's credential. */
    ByteBuffer chunkOf(long user, int number) {
        return chunks[(int) ((user * perUser + number) / SLOTS_PER_CHUNK)];
    }

    /** Where in {@link #chunkOf} the slot begins. */
    int offsetOf(long user, int number) {
        return (int) ((user * perUser + number) % SLOTS_PER_CHUNK) * SLOT_BYTES;
    }

    boolean registered(long user, int number) {
        return chunkOf(user, number).getInt(offsetOf(user, number) + STATE) == REGISTERED;
    }

    boolean left(long user) {
        return (chunkOf(user, 0).get(offsetOf(user, 0) + FLAGS) & LEFT) != 0;
    }
}
