package dev.keywave.population;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.authenticator.ImportedCredential;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's credential as its slot holds it: a view that moves from user to user, so that a population of a million
 * users is no million objects. Not thread-safe; a user belongs to one event loop.
 */
public final class UserSlot implements CredentialSlot {

    private static final byte[] NO_HANDLE = {};

    private final Population population;
    private final Slots slots;
    private ByteBuffer chunk;
    private int offset;
    private long user;
    private int number;
    private boolean replacing;

    UserSlot(Population population, Slots slots) {
        this.population = population;
        this.slots = slots;
        this.chunk = slots.chunkOf(0, 0);
    }

    /** Looks at that user's first authenticator from now on. */
    public UserSlot moveTo(long user) {
        return moveTo(user, 0);
    }

    /** Looks at one of that user's authenticators from now on. */
    public UserSlot moveTo(long user, int number) {
        this.user = user;
        this.number = number;
        this.replacing = false;
        this.chunk = slots.chunkOf(user, number);
        this.offset = slots.offsetOf(user, number);
        return this;
    }

    /**
     * The user has a new authenticator of the same make in place of this one, until the view moves on: it knows none of
     * the credentials so far, and what it creates comes after them.
     */
    public void replace() {
        replacing = true;
    }

    @Override
    public int lostGenerations() {
        return replacing ? generation() : chunk.getInt(offset + Slots.LOST_GENERATIONS);
    }

    /** The user no longer has this authenticator; the relying party still holds the credential. */
    public void lose() {
        chunk.putInt(offset + Slots.LOST_GENERATIONS, generation());
        chunk.putInt(offset + Slots.STATE, Slots.CREATED);
    }

    @Override
    public boolean backedUp() {
        return (flags() & Slots.BACKED_UP) != 0;
    }

    @Override
    public int credentialProtection() {
        return 1 + ((flags() & Slots.PROTECTION) >> Slots.PROTECTION_SHIFT);
    }

    @Override
    public void protectCredential(int level) {
        flags((flags() & ~Slots.PROTECTION) | ((level - 1) << Slots.PROTECTION_SHIFT));
    }

    private int flags() {
        return chunk.get(offset + Slots.FLAGS);
    }

    private void flags(int flags) {
        chunk.put(offset + Slots.FLAGS, (byte) flags);
    }

    /** The credential was synced: it is backed up from now on. */
    public void markBackedUp() {
        flags(flags() | Slots.BACKED_UP);
    }

    /** The user leaves and logs in no more; the relying party keeps the account. */
    public void leave() {
        ByteBuffer first = slots.chunkOf(user, 0);
        int at = slots.offsetOf(user, 0) + Slots.FLAGS;
        first.put(at, (byte) (first.get(at) | Slots.LEFT));
    }

    /** The name that the user goes by at the relying party. */
    public String userName() {
        return population.userName(user);
    }

    /** The password of relying parties that ask for one first; accounts have to be made with it beforehand. */
    public String userPassword() {
        return population.userPassword(user);
    }

    /** The user's authenticator: the one that made the credential, or the one that will. */
    public AuthenticatorModel model() {
        if (isImported()) {
            return population.importedUser(user).model();
        }
        return generation() == 0
                ? population.assignedModel(user, number)
                : population.model(chunk.get(offset + Slots.MODEL) & 0xff);
    }

    /** Whether the credential was made by another authenticator, which told its private key. */
    public boolean isImported() {
        return chunk.get(offset + Slots.SOURCE) == Slots.IMPORTED;
    }

    @Override
    public @Nullable ImportedCredential imported() {
        return isImported() ? population.importedUser(user).credential() : null;
    }

    /** The algorithms that the user's authenticator offers for a new credential, in its order of preference. */
    public List<CoseAlgorithm> algorithms() {
        return population.algorithmsOf(user, model());
    }

    /** The relying party accepted the current generation. */
    public void confirmRegistered() {
        chunk.putInt(offset + Slots.STATE, Slots.REGISTERED);
    }

    /** The signature counter that left the authenticator last, unsigned 32 bits. */
    public long signatureCounter() {
        return Integer.toUnsignedLong(chunk.getInt(offset + Slots.COUNTER));
    }

    /**
     * Takes back what another file of the same population knew: a credential that the relying party holds. The counter
     * is never lowered.
     *
     * @param model one of the population's
     * @param signatureCounter unsigned 32 bits
     */
    public void restore(
            int generation,
            CoseAlgorithm algorithm,
            AuthenticatorModel model,
            byte[] userHandle,
            long signatureCounter) {
        if (!isImported()) {
            write(Slots.DERIVED, generation, algorithm, population.indexOf(model), userHandle);
        }
        raiseCounter(signatureCounter);
        confirmRegistered();
    }

    /** Gives the slot a credential that another authenticator made, and that the relying party holds. */
    void restoreImported(ImportedUser user, byte[] userHandle, long signatureCounter) {
        if (!isImported()) {
            write(Slots.IMPORTED, generation() + 1, user.credential().algorithm(), 0, userHandle);
        }
        raiseCounter(signatureCounter);
        confirmRegistered();
    }

    private void raiseCounter(long atLeast) {
        if (atLeast > signatureCounter()) {
            chunk.putInt(offset + Slots.COUNTER, (int) atLeast);
        }
    }

    @Override
    public long user() {
        return user;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int generation() {
        return chunk.getInt(offset + Slots.GENERATION);
    }

    @Override
    public boolean registered() {
        return chunk.getInt(offset + Slots.STATE) == Slots.REGISTERED;
    }

    @Override
    public CoseAlgorithm algorithm() {
        int id = chunk.getInt(offset + Slots.ALGORITHM);
        CoseAlgorithm algorithm = CoseAlgorithm.byId(id);
        if (algorithm == null) {
            throw new IllegalStateException("slot " + user + " has the unknown algorithm " + id);
        }
        return algorithm;
    }

    @Override
    public byte[] userHandle() {
        int length = chunk.get(offset + Slots.HANDLE_LENGTH);
        if (length == 0) {
            return NO_HANDLE;
        }
        byte[] handle = new byte[length];
        chunk.get(offset + Slots.HANDLE, handle);
        return handle;
    }

    /** One aligned store into the mapping: in the file before the assertion that carries it can leave. */
    @Override
    public long advanceSignatureCounter() {
        return advanceSignatureCounter(1);
    }

    @Override
    public long advanceSignatureCounter(int steps) {
        int next = chunk.getInt(offset + Slots.COUNTER) + steps;
        chunk.putInt(offset + Slots.COUNTER, next);
        return Integer.toUnsignedLong(next);
    }

    /**
     * The state goes first, the generation last: a kill in between leaves an unregistered slot that is made anew. The
     * counter goes on where it stood, as an authenticator with one counter for all its credentials does, so that no
     * generation can ever repeat a value.
     */
    @Override
    public void create(int generation, CoseAlgorithm algorithm, byte[] userHandle) {
        AuthenticatorModel model = isImported() ? population.assignedModel(user, number) : model();
        write(Slots.DERIVED, generation, algorithm, population.indexOf(model), userHandle);
    }

    private void write(byte source, int generation, CoseAlgorithm algorithm, int model, byte[] userHandle) {
        chunk.putInt(offset + Slots.STATE, Slots.CREATED);
        chunk.put(offset + Slots.MODEL, (byte) model);
        chunk.putInt(offset + Slots.ALGORITHM, algorithm.id());
        putHandle(userHandle);
        chunk.putInt(offset + Slots.LOST_GENERATIONS, lostGenerations());
        flags(flags() & Slots.LEFT);
        chunk.put(offset + Slots.SOURCE, source);
        chunk.putInt(offset + Slots.GENERATION, generation);
        replacing = false;
    }

    /** A credential that the relying party turns out to hold already. */
    @Override
    public void adopt(int generation, byte[] userHandle) {
        putHandle(userHandle);
        chunk.putInt(offset + Slots.GENERATION, generation);
        chunk.putInt(offset + Slots.STATE, Slots.REGISTERED);
    }

    /**
     * Adopts a credential that the relying party turned out to hold already. A slot that was derived again does not know its
     * algorithm either: the one that it would choose now.
     *
     * @param options that named the credential as one to exclude
     */
    public void adopt(int generation, PublicKeyCredentialCreationOptions options) {
        byte[] userHandle = options.user().id();
        if (generation > generation()) {
            CoseAlgorithm algorithm = algorithms().stream()
                    .filter(options.pubKeyCredParams()::contains)
                    .findFirst()
                    .orElseThrow();
            create(generation, algorithm, userHandle);
        }
        adopt(generation, userHandle);
    }

    private void putHandle(byte[] userHandle) {
        if (userHandle.length > Slots.MAX_HANDLE_BYTES) {
            throw new IllegalArgumentException("user handle of " + userHandle.length + " bytes");
        }
        chunk.put(offset + Slots.HANDLE, userHandle);
        chunk.put(offset + Slots.HANDLE_LENGTH, (byte) userHandle.length);
    }
}
