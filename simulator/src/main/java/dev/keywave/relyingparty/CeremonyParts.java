package dev.keywave.relyingparty;

import java.util.List;
import java.util.function.Supplier;

/** What the ceremonies of one relying party work with, whatever API carries them. */
record CeremonyParts(
        RelyingPartyConfig config,
        CredentialStore store,
        RelyingPartyVerifier verifier,
        UserHandles handles,
        Supplier<SecureBytes> random,
        PendingCounts pending) {

    private static final int CHALLENGE_LENGTH = 32;

    ByteString newChallenge() {
        return new ByteString(random.get().next(CHALLENGE_LENGTH));
    }

    /** A registration of a user that may not be there yet. */
    PendingRegistration newRegistration(String username, boolean userVerificationRequired) {
        User user = store.user(username);
        return new PendingRegistration(
                newChallenge(),
                username,
                user == null ? handles.of(username) : user.handle(),
                userVerificationRequired);
    }

    /** The user's credentials; none of one that is not there. */
    List<StoredCredential> credentialsOf(String username) {
        User user = store.user(username);
        return user == null ? List.of() : user.credentials();
    }
}
