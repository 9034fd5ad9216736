package dev.keywave.population;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The slots of a population: one of {@value #SLOT_BYTES} bytes for each credential, little endian, in as many buffers as
 * it takes. A slot belongs to one event loop at a time; each field that must not tear is one aligned store.
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
    /** Up to 64 bytes: the user handle that the relying party assigned. */
    static final int HANDLE = 20;
    /** https://www.w3.org/TR/webauthn-3/#user-handle */
    static final int MAX_HANDLE_BYTES = 64;

    static final int CREATED = 1;
    static final int REGISTERED = 2;

    static final byte DERIVED = 0;
    static final byte IMPORTED = 1;

    /** Slots in one buffer; a buffer ends before 1 GiB, since a mapping cannot exceed 2 GiB. */
    static final int SLOTS_PER_CHUNK = (1 << 30) / SLOT_BYTES;

    private final ByteBuffer[] chunks;

    /** Takes buffers of {@link #SLOTS_PER_CHUNK} slots each, the last one as long as is left. */
    Slots(ByteBuffer[] chunks) {
        this.chunks = chunks;
        for (ByteBuffer chunk : chunks) {
            chunk.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Slots off the heap and in no file. */
    static Slots inMemory(long count) {
        ByteBuffer[] chunks = new ByteBuffer[chunkCount(count)];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = ByteBuffer.allocateDirect(chunkBytes(count, i));
        }
        return new Slots(chunks);
    }

    static int chunkCount(long count) {
        return Math.toIntExact((count + SLOTS_PER_CHUNK - 1) / SLOTS_PER_CHUNK);
    }

    static int chunkBytes(long count, int chunk) {
        long left = count - (long) chunk * SLOTS_PER_CHUNK;
        return Math.toIntExact(Math.min(left, SLOTS_PER_CHUNK)) * SLOT_BYTES;
    }

    /** The buffer that holds that user's slot. */
    ByteBuffer chunkOf(long user) {
        return chunks[(int) (user / SLOTS_PER_CHUNK)];
    }

    /** Where in {@link #chunkOf} the slot begins. */
    static int offsetOf(long user) {
        return (int) (user % SLOTS_PER_CHUNK) * SLOT_BYTES;
    }

    boolean registered(long user) {
        return chunkOf(user).getInt(offsetOf(user) + STATE) == REGISTERED;
    }
}
