package dev.keywave.rollout;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * People who are rolled out together.
 *
 * @param users how many
 * @param businessUnit to which they belong
 * @param devices share of each authenticator model, by its name; adds up to 1
 * @param compliantShare of the devices, 0 to 1, as Intune would report it
 * @param workFrom when their day begins, in their zone
 * @param workTo when it ends, after {@code workFrom}
 * @param zone where they work
 */
public record Group(
        String name,
        int users,
        Impact impact,
        String businessUnit,
        Map<String, Double> devices,
        double compliantShare,
        LocalTime workFrom,
        LocalTime workTo,
        ZoneId zone) {

    /** Copies the devices; they keep their order, upon which the simulation's choice rests. */
    public Group {
        devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    }

    /** With another share of compliant devices. */
    public Group withCompliantShare(double share) {
        return new Group(name, users, impact, businessUnit, devices, share, workFrom, workTo, zone);
    }
}
