package dev.keywave.cli;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.checkpoint.RehearsedDay;
import dev.keywave.checkpoint.Tally;
import dev.keywave.conditionalaccess.ConditionalAccessPolicy.State;
import dev.keywave.conditionalaccess.Denial;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.Turn;
import dev.keywave.forecast.FirstSignIn;
import dev.keywave.forecast.Lockout;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.Target;
import dev.keywave.population.Population;
import dev.keywave.relyingparty.EntraConfig;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An embedded stand-in for Entra ID with the plan's policies, on which the people of one day register and sign in. */
final class RehearsalStage {

    private final RolloutPlan plan;
    private final LocalDate date;
    private final List<FirstSignIn> signIns;
    private final SelectedCrypto crypto;
    private final AuthenticatorModels models;
    private final RehearsalPeople people;
    private final List<String> unexpected = new ArrayList<>();

    RehearsalStage(
            RolloutPlan plan, LocalDate date, List<FirstSignIn> signIns, long seed, int loops, SelectedCrypto crypto) {
        this.plan = plan;
        this.date = date;
        this.signIns = signIns;
        this.crypto = crypto;
        this.models = AuthenticatorModels.with(plan.modelFiles());
        this.people = new RehearsalPeople(signIns, models, seed, loops);
    }

    /** Acts the day out, as one of that wave. */
    RehearsedDay actOut(String wave, boolean enforced) throws IOException, InterruptedException {
        String token = UUID.randomUUID().toString();
        EntraConfig entra = new EntraConfig(
                List.of(token),
                RehearsalPolicy.reportOnly(plan, date, signIns, models),
                null,
                List.of(),
                InstantSource.system());
        RelyingPartyConfig config = RelyingPartyConfig.builder()
                .provider(crypto.provider())
                .entra(entra)
                .build();
        Path feeder = Files.createTempFile("keywave-rehearsal-", ".csv");
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            Files.writeString(feeder, people.feeder());
            return actOut(wave, enforced, server, token, feeder);
        } finally {
            Files.delete(feeder);
        }
    }

    private RehearsedDay actOut(String wave, boolean enforced, RelyingPartyServer server, String token, Path feeder)
            throws IOException, InterruptedException {
        List<Target> targets =
                people.run(server.origin(), feeder, people.turns()).target().resolve();
        // one population for both, so that whoever registered can sign in
        List<Turn> registrations = people.registrations();
        RunPlan evening = people.run(server.origin(), feeder, registrations);
        Map<Lockout, Integer> before;
        try (Population population = LoadTest.openPopulation(evening.population())) {
            AttestationKeys attestation =
                    LoadTest.attestationKeys(population, () -> AttestationAuthority.inMemory(crypto, Instant.now()));
            if (!registrations.isEmpty()) {
                RunResult result = carryOut(evening, targets, population, attestation);
                notAccepted(result, CeremonyType.REGISTRATION, registrations.size());
            }
            before = reported(server);
            for (String id : RehearsalPolicy.enforcedOn(plan, date)) {
                enforce(server, token, id);
            }
            failed(carryOut(people.run(server.origin(), feeder, people.turns()), targets, population, attestation));
        }
        Map<Lockout, Integer> reported = reported(server);
        before.forEach((reason, count) -> reported.merge(reason, -count, Integer::sum));
        return new RehearsedDay(
                wave,
                date,
                enforced,
                registrations.size(),
                signIns.size(),
                new Tally(foreseen(FirstSignIn::lockout), lockedOut(server)),
                new Tally(foreseen(FirstSignIn::reported), reported),
                unexpected);
    }

    private Map<Lockout, Integer> foreseen(Function<FirstSignIn, @Nullable Lockout> reason) {
        Map<Lockout, Integer> people = new EnumMap<>(Lockout.class);
        for (FirstSignIn signIn : signIns) {
            Lockout lockout = reason.apply(signIn);
            if (lockout != null) {
                people.merge(lockout, 1, Integer::sum);
            }
        }
        return people;
    }

    private RunResult carryOut(
            RunPlan run, List<Target> targets, Population population, @Nullable AttestationKeys attestation)
            throws InterruptedException {
        try (LoadTest test = LoadTest.prepare(run, targets, population, attestation, crypto, NanoClock.SYSTEM)) {
            return test.run(List.of(), Map.of(), Map.of());
        }
    }

    private static void enforce(RelyingPartyServer server, String token, String id)
            throws IOException, InterruptedException {
        URI policy = URI.create(server.origin() + "/v1.0/identity/conditionalAccess/policies/" + id);
        HttpRequest request = HttpRequest.newBuilder(policy)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"state\":\"" + State.ENABLED.label() + "\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 204) {
            throw new IOException("the stand-in did not enforce " + id + ": " + response.body());
        }
    }

    private void notAccepted(RunResult result, CeremonyType type, int wanted) {
        CeremonyFigures figures = result.ceremonies().get(type);
        long accepted = figures == null ? 0 : figures.accepted();
        if (accepted != wanted) {
            unexpected.add(wanted - accepted + " of " + wanted + " could not register: "
                    + (figures == null ? "none did" : figures.reasons()));
        }
    }

    /** A refusal is a lockout, which the relying party counts; whatever else happened nobody foresaw. */
    private void failed(RunResult result) {
        result.ceremonies().forEach((type, figures) -> {
            long odd = figures.failed() + figures.throttled() + figures.unfinished();
            if (odd > 0) {
                unexpected.add(odd + " of " + figures.intended() + " " + type.label() + " sign-ins failed: "
                        + figures.reasons());
            }
        });
    }

    private Map<Lockout, Integer> lockedOut(RelyingPartyServer server) {
        Map<Lockout, Integer> people = new EnumMap<>(Lockout.class);
        server.statistics().access().lockedOutUsers().forEach((denial, users) -> add(people, denial, users));
        return people;
    }

    /** Sign-ins are people here, since each signs in once. */
    private Map<Lockout, Integer> reported(RelyingPartyServer server) {
        Map<Lockout, Integer> people = new EnumMap<>(Lockout.class);
        server.statistics().access().reportOnly().forEach((denied, times) -> add(people, denied.denial(), times));
        return people;
    }

    private void add(Map<Lockout, Integer> people, Denial denial, long count) {
        Lockout lockout = lockout(denial);
        if (lockout == null) {
            unexpected.add(count + " refused as " + denial.label());
        } else {
            people.merge(lockout, Math.toIntExact(count), Integer::sum);
        }
    }

    private static @Nullable Lockout lockout(Denial denial) {
        return switch (denial) {
            case NO_REGISTERED_METHOD -> Lockout.NO_METHOD;
            case AAGUID_NOT_ALLOWED -> Lockout.AAGUID_NOT_ALLOWED;
            case DEVICE_NOT_COMPLIANT -> Lockout.DEVICE_NOT_COMPLIANT;
            case BLOCKED_BY_POLICY, PHISHING_RESISTANT_REQUIRED, MFA_REQUIRED, METHOD_NOT_ALLOWED -> null;
        };
    }
}
