package dev.keywave.measure;

import dev.keywave.workload.CeremonyType;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The end of a ceremony that carried a trace context, as its loop hands it over; times by the run's clock.
 *
 * @param idHigh the trace ID's first 8 bytes
 * @param idLow the trace ID's last 8 bytes
 * @param attack name of the attack or look-alike that it was; null for an honest ceremony
 * @param outcome its label
 * @param reason why, in a word that many share; null when there is none
 * @param model of the authenticator; null when none took part
 * @param intendedNs the intended start
 * @param responseNs from the intended start to the end, without the people's own time
 * @param endedNs the end
 */
public record TracedEnd(
        long idHigh,
        long idLow,
        CeremonyType ceremony,
        @Nullable String attack,
        String outcome,
        @Nullable String reason,
        @Nullable String model,
        long intendedNs,
        long responseNs,
        long endedNs) {

    /** The trace ID as {@code traceparent} has it: 32 hexadecimal digits in lower case. */
    String traceId() {
        return HexFormat.of().toHexDigits(idHigh) + HexFormat.of().toHexDigits(idLow);
    }
}
