package dev.keywave.measure;

import java.time.Instant;

/**
 * A value of a histogram with the trace that it is of.
 *
 * @param traceId 32 hexadecimal digits in lower case
 * @param durationS the value, seconds
 * @param ended when the ceremony did, by the wall clock
 */
public record TraceExemplar(String traceId, double durationS, Instant ended) {}
