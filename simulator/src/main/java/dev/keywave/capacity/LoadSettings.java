package dev.keywave.capacity;

import dev.keywave.farm.Load;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.CeremonyMix;

/**
 * What trials start.
 *
 * @param mix of ceremonies
 * @param arrivals how starts are spread
 * @param enrolment how users register who have to be registered before
 * @param loginUsers how many of them, from the population's first on
 * @param keepsUp the goal that always holds
 */
record LoadSettings(CeremonyMix mix, Arrivals arrivals, Load.Enrolment enrolment, long loginUsers, KeepsUp keepsUp) {}
