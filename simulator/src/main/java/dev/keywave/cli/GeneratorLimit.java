package dev.keywave.cli;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.relyingparty.RelyingPartyConfig;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.relyingparty.VerifierChoice;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.util.List;
import java.util.Map;

/**
 * What this machine generates at most, found out briefly: as many logins as it can, a closed workload, against a relying
 * party in this process that verifies nothing. That one takes its share of the machine, so the figure is rather low; the
 * run itself still watches whether its generator was the bottleneck.
 *
 * @param perS logins per second; 0 when none was accepted
 * @param reasons why others were not, and how often each
 */
record GeneratorLimit(double perS, Map<String, Long> reasons) {

    private static final String METHOD =
            "measured for 2 s: a closed workload against a relying party on this machine that verifies nothing";

    private static final String WHERE = "generator's limit";

    /** How it was found out, and of nothing also why. */
    String inWords() {
        if (perS > 0) {
            return METHOD;
        }
        return METHOD + "; "
                + (reasons.isEmpty() ? "no login ended" : "logins ended with " + String.join(", ", reasons.keySet()));
    }

    static GeneratorLimit measure(int loops, SelectedCrypto crypto) throws InterruptedException {
        RunSettings settings = new RunSettings();
        settings.users(WHERE, 400);
        settings.loops(WHERE, loops);
        settings.registerRate(WHERE, "1000/s");
        settings.concurrency(WHERE, 64);
        settings.duration(WHERE, "2s");
        settings.warmUp(WHERE, "1s");
        settings.grace(WHERE, "1s");
        RelyingPartyConfig config = RelyingPartyConfig.builder()
                .provider(crypto.provider())
                .verifier(VerifierChoice.NONE)
                .build();
        try (RelyingPartyServer server = RelyingPartyServer.start(config)) {
            settings.target().add(WHERE, server.origin());
            RunPlan plan = settings.build();
            try (LoadTest test = LoadTest.prepare(plan, plan.target().resolve(), true, crypto, NanoClock.SYSTEM)) {
                RunResult result = test.run(List.of(), Map.of(), Map.of());
                CeremonyFigures logins = result.ceremonies().get(CeremonyType.AUTHENTICATION);
                return logins == null
                        ? new GeneratorLimit(0, Map.of())
                        : new GeneratorLimit(logins.ratePerS(), logins.reasons());
            }
        }
    }
}
