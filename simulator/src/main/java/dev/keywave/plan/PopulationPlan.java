package dev.keywave.plan;

import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.population.AuthenticatorMix;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The users of a run.
 *
 * @param users how many take part
 * @param file where their credentials outlive the run, or null
 * @param seed text that a new population is derived from, or null for a random one
 * @param authenticatorsPerUser how many a user may have
 * @param overlap whether one credential may be in several authentications at once
 * @param models those that a population file may name
 */
public record PopulationPlan(
        long users,
        @Nullable Path file,
        @Nullable String seed,
        AuthenticatorMix mix,
        int authenticatorsPerUser,
        boolean overlap,
        AuthenticatorModels models) {}
