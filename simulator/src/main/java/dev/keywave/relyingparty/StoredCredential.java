package dev.keywave.relyingparty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.UUID;

/**
 * A credential record (https://www.w3.org/TR/webauthn-3/#credential-record). What changes with each authentication,
 * the signature counter and the backup state, lies in one word that is compared and set as a whole.
 */
final class StoredCredential {

    private static final long SIGN_COUNT_MASK = 0xFFFF_FFFFL;
    private static final long BACKUP_STATE = 1L << 32;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(StoredCredential.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ByteString id;
    private final User user;
    private final ByteString publicKey;
    private final UUID aaguid;
    private final List<String> transports;
    private final boolean uvInitialized;
    private final boolean backupEligible;
    private volatile long state;

    StoredCredential(NewCredential created, User user, UUID aaguid, List<String> transports) {
        this.id = created.credentialId();
        this.user = user;
        this.publicKey = created.publicKey();
        this.aaguid = aaguid;
        this.transports = transports;
        this.uvInitialized = created.authenticatorData().userVerified();
        this.backupEligible = created.authenticatorData().backupEligible();
        this.state = stateOf(created.authenticatorData());
    }

    ByteString id() {
        return id;
    }

    User user() {
        return user;
    }

    /** In the form of the verifier that registered it. */
    ByteString publicKey() {
        return publicKey;
    }

    UUID aaguid() {
        return aaguid;
    }

    List<String> transports() {
        return transports;
    }

    boolean uvInitialized() {
        return uvInitialized;
    }

    boolean backupEligible() {
        return backupEligible;
    }

    boolean backupState() {
        return (state & BACKUP_STATE) != 0;
    }

    long signCount() {
        return state & SIGN_COUNT_MASK;
    }

    /**
     * Takes over counter and backup state of a verified assertion, unless the policy forbids the counter.
     *
     * @return the stored counter that forbade it, or -1 when the record was updated
     */
    long update(AuthenticatorDataHead received, CounterPolicy policy) {
        while (true) {
            long before = state;
            long stored = before & SIGN_COUNT_MASK;
            long now = stateOf(received);
            boolean increased = received.signCount() > stored || (received.signCount() == 0 && stored == 0);
            if (!increased && policy == CounterPolicy.STRICT) {
                return stored;
            }
            if (!increased) {
                now = (now & ~SIGN_COUNT_MASK) | stored;
            }
            if (STATE.compareAndSet(this, before, now)) {
                return -1;
            }
        }
    }

    private static long stateOf(AuthenticatorDataHead data) {
        return data.signCount() | (data.backupState() ? BACKUP_STATE : 0);
    }
}
