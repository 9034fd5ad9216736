package dev.keywave.relyingparty;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Measures what a library's verification takes; on the loops, each of which records for itself. */
final class TimedVerifier implements RelyingPartyVerifier {

    private final RelyingPartyVerifier verifier;
    private final LongSupplier nanoTime;
    private final VerificationTimes times;

    TimedVerifier(RelyingPartyVerifier verifier, LongSupplier nanoTime, VerificationTimes times) {
        this.verifier = verifier;
        this.nanoTime = nanoTime;
        this.times = times;
    }

    @Override
    public RegistrationVerdict verify(CredentialResponse response, PendingRegistration pending) {
        long startNs = nanoTime.getAsLong();
        RegistrationVerdict verdict = verifier.verify(response, pending);
        times.registrations().record(nanoTime.getAsLong() - startNs);
        return verdict;
    }

    @Override
    public @Nullable Rejection verify(
            CredentialResponse response,
            AuthenticatorDataHead head,
            PendingAuthentication pending,
            StoredCredential credential) {
        long startNs = nanoTime.getAsLong();
        Rejection rejection = verifier.verify(response, head, pending, credential);
        times.authentications().record(nanoTime.getAsLong() - startNs);
        return rejection;
    }

    @Override
    public boolean acceptsEverything() {
        return verifier.acceptsEverything();
    }

    @Override
    public String description() {
        return verifier.description();
    }
}
