package dev.keywave.relyingparty;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes a response at random: its bytes, its JSON, the bytes within its members, the CBOR within those. */
final class Mutator {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> BINARY = List.of(
            "clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle", "id", "rawId");
    private static final byte[] INTERESTING = {
        0,
        1,
        0x7F,
        (byte) 0x80,
        (byte) 0xFF,
        0x17,
        0x18,
        0x1B,
        0x1F,
        0x20,
        0x3B,
        0x40,
        0x5B,
        0x5F,
        0x60,
        0x7B,
        (byte) 0x9F,
        (byte) 0xA0,
        (byte) 0xBB,
        (byte) 0xBF,
        (byte) 0xC0,
        (byte) 0xF5,
        (byte) 0xF6,
        (byte) 0xFB,
        '"',
        '{'
    };
    private static final List<byte[]> ITEMS = List.of(
            new byte[] {0},
            new byte[] {0x20},
            new byte[] {0x40},
            new byte[] {0x60},
            new byte[] {(byte) 0x80},
            new byte[] {(byte) 0xA0},
            new byte[] {(byte) 0xF4},
            new byte[] {(byte) 0xF6},
            new byte[] {(byte) 0xBF, (byte) 0xFF},
            new byte[] {0x5F, 0x41, 0, (byte) 0xFF},
            new byte[] {(byte) 0xF9, 0x7E, 0},
            new byte[] {(byte) 0xC2, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0},
            new byte[] {0x1B, -1, -1, -1, -1, -1, -1, -1, -1},
            new byte[] {0x3B, 0x7F, -1, -1, -1, -1, -1, -1, -1},
            new byte[] {0x5B, 0x7F, -1, -1, -1, -1, -1, -1, -1},
            new byte[] {(byte) 0x9B, 0, 0, 0, 0, 0x7F, -1, -1, -1});

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    byte[] mutate(FuzzSeed seed) {
        ObjectNode body = seed.body().deepCopy();
        int way = random.nextInt(20);
        if (way < 5) {
            return mutateBytes(seed.bytes());
        } else if (way < 13) {
            mutateMember(body);
        } else if (way < 16 && seed.registration()) {
            mutateCbor(body);
        } else if (way < 18) {
            mutateJson(random.nextBoolean() ? body : response(body));
        } else {
            mutateClientData(body);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] mutateBytes(byte[] original) {
        byte[] bytes = original;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = mutateOnce(bytes);
        }
        return bytes;
    }

    private byte[] mutateOnce(byte[] bytes) {
        int length = bytes.length;
        int at = length == 0 ? 0 : random.nextInt(length);
        int end = at + Math.min(length - at, 1 + random.nextInt(8));
        byte[] changed = bytes.clone();
        switch (random.nextInt(8)) {
            case 0, 1 -> flip(changed, at);
            case 2 -> overwrite(changed, at, new byte[] {INTERESTING[random.nextInt(INTERESTING.length)]});
            case 3 -> overwrite(changed, at, randomBytes(1 + random.nextInt(4)));
            case 4 -> changed = Arrays.copyOf(bytes, at);
            case 5 -> changed = replaced(bytes, at, at, randomBytes(1 + random.nextInt(8)));
            case 6 -> changed = replaced(bytes, at, end, new byte[0]);
            default -> changed = replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
        }
        return changed;
    }

    private void flip(byte[] bytes, int at) {
        if (bytes.length > 0) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void overwrite(byte[] bytes, int at, byte[] with) {
        System.arraycopy(with, 0, bytes, at, Math.min(with.length, bytes.length - at));
    }

    private void mutateMember(ObjectNode body) {
        String name = BINARY.get(random.nextInt(BINARY.size()));
        ObjectNode object = body.has(name) ? body : response(body);
        byte[] bytes = decoded(object, name);
        object.put(name, encoded(mutateBytes(bytes)));
    }

    /** In the attestation object or, with its length put right, in the credential public key. */
    private void mutateCbor(ObjectNode body) {
        byte[] object = decoded(response(body), "attestationObject");
        byte[] changed = random.nextBoolean() ? withItemChanged(object, 0) : withKeyChanged(object);
        response(body).put("attestationObject", encoded(changed));
    }

    private byte[] withKeyChanged(byte[] object) {
        for (CborWalk.Pair member : CborWalk.map(object, 0)) {
            byte[] value = CborWalk.content(object, member.value());
            if (CborWalk.major(object, member.value()) == CborWalk.BYTE_STRING) {
                int key = 55 + (ByteBuffer.wrap(value).getShort(53) & 0xFFFF);
                byte[] data = withItemChanged(value, key);
                byte[] head = {0x59, (byte) (data.length >>> 8), (byte) data.length};
                return replaced(object, member.value().begin(), member.value().end(), concatenated(head, data));
            }
        }
        throw new AssertionError("no authenticator data");
    }

    private byte[] withItemChanged(byte[] cbor, int begin) {
        List<CborWalk.Item> items = new ArrayList<>();
        collect(cbor, begin, items);
        CborWalk.Item item = items.get(random.nextInt(items.size()));
        CborWalk.Item other = items.get(random.nextInt(items.size()));
        byte[] itself = Arrays.copyOfRange(cbor, item.begin(), item.end());
        byte[] instead = switch (random.nextInt(5)) {
            case 0 -> ITEMS.get(random.nextInt(ITEMS.size()));
            case 1 -> Arrays.copyOfRange(cbor, other.begin(), other.end());
            case 2 -> concatenated(itself, itself);
            case 3 -> new byte[0];
            default -> withHeadChanged(itself);
        };
        return replaced(cbor, item.begin(), item.end(), instead);
    }

    private byte[] withHeadChanged(byte[] item) {
        byte[] changed = item.clone();
        changed[0] = random.nextBoolean() ? (byte) (changed[0] + random.nextInt(-1, 2)) : (byte) random.nextInt(256);
        return changed;
    }

    private static void collect(byte[] cbor, int begin, List<CborWalk.Item> items) {
        int end = CborWalk.end(cbor, begin);
        items.add(new CborWalk.Item(begin, end));
        if ((cbor[begin] & 0xE0) == 0xA0) {
            for (CborWalk.Pair pair : CborWalk.map(cbor, begin)) {
                items.add(pair.key());
                collect(cbor, pair.value().begin(), items);
            }
        }
    }

    private void mutateClientData(ObjectNode body) {
        byte[] bytes = decoded(response(body), "clientDataJSON");
        ObjectNode clientData = (ObjectNode) JsonMapper.shared().readTree(bytes);
        mutateJson(clientData);
        response(body).put("clientDataJSON", encoded(clientData.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void mutateJson(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        String name = members.get(random.nextInt(members.size())).getKey();
        JsonNode value = object.get(name);
        JsonNode other = members.get(random.nextInt(members.size())).getValue();
        switch (random.nextInt(10)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, random.nextLong());
            case 3 -> object.put(name, "");
            case 4 -> object.putArray(name).add(value);
            case 5 -> object.set(name, NODES.objectNode().set(name, value));
            case 6 -> object.put(name, random.nextBoolean());
            case 7 -> object.set(name, other);
            case 8 -> object.put(name, "\u0000\ud83d\ude00%s".repeat(random.nextInt(2_000)));
            default -> object.put(name + "x", name);
        }
    }

    private static ObjectNode response(ObjectNode body) {
        return (ObjectNode) body.get("response");
    }

    private static byte[] decoded(ObjectNode object, String name) {
        return Base64.getUrlDecoder().decode(object.path(name).asString(""));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int begin, int end, byte[] instead) {
        return concatenated(Arrays.copyOf(bytes, begin), instead, Arrays.copyOfRange(bytes, end, bytes.length));
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
