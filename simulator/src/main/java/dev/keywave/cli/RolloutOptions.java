package dev.keywave.cli;

import dev.keywave.checkpoint.SearchedCapacity;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.plan.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say how a rollout is looked at. */
final class RolloutOptions {

    private static final int DEFAULT_SEEDS = 20;

    @Option(names = "--seeds", paramLabel = "N", description = "How many simulations. Default: 20.")
    private @Nullable Integer seeds;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Seed of the first; the others follow. Default: 1.")
    long seed = 1;

    @Option(names = "--allow-past", description = "Let waves have begun already, for a plan that is under way.")
    boolean allowPast;

    @Option(
            names = "--capacity",
            paramLabel = "FILE",
            description = "What 'keywave capacity --json' found of the relying party. Repeatable: results of different"
                    + " mixes tell what each ceremony costs.")
    private List<Path> capacity = new ArrayList<>();

    @Option(
            names = "--registration-cost",
            paramLabel = "N",
            description = "How many authentications a registration costs the relying party, where one capacity result"
                    + " does not tell. Default: 1.")
    private @Nullable Double registrationCost;

    @Option(
            names = "--drive",
            description = "Put each wave's peak on the relying party: the one at --target, else the embedded one.")
    boolean drive;

    @Option(names = "--drive-for", paramLabel = "TIME", description = "How long each peak is driven. Default: 30s.")
    private @Nullable String driveFor;

    @Option(
            names = "--trace",
            paramLabel = "SHARE",
            description =
                    "Driven ceremonies whose requests carry a W3C trace context (traceparent), for example 1%%, so"
                            + " that the relying party's traces join; the results name the slowest and failed ones of each wave."
                            + " Default: none.")
    @Nullable
    String trace;

    @Option(
            names = "--rehearse",
            description = "Act out each wave's last day of reporting only and its first of enforcement with an embedded"
                    + " stand-in for Entra ID, and hold who is reported and locked out against those foreseen.")
    boolean rehearse;

    @Mixin
    MetricsOptions metrics = new MetricsOptions();

    @Mixin
    TargetOptions target = new TargetOptions();

    @Mixin
    ClientOptions client = new ClientOptions();

    @Option(names = "--crypto", paramLabel = "NAME", description = "Who signs: auto, accp, bc or jdk. Default: auto.")
    CryptoChoice crypto = CryptoChoice.AUTO;

    @Option(names = "--loops", paramLabel = "N", description = "Event loops. Default: one for each processor.")
    private @Nullable Integer loops;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Default: results/TIME/.")
    @Nullable
    Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Write rollout.json here as well.")
    @Nullable
    Path json;

    int seeds() {
        int count = seeds == null ? DEFAULT_SEEDS : seeds;
        if (count < 1 || count > 10_000) {
            throw new InputException("--seeds: " + count + " simulations; write 1 to 10,000");
        }
        return count;
    }

    int loops() {
        return loops == null ? Runtime.getRuntime().availableProcessors() : loops;
    }

    double driveForS() {
        return Quantities.positiveDurationNs("--drive-for", driveFor == null ? "30s" : driveFor) / 1e9;
    }

    /** Null when nothing was measured. */
    @Nullable
    SearchedCapacity capacity() {
        double cost = registrationCost == null ? Double.NaN : registrationCost;
        if (capacity.isEmpty()) {
            if (registrationCost != null) {
                throw new InputException("--registration-cost: there is no capacity result that it could be weighed"
                        + " by; add --capacity FILE, or leave it out");
            }
            return null;
        }
        if (registrationCost != null && !(cost > 0 && cost < 1_000)) {
            throw new InputException("--registration-cost: " + cost
                    + "; write a number of authentications above 0 and below 1,000, for example 1.5");
        }
        return SearchedCapacity.read(capacity, cost);
    }

    /** Whom a driven peak talks to, and how: all of its settings but the load. */
    RunSettings driven() {
        RunSettings settings = new RunSettings();
        target.apply(settings.target());
        client.apply(settings.client());
        ClientOptions.with("--trace", trace, settings.client()::trace);
        settings.loops("--loops", loops());
        settings.crypto(crypto);
        return settings;
    }

    /** Refuses flags that contradict each other or would do nothing. */
    void check(RelyingPartyOptions relyingParty) {
        if (loops != null && loops < 1) {
            throw new InputException("--loops: " + loops + "; write 1 or more");
        }
        if (rehearse && !target.targets.isEmpty()) {
            throw new InputException(
                    "--rehearse: the rehearsal has an embedded relying party of its own, whose users and"
                            + " policy are the plan's; leave out --target, or --rehearse");
        }
        if (!target.targets.isEmpty() && !drive) {
            throw new InputException(
                    "--target: nothing is sent to it unless its waves are driven; add --drive, or leave it out");
        }
        if (driveFor != null && !drive) {
            throw new InputException("--drive-for: nothing is driven; add --drive, or leave it out");
        }
        if (trace != null && !drive) {
            throw new InputException("--trace: nothing is driven that could be traced; add --drive, or leave it out");
        }
        if (!target.targets.isEmpty()) {
            relyingParty.refuseWithTarget();
        }
        if (drive) {
            driven().client().build(1);
        }
    }
}
