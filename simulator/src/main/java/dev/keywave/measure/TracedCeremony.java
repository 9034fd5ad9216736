package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ceremony that carried a trace context and is worth looking up.
 *
 * @param traceId 32 hexadecimal digits in lower case
 * @param attack name of the attack or look-alike that it was; null for an honest ceremony
 * @param outcome its label
 * @param reason why, in a word that many share; null when there is none
 * @param model of the authenticator; null when none took part
 * @param started its intended start, by the wall clock
 * @param responseMs from the intended start to the end, without the people's own time
 */
public record TracedCeremony(
        String traceId,
        CeremonyType ceremony,
        @Nullable String attack,
        String outcome,
        @Nullable String reason,
        @Nullable String model,
        Instant started,
        double responseMs) {}
