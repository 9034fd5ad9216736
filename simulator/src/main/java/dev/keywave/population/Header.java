package dev.keywave.population;

import dev.keywave.input.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first {@value #BYTES} bytes of a population file, little endian: what the slots cannot be read without.
 */
final class Header {

    static final int BYTES = 4096;
    static final int SEED_BYTES = 32;
    /** The layout of header and slots; a file of another version is refused, not guessed at. */
    static final int VERSION = 1;
    /** The same layout, and some slots have imported credentials, which are in a file beside. */
    static final int VERSION_WITH_IMPORTED = 2;
    /** As version 1 or 2, with several slots for each user; how many, and whether some are imported, stands at the end. */
    static final int VERSION_WITH_SEVERAL = 3;

    /** The characters KEYWAVEP, first one first. */
    private static final long MAGIC_VALUE = 0x504556415759454bL;

    private static final int MAGIC = 0;
    private static final int VERSION_AT = 8;
    private static final int SLOT_BYTES_AT = 12;
    private static final int USERS = 16;
    private static final int SEED = 24;
    private static final int MODELS = 56;
    private static final int MODELS_END = 4080;
    private static final int IMPORTED = 4080;
    private static final int PER_USER = 4084;

    private final ByteBuffer bytes;

    private Header(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes a new header into that buffer. */
    static Header create(ByteBuffer bytes, long users, int perUser, byte[] seed) {
        Header header = new Header(bytes);
        header.bytes.putInt(VERSION_AT, perUser == 1 ? VERSION : VERSION_WITH_SEVERAL);
        header.bytes.putInt(PER_USER, perUser);
        header.bytes.putInt(SLOT_BYTES_AT, Slots.SLOT_BYTES);
        header.bytes.putLong(USERS, users);
        header.bytes.put(SEED, seed, 0, SEED_BYTES);
        header.bytes.putInt(MODELS, 0);
        header.bytes.putLong(MAGIC, MAGIC_VALUE);
        return header;
    }

    /** Reads and checks the header of a file. */
    static Header read(ByteBuffer bytes, long fileBytes, Path file) {
        Header header = new Header(bytes);
        if (header.bytes.getLong(MAGIC) != MAGIC_VALUE) {
            throw new InputException("population " + file + ": not a Keywave population; name another file");
        }
        int version = header.bytes.getInt(VERSION_AT);
        if (version < VERSION
                || version > VERSION_WITH_SEVERAL
                || header.bytes.getInt(SLOT_BYTES_AT) != Slots.SLOT_BYTES) {
            throw new InputException(
                    "population " + file + ": format version " + version + ", this Keywave reads versions " + VERSION
                            + " to " + VERSION_WITH_SEVERAL + "; use the Keywave that wrote it, or another file");
        }
        long expected = BYTES + header.users() * header.perUser() * Slots.SLOT_BYTES;
        if (header.users() < 0 || header.perUser() < 1 || fileBytes < expected) {
            throw new InputException("population " + file + ": truncated, " + fileBytes + " bytes where " + expected
                    + " are expected; restore it from a copy, or name another file");
        }
        return header;
    }

    int version() {
        return bytes.getInt(VERSION_AT);
    }

    boolean hasImported() {
        return version() == VERSION_WITH_IMPORTED || (version() == VERSION_WITH_SEVERAL && bytes.getInt(IMPORTED) != 0);
    }

    void setHasImported() {
        if (version() == VERSION_WITH_SEVERAL) {
            bytes.putInt(IMPORTED, 1);
        } else {
            bytes.putInt(VERSION_AT, VERSION_WITH_IMPORTED);
        }
    }

    /** Slots of each user. */
    int perUser() {
        return version() == VERSION_WITH_SEVERAL ? bytes.getInt(PER_USER) : 1;
    }

    long users() {
        return bytes.getLong(USERS);
    }

    void setUsers(long users) {
        bytes.putLong(USERS, users);
    }

    byte[] seed() {
        byte[] seed = new byte[SEED_BYTES];
        bytes.get(SEED, seed);
        return seed;
    }

    /** Names of the authenticator models that slots refer to by index. */
    List<String> models() {
        List<String> names = new ArrayList<>();
        ByteBuffer table = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(MODELS);
        int count = table.getInt();
        for (int i = 0; i < count; i++) {
            byte[] name = new byte[table.get() & 0xff];
            table.get(name);
            names.add(new String(name, StandardCharsets.UTF_8));
        }
        return names;
    }

    /** Adds a model; the count is written last, so that a kill leaves the old table or the new one. */
    void addModel(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer table = bytes.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(MODELS_END)
                .position(MODELS);
        int count = table.getInt();
        for (int i = 0; i < count; i++) {
            int length = table.get() & 0xff;
            table.position(table.position() + length);
        }
        if (utf8.length > 255 || table.remaining() < utf8.length + 1 || count == 127) {
            throw new InputException("population: no room for authenticator model " + name
                    + " in the file's table of models; use a new population");
        }
        table.put((byte) utf8.length).put(utf8);
        bytes.putInt(MODELS, count + 1);
    }
}
