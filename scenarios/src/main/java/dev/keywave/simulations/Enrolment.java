package dev.keywave.simulations;

import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.farm.Phase;
import dev.keywave.input.InputException;
import dev.keywave.measure.CeremonyFigures;
import dev.keywave.measure.RunResult;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.PopulationPlan;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.plan.Target;
import dev.keywave.population.Population;
import dev.keywave.relyingparty.RelyingPartyServer;
import dev.keywave.seeding.CredentialExport;
import dev.keywave.seeding.JsonLinesSink;
import dev.keywave.seeding.TextOutput;
import dev.keywave.seeding.UserRange;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Makes the users known to the relying party before anything is measured. */
final class Enrolment {

    private static final String EVERYBODY = "100%";

    private final Settings settings;
    private final Cast cast;
    private final Path population;
    private final SelectedCrypto crypto;

    Enrolment(Settings settings, Cast cast, Path population, SelectedCrypto crypto) {
        this.settings = settings;
        this.cast = cast;
        this.population = population;
        this.crypto = crypto;
    }

    /** The run that the farm would make of the settings. */
    RunSettings run() {
        RunSettings run = settings.run();
        run.users(settings.where(Setting.USERS), cast.users());
        run.populationFile(settings.where(Setting.POPULATION), population.toString());
        if (cast.devices() > 1) {
            run.backup("devices", EVERYBODY);
        }
        return run;
    }

    /**
     * Hands the credentials that the users have, or would register, to a relying party in this process.
     *
     * @param folder for a file that may go again
     */
    void seed(RelyingPartyServer server, Path folder) throws IOException {
        PopulationPlan plan = run().build().population();
        try (Population users = LoadTest.openPopulation(plan)) {
            Path file = folder.resolve("credentials.jsonl");
            if (cast.registered() > 0) {
                seed(server, users, new UserRange(0, cast.registered() - 1), true, file);
            }
            boolean more = false;
            for (long user = cast.registered(); user < users.users() && !more; user++) {
                more = users.registered(user);
            }
            if (more) {
                seed(server, users, new UserRange(cast.registered(), users.users() - 1), false, file);
            }
        }
    }

    private void seed(RelyingPartyServer server, Population users, UserRange range, boolean provision, Path file)
            throws IOException {
        try (JsonLinesSink sink = new JsonLinesSink(TextOutput.file(file))) {
            new CredentialExport(users, range, provision, crypto).writeTo(sink, count -> {});
        }
        server.seed(file);
        Files.delete(file);
    }

    /**
     * Has those register who are not registered yet, by ceremonies at the rate of the settings.
     *
     * @throws InputException when nobody could
     */
    void register(Target target) throws InterruptedException {
        if (registered() >= cast.registered()) {
            return;
        }
        if (settings.says(Setting.INJECTOR) && (settings.says(Setting.POPULATION) || settings.says(Setting.SEED))) {
            throw new InputException(
                    settings.where(Setting.INJECTOR) + ": others have these users, too, and some are not"
                            + " registered; register them once with 'keywave run --register-only --population FILE', and give each"
                            + " injector a copy of the file");
        }
        RunSettings run = run();
        run.only(List.of(Phase.enrolment(
                "enrolment", settings.perS(Setting.REGISTER_RATE), Arrivals.CONSTANT, cast.registered(), 1)));
        RunPlan plan = run.build();
        System.out.println("registering up to " + cast.registered() + " users at " + target.uri()
                + ", before anything is measured");
        try (LoadTest test = LoadTest.prepare(plan, List.of(target), false, crypto, NanoClock.SYSTEM)) {
            report(test.run(List.of(), Map.of(), Map.of()), target);
        }
    }

    private long registered() {
        try (Population users = LoadTest.openPopulation(run().build().population())) {
            long registered = 0;
            for (long user = 0; user < cast.registered(); user++) {
                if (users.registered(user)) {
                    registered++;
                }
            }
            return registered;
        }
    }

    private static void report(RunResult result, Target target) {
        CeremonyFigures figures = result.ceremonies().get(CeremonyType.REGISTRATION);
        if (figures == null || figures.accepted() == figures.intended()) {
            return;
        }
        String reasons = figures.intended() - figures.accepted() + " of " + figures.intended()
                + " users could not register at " + target.uri() + " " + figures.reasons();
        if (figures.accepted() == 0) {
            throw new InputException(reasons + "; find out why with 'keywave probe --target " + target.uri() + "'");
        }
        System.out.println(reasons + "; the others log in");
    }
}
