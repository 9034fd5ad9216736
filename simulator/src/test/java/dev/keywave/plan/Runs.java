package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyConfigBuilder;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Runs of a second or two, for tests. */
final class Runs {

    static final SelectedCrypto CRYPTO = CryptoProviders.select(CryptoChoice.AUTO);

    private Runs() {}

    /** A relying party that verifies, with changes. */
    static RelyingPartyServer relyingParty(UnaryOperator<RelyingPartyConfigBuilder> changes) {
        CRYPTO.install();
        return RelyingPartyServer.start(
                changes.apply(RelyingPartyConfig.builder().provider(CRYPTO.provider()))
                        .build());
    }

    /** Few users, short phases: 20 users at 200/s, then 200/s for a second. */
    static RunSettings small() {
        RunSettings settings = new RunSettings();
        settings.users("test", 20);
        settings.registerRate("test", "200/s");
        settings.rate("test", "200/s");
        settings.duration("test", "1s");
        settings.loops("test", 2);
        settings.client().requestTimeout("test", "10s");
        settings.grace("test", "20s");
        // shared machines are late at times, and these tests are not about that
        settings.maxSendLag("test", "10s");
        return settings;
    }

    static LoadTest prepare(RunSettings settings, URI target) {
        settings.target().clear();
        settings.target().add("test", target.toString());
        RunPlan plan = settings.build();
        return LoadTest.prepare(plan, plan.target().resolve(), false, CRYPTO, NanoClock.SYSTEM);
    }

    static RunResult run(RunSettings settings, URI target) throws InterruptedException {
        try (LoadTest test = prepare(settings, target)) {
            return accountsAddUp(test.run(List.of(), Map.of(), Map.of()));
        }
    }

    static RunResult accountsAddUp(RunResult result) {
        for (CeremonyType type : CeremonyType.values()) {
            CeremonyFigures figures = figures(result, type);
            assertThat(figures.accepted()
                            + figures.rejected()
                            + figures.throttled()
                            + figures.failed()
                            + figures.unfinished())
                    .as("the outcomes of %s", type)
                    .isEqualTo(figures.intended());
        }
        return result;
    }

    static CeremonyFigures registration(RunResult result) {
        return figures(result, CeremonyType.REGISTRATION);
    }

    static CeremonyFigures authentication(RunResult result) {
        return figures(result, CeremonyType.AUTHENTICATION);
    }

    private static CeremonyFigures figures(RunResult result, CeremonyType type) {
        return Objects.requireNonNull(result.ceremonies().get(type), type.label());
    }
}
