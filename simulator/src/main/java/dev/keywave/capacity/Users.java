package dev.keywave.capacity;

import dev.keywave.attestation.AttestationAuthority;
import dev.keywave.attestation.AttestationKeys;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.PopulationPlan;
import dev.keywave.population.Population;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The users of all trials. Logins need users who are registered, the same ones each time; each registration uses a fresh
 * one up. A population in a file grows by what the next trial needs; one in memory cannot, so it makes way for another.
 */
final class Users implements AutoCloseable {

    /** So many trials like the next one find fresh users before more have to be made. */
    private static final int TRIALS_AHEAD = 3;

    private final PopulationPlan plan;
    private final Supplier<AttestationAuthority> authority;
    private Population population;
    private @Nullable AttestationKeys attestation;
    private int generation = 1;

    private Users(PopulationPlan plan, Supplier<AttestationAuthority> authority, Population population) {
        this.plan = plan;
        this.authority = authority;
        this.population = population;
        this.attestation = LoadTest.attestationKeys(population, authority);
    }

    /** Opens the plan's population. */
    static Users open(PopulationPlan plan, Supplier<AttestationAuthority> authority) {
        return new Users(plan, authority, LoadTest.openPopulation(plan));
    }

    Population population() {
        return population;
    }

    @Nullable
    AttestationKeys attestation() {
        return attestation;
    }

    /**
     * Makes so many fresh users, and some for the trials after the next one.
     *
     * @return whether the population is another one, of whom nobody is registered
     */
    boolean addFresh(long needed) {
        long more = needed * TRIALS_AHEAD;
        population.close();
        if (plan.file() != null) {
            population = LoadTest.openPopulation(with(population.users() + more, plan.seed()));
            return false;
        }
        generation++;
        String seed = plan.seed() == null ? null : plan.seed() + " " + generation;
        population = LoadTest.openPopulation(with(plan.users() + more, seed));
        attestation = LoadTest.attestationKeys(population, authority);
        return true;
    }

    private PopulationPlan with(long users, @Nullable String seed) {
        return new PopulationPlan(
                users, plan.file(), seed, plan.mix(), plan.authenticatorsPerUser(), plan.overlap(), plan.models());
    }

    @Override
    public void close() {
        population.close();
    }
}
