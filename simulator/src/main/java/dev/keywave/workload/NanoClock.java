package dev.keywave.workload;

/** A monotonic clock in nanoseconds of arbitrary origin. The one place that reads {@link System#nanoTime()}. */
@FunctionalInterface
public interface NanoClock {

    /** The machine's monotonic clock. */
    NanoClock SYSTEM = System::nanoTime;

    /** Now, in nanoseconds; only differences mean something. */
    long nowNs();
}
