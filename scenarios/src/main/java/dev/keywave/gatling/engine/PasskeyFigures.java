package dev.keywave.gatling.engine;

import dev.keywave.delivery.DeliverySettings;
import dev.keywave.delivery.DeliveryTexts;
import dev.keywave.gatling.meters.PlannedPhase;
import java.util.List;

/**
 * What one {@code passkeys()} says of who gets the figures of a run.
 *
 * @param texts as it was written
 * @param delivery what that means
 * @param simulation name of the simulation
 * @param phases its parts, for Grafana
 */
record PasskeyFigures(DeliveryTexts texts, DeliverySettings delivery, String simulation, List<PlannedPhase> phases) {

    /** Copies the list. */
    PasskeyFigures {
        phases = List.copyOf(phases);
    }
}
