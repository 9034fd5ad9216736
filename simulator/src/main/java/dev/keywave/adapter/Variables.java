package dev.keywave.adapter;

import dev.keywave.webauthn.PublicKeyCredential;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of one ceremony: what has been captured, the authenticator's answer, the cookies. Made once by
 * {@link Program#newVariables} and used again for ceremony after ceremony, by one thread at a time.
 */
public final class Variables {

    private final @Nullable Object[] slots;
    private final CookieJar cookies;
    private final Reading reading;
    private final ByteBuf scratch = Unpooled.buffer();
    private String userName = "";
    private String userPassword = "";
    private Long userIndex = 0L;
    private String requestTarget = "/";

    Variables(int slots, int captures, String host) {
        this.slots = new @Nullable Object[slots];
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
