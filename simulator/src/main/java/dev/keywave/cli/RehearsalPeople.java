package dev.keywave.cli;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.farm.Turn;
import dev.keywave.forecast.FirstSignIn;
import dev.keywave.forecast.UserState;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who is at work on a day, as a load generator has them: whoever has a passkey registers it and signs in with it, the others
 * with a password; each has the authenticator and the device that the simulation gave them.
 */
final class RehearsalPeople {

    private static final String WHERE = "--rehearse";
    private static final String COLUMNS = "name,password,compliant\n";
    private static final double SLOWEST_PER_S = 200;
    private static final double FASTEST_PER_S = 300;
    private static final double AT_BEST_S = 10;

    private final List<FirstSignIn> signIns;
    private final AuthenticatorModels models;
    private final long seed;
    private final int loops;

    RehearsalPeople(List<FirstSignIn> signIns, AuthenticatorModels models, long seed, int loops) {
        this.signIns = signIns;
        this.models = models;
        this.seed = seed;
        this.loops = loops;
    }

    /** Of those who had a passkey before. */
    List<Turn> registrations() {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < signIns.size(); i++) {
            if (signIns.get(i).before().enrolled()) {
                turns.add(new Turn(i, CeremonyType.REGISTRATION));
            }
        }
        return turns;
    }

    /** Everybody once. */
    List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < signIns.size(); i++) {
            boolean enrolled = signIns.get(i).before().enrolled();
            turns.add(new Turn(i, enrolled ? CeremonyType.AUTHENTICATION : CeremonyType.PASSWORD));
        }
        return turns;
    }

    /** A run of turns against the relying party there. */
    RunPlan run(String origin, Path feeder, List<Turn> turns) {
        RunSettings settings = new RunSettings();
        settings.users(WHERE, signIns.size());
        settings.loops(WHERE, loops);
        settings.seed("rehearsal " + seed);
        settings.target().add(WHERE, origin);
        settings.target().adapter("entra");
        settings.target().feeder(WHERE, feeder.toString());
        settings.authenticators(assigned());
        double perS = Math.max(SLOWEST_PER_S, Math.min(FASTEST_PER_S, turns.size() / AT_BEST_S));
        settings.only(List.of(Phase.turns("turns", new Load.Turns(turns, perS, Arrivals.CONSTANT, seed))));
        return settings.build();
    }

    private AuthenticatorMix assigned() {
        List<String> names = signIns.stream()
                .map(signIn -> signIn.before().model())
                .distinct()
                .toList();
        List<AuthenticatorModel> known = names.stream().map(models::named).toList();
        int[] modelOfUser = signIns.stream()
                .mapToInt(signIn -> names.indexOf(signIn.before().model()))
                .toArray();
        return AuthenticatorMix.assigned(known, modelOfUser);
    }

    /** A row for each: name, password, compliance. */
    String feeder() {
        StringBuilder csv = new StringBuilder(COLUMNS);
        for (FirstSignIn signIn : signIns) {
            UserState user = signIn.before();
            String name = RehearsalPolicy.user(user.user());
            csv.append(name)
                    .append(",pw-")
                    .append(name)
                    .append(',')
                    .append(user.compliant())
                    .append('\n');
        }
        return csv.toString();
    }
}
