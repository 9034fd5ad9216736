package dev.keywave.relyingparty;

import io.netty.util.concurrent.Ticker;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of a relying party what differs from the usual. */
public final class RelyingPartyConfigBuilder {

    private @Nullable String host;
    private int port = 0;
    private String rpId = "localhost";
    private String rpName = "Keywave";
    private Set<String> origins = Set.of();
    private Duration challengeLifetime = Duration.ofMinutes(5);
    private int challengeCapacity = 1_000_000;
    private CounterPolicy counterPolicy = CounterPolicy.STRICT;
    private @Nullable UserVerificationRequirement userVerification;
    private AttestationConveyance attestation = AttestationConveyance.NONE;
    private @Nullable List<Integer> pubKeyCredParams;
    private AttestationPolicy attestationPolicy = AttestationPolicy.VALID;
    private Duration timeout = Duration.ofMinutes(5);
    private VerifierChoice verifier = VerifierChoice.WEBAUTHN4J;
    private @Nullable Provider provider;
    private int loops = 1;
    private int maxBodyBytes = 65_536;
    private @Nullable TlsConfig tls;
    private boolean gzip;
    private double maxRatePerS = Double.POSITIVE_INFINITY;
    private @Nullable EntraConfig entra;
    private LoginPages loginPages = LoginPages.NONE;
    private Faults faults = Faults.NONE;
    private long faultSeed = 1;
    private Supplier<SecureRandom> randomSource = RelyingPartyConfigBuilder::drbg;
    private LongSupplier nanoTime = Ticker.systemTicker()::nanoTime;

    RelyingPartyConfigBuilder() {}

    /** The name or address to bind; loopback only if not said. */
    public RelyingPartyConfigBuilder host(@Nullable String value) {
        this.host = value;
        return this;
    }

    /** The port; a free one if not said. */
    public RelyingPartyConfigBuilder port(int value) {
        this.port = value;
        return this;
    }

    /** The RP ID; {@code localhost} if not said. */
    public RelyingPartyConfigBuilder rpId(String value) {
        this.rpId = value;
        return this;
    }

    /** The RP's name for people. */
    public RelyingPartyConfigBuilder rpName(String value) {
        this.rpName = value;
        return this;
    }

    /** Expected origins; {@code http://localhost:PORT}, with TLS {@code https}, if not said. */
    public RelyingPartyConfigBuilder origins(Set<String> value) {
        this.origins = value;
        return this;
    }

    /** How long a challenge can be answered; 5 minutes if not said. */
    public RelyingPartyConfigBuilder challengeLifetime(Duration value) {
        this.challengeLifetime = value;
        return this;
    }

    /** How many challenges of each ceremony may be pending; 1,000,000 if not said. */
    public RelyingPartyConfigBuilder challengeCapacity(int value) {
        this.challengeCapacity = value;
        return this;
    }

    /** What a counter that did not increase means; {@code STRICT} if not said. */
    public RelyingPartyConfigBuilder counterPolicy(CounterPolicy value) {
        this.counterPolicy = value;
        return this;
    }

    /** The wish for user verification; that of the login pages if not said, {@code PREFERRED} without them. */
    public RelyingPartyConfigBuilder userVerification(@Nullable UserVerificationRequirement value) {
        this.userVerification = value;
        return this;
    }

    /** The least conveyance that is asked for; {@code NONE} if not said. */
    public RelyingPartyConfigBuilder attestation(AttestationConveyance value) {
        this.attestation = value;
        return this;
    }

    /** What attestation must be worth; {@link AttestationPolicy#VALID} if not said. */
    public RelyingPartyConfigBuilder attestationPolicy(AttestationPolicy value) {
        this.attestationPolicy = value;
        return this;
    }

    /** COSE algorithms, best first; all that the verifier verifies, -8, -7 and -257 leading as Level 3 advises, if not said. */
    public RelyingPartyConfigBuilder pubKeyCredParams(@Nullable List<Integer> value) {
        this.pubKeyCredParams = value;
        return this;
    }

    /** The options' timeout; 5 minutes if not said. */
    public RelyingPartyConfigBuilder timeout(Duration value) {
        this.timeout = value;
        return this;
    }

    /** Who verifies; webauthn4j if not said. */
    public RelyingPartyConfigBuilder verifier(VerifierChoice value) {
        this.verifier = value;
        return this;
    }

    /** The JCA provider that is meant to check signatures; none in particular if not said. */
    public RelyingPartyConfigBuilder provider(@Nullable Provider value) {
        this.provider = value;
        return this;
    }

    /** Event loops; 1 if not said. */
    public RelyingPartyConfigBuilder loops(int value) {
        this.loops = value;
        return this;
    }

    /** Longest request body; 64 KiB if not said. */
    public RelyingPartyConfigBuilder maxBodyBytes(int value) {
        this.maxBodyBytes = value;
        return this;
    }

    /** Speak TLS; plain HTTP if not said. */
    public RelyingPartyConfigBuilder tls(@Nullable TlsConfig value) {
        this.tls = value;
        return this;
    }

    /** Compress replies for clients that accept gzip; not if not said. */
    public RelyingPartyConfigBuilder gzip(boolean value) {
        this.gzip = value;
        return this;
    }

    /** The highest rate at which ceremonies and password sign-ins are finished, per second; infinite if not said. */
    public RelyingPartyConfigBuilder maxRatePerS(double value) {
        this.maxRatePerS = value;
        return this;
    }

    /** Stand in for Entra ID: Microsoft Graph's registration, its policy at sign-in; not if not said. */
    public RelyingPartyConfigBuilder entra(@Nullable EntraConfig value) {
        this.entra = value;
        return this;
    }

    /** Speak as a product's login pages, beside the conformance API; as none if not said. */
    public RelyingPartyConfigBuilder loginPages(LoginPages value) {
        this.loginPages = value;
        return this;
    }

    /** Misbehaviour on request; none if not said. */
    public RelyingPartyConfigBuilder faults(Faults value) {
        this.faults = value;
        return this;
    }

    /** Which requests meet faults. */
    public RelyingPartyConfigBuilder faultSeed(long value) {
        this.faultSeed = value;
        return this;
    }

    /** Makes a loop's source of randomness; a DRBG of the JCA if not said. */
    public RelyingPartyConfigBuilder randomSource(Supplier<SecureRandom> value) {
        this.randomSource = value;
        return this;
    }

    /** The monotonic clock in nanoseconds; the machine's if not said. */
    public RelyingPartyConfigBuilder nanoTime(LongSupplier value) {
        this.nanoTime = value;
        return this;
    }

    /**
     * The configuration.
     *
     * @throws dev.keywave.input.InputException one line naming the value that cannot be
     */
    public RelyingPartyConfig build() {
        return new RelyingPartyConfig(
                host,
                port,
                rpId,
                rpName,
                origins,
                challengeLifetime,
                challengeCapacity,
                counterPolicy,
                userVerification == null ? loginPages.userVerification() : userVerification,
                attestation,
                attestationPolicy,
                pubKeyCredParams == null ? verifier.defaultPubKeyCredParams() : pubKeyCredParams,
                timeout,
                verifier,
                provider,
                loops,
                maxBodyBytes,
                tls,
                gzip,
                maxRatePerS,
                entra,
                loginPages,
                faults,
                faultSeed,
                randomSource,
                nanoTime);
    }

    private static SecureRandom drbg() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK since 9 has a DRBG", e);
        }
    }
}
