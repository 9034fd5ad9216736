package dev.keywave.attack;

import dev.keywave.webauthn.ByteArrays;
import dev.keywave.webauthn.CborWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CBOR map as a list of encoded keys and values, to be changed and encoded again. */
final class CborMap {

    private static final int MAP = 0xA0;

    final List<Entry> entries = new ArrayList<>();

    /** Both encoded. */
    static final class Entry {

        final byte[] key;
        final byte[] value;

        Entry(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }
    }

    static CborMap of(byte[] cbor) {
        CborMap map = new CborMap();
        int position = Cbor.headLength(cbor, 0);
        for (long pairs = Cbor.argument(cbor, 0); pairs > 0; pairs--) {
            int value = Cbor.end(cbor, position);
            int end = Cbor.end(cbor, value);
            map.entries.add(new Entry(Arrays.copyOfRange(cbor, position, value), Arrays.copyOfRange(cbor, value, end)));
            position = end;
        }
        return map;
    }

    static byte[] integer(long value) {
        return new CborWriter(9).integer(value).toByteArray();
    }

    static byte[] text(String value) {
        return new CborWriter(9 + value.length()).text(value).toByteArray();
    }

    static byte[] byteString(byte[] value) {
        return new CborWriter(9 + value.length).bytes(value).toByteArray();
    }

    byte @Nullable [] get(byte[] key) {
        for (Entry entry : entries) {
            if (Arrays.equals(entry.key, key)) {
                return entry.value;
            }
        }
        return null;
    }

    /** Puts the value in the place of the one of that key, or at the end. */
    void set(byte[] key, byte[] value) {
        for (int i = 0; i < entries.size(); i++) {
            if (Arrays.equals(entries.get(i).key, key)) {
                entries.set(i, new Entry(key, value));
                return;
            }
        }
        entries.add(new Entry(key, value));
    }

    void remove(byte[] key) {
        entries.removeIf(entry -> Arrays.equals(entry.key, key));
    }

    /** Of a COSE key, as {@link dev.keywave.webauthn.CoseKey} has it. */
    byte[] rawPublicKey() {
        byte[] x = get(integer(-2));
        byte[] y = get(integer(-3));
        if (x != null && y != null) {
            return ByteArrays.concatenate(new byte[] {4}, Cbor.content(x, 0), Cbor.content(y, 0));
        }
        byte[] first = get(integer(-1));
        boolean isOctetKeyPair = first != null && (first[0] & 0xE0) == 0;
        byte[] raw = isOctetKeyPair ? x : first;
        return raw == null ? new byte[0] : Cbor.content(raw, 0);
    }

    void reverse() {
        Collections.reverse(entries);
    }

    /** Keys and values, without the map's head. */
    byte[] content() {
        byte[] content = {};
        for (Entry entry : entries) {
            content = ByteArrays.concatenate(content, entry.key, entry.value);
        }
        return content;
    }

    /** With the shortest head; fewer than 24 entries. */
    byte[] bytes() {
        return ByteArrays.concatenate(new byte[] {(byte) (MAP | entries.size())}, content());
    }
}
