package dev.keywave.gatling.engine;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.plan.PopulationPlan;
import dev.keywave.plan.TargetPlan;

/**
 * What {@code passkeys()} was told.
 *
 * @param users the population
 * @param target the relying party; it may have no URL, and then the HTTP protocol's base URL is the target
 * @param crypto who signs
 * @param authenticator who creates credentials and assertions
 * @param injector which of the injectors this is, from 0
 * @param injectors how many there are
 * @param figures who gets figures of the run
 * @param traced share of the adapters' ceremonies that send a trace context, 0 to 1
 */
public record PasskeySettings(
        PopulationPlan users,
        TargetPlan target,
        CryptoChoice crypto,
        PasskeyAuthenticator authenticator,
        int injector,
        int injectors,
        PasskeyFigures figures,
        double traced) {}
