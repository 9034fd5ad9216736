package dev.keywave.gatling.engine;

import dev.keywave.adapter.Feeder;
import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.Authenticator;
import dev.keywave.authenticator.Origin;
import dev.keywave.authenticator.WebAuthnClient;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.gatling.meters.CeremonyRecords;
import dev.keywave.plan.LoadTest;
import dev.keywave.population.Population;
import io.gatling.core.CoreComponents;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all scenarios with the same {@code passkeys()} share while Gatling runs them: population and leases. */
final class PasskeyRun {

    /** A user may come to any event loop; the cache is direct-mapped, and with that room hardly a key drives another out. */
    private static final int ROOM_FOR_EACH_KEY = 4;

    private static final int MOST_CACHED_KEYS = 4 * Authenticator.DEFAULT_CACHED_KEYS;

    /** The one that was opened last, for feeders: Gatling asks them for records without telling what for. */
    private static volatile @Nullable PasskeyRun latest;

    private final PasskeySettings settings;
    private final Population population;
    private final Leases leases;
    private final SelectedCrypto crypto;
    private final @Nullable AttestationKeys attestation;
    private final CeremonyRecords records;
    private @Nullable Feeder feeder;

    private PasskeyRun(
            PasskeySettings settings,
            Population population,
            SelectedCrypto crypto,
            @Nullable AttestationKeys attestation,
            CeremonyRecords records) {
        this.settings = settings;
        this.population = population;
        this.crypto = crypto;
        this.attestation = attestation;
        this.records = records;
        this.leases = new Leases(
                population,
                settings.injector(),
                settings.injectors(),
                settings.users().seed());
    }

    /** Opens the population, picks the crypto and does what would take long under load. */
    static PasskeyRun open(PasskeySettings settings, CoreComponents core, CeremonyRecords records) {
        SelectedCrypto crypto = CryptoProviders.select(settings.crypto());
        Population population = LoadTest.openPopulation(settings.users());
        AttestationKeys attestation =
                LoadTest.attestationKeys(population, () -> AttestationAuthority.inMemory(crypto, Instant.now()));
        if (population.mayUseRsa()) {
            population.rsaPrimes().findAll(Runtime.getRuntime().availableProcessors());
        }
        PasskeyRun run = new PasskeyRun(settings, population, crypto, attestation, records);
        core.actorSystem().registerOnTermination(run::close);
        latest = run;
        return run;
    }

    /** The run that was opened last; null before any. */
    static @Nullable PasskeyRun latest() {
        return latest;
    }

    /** Lets the population go. */
    private @Nullable Object close() {
        if (latest == this) {
            latest = null;
        }
        population.close();
        return null;
    }

    PasskeySettings settings() {
        return settings;
    }

    Population population() {
        return population;
    }

    Leases leases() {
        return leases;
    }

    SelectedCrypto crypto() {
        return crypto;
    }

    /** The users' rows for adapters, read when first asked for; null when there are none. */
    synchronized @Nullable Feeder feeder() {
        Path file = settings.target().feeder();
        if (feeder == null && file != null) {
            feeder = Feeder.read(file);
            feeder.requireRows(population.users());
        }
        return feeder;
    }

    CeremonyRecords records() {
        return records;
    }

    /** Client and authenticator for another event loop. */
    LoopParts newParts(Origin origin) {
        Authenticator authenticator = new Authenticator(
                population.seed(),
                crypto,
                (int) Math.min(MOST_CACHED_KEYS, ROOM_FOR_EACH_KEY * population.users()),
                population.rsaPrimes(),
                attestation == null ? null : attestation.attestor());
        return new LoopParts(origin, authenticator, new WebAuthnClient(origin, authenticator));
    }
}
