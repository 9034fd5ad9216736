package dev.keywave.adapter;

import dev.keywave.webauthn.PublicKeyCredential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of one ceremony: what has been captured, the authenticator's answer, the cookies. Made once by
 * {@link Program#newVariables} and used again for ceremony after ceremony, by one thread at a time.
 */
public final class Variables {

    private final Map<String, Integer> names;
    private final @Nullable Object[] slots;
    private final int[] rounds;
    private final CookieJar cookies;
    private final Reading reading;
    private final ByteBuf scratch = Unpooled.buffer();
    private String userName = "";
    private String userPassword = "";
    private Long userIndex = 0L;
    private String requestTarget = "/";

    Variables(Map<String, Integer> names, int captures, int loops, String host) {
        this.names = names;
        this.slots = new @Nullable Object[names.size()];
        this.rounds = new int[loops];
        this.cookies = new CookieJar(host);
        this.reading = new Reading(captures);
    }

    /**
     * Forgets everything and starts a ceremony, logged out.
     *
     * @param index the virtual user's number, {@code {user.index}}
     * @param name the account's name, {@code {user.name}}
     * @param password the account's password, {@code {user.password}}; may be empty
     */
    public void reset(long index, String name, String password) {
        Arrays.fill(slots, null);
        Arrays.fill(rounds, 0);
        cookies.clear();
        userIndex = index;
        userName = name;
        userPassword = password;
        requestTarget = "/";
    }

    /** Hands in what the authenticator answered, at the slot that the step names. */
    public void set(int slot, PublicKeyCredential credential) {
        slots[slot] = credential;
    }

    /**
     * What a variable holds now, for people: text as it is, JSON and the authenticator's response as JSON, the elements
     * of a list with commas between; null when it is unbound or there is none of that name.
     */
    public @Nullable String text(String variable) {
        Integer slot = names.get(variable);
        Object value = slot == null ? null : slots[slot];
        if (value instanceof PublicKeyCredential credential) {
            return new String(credential.toJson(), StandardCharsets.UTF_8);
        } else if (value instanceof List<?> list) {
            return list.stream().map(Value::text).collect(Collectors.joining(","));
        }
        return value == null ? null : Value.text(value);
    }

    /** How many cookies of this ceremony made no sense and were dropped. */
    public int malformedCookies() {
        return cookies.malformed();
    }

    /**
     * A cookie that the user's browser sends although this ceremony was not given it: captures find it as long as no
     * response brings one of that name.
     */
    public void bringCookie(String name, String value) {
        cookies.bring(name, value);
    }

    /** How often each loop has run one of its cases. */
    int[] rounds() {
        return rounds;
    }

    void bind(int slot, @Nullable Object value) {
        slots[slot] = value;
    }

    @Nullable
    Object get(int slot) {
        return slots[slot];
    }

    CookieJar cookies() {
        return cookies;
    }

    Reading reading() {
        return reading;
    }

    ByteBuf scratch() {
        return scratch;
    }

    String userName() {
        return userName;
    }

    String userPassword() {
        return userPassword;
    }

    Long userIndex() {
        return userIndex;
    }

    /** Path and query of the request that is being written or was answered last. */
    String requestTarget() {
        return requestTarget;
    }

    void requestTarget(String target) {
        requestTarget = target;
    }
}
