package dev.keywave.relyingparty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many ceremonies wait for their result, of all APIs together. Each store of pending ceremonies announces itself once;
 * they are counted when somebody asks.
 */
final class PendingCounts {

    private final List<LongSupplier> registrations = new ArrayList<>();
    private final List<LongSupplier> authentications = new ArrayList<>();

    /** A store of pending registrations. */
    void registrations(LongSupplier count) {
        registrations.add(count);
    }

    /** A store of pending authentications. */
    void authentications(LongSupplier count) {
        authentications.add(count);
    }

    /** By the ceremony's label. */
    Map<List<String>, Long> byCeremony() {
        return Map.of(
                List.of("registration"), sum(registrations),
                List.of("authentication"), sum(authentications));
    }

    private static long sum(List<LongSupplier> counts) {
        return counts.stream().mapToLong(LongSupplier::getAsLong).sum();
    }
}
