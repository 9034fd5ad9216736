package dev.keywave.checkpoint;

import dev.keywave.forecast.Demand;
import dev.keywave.workload.CeremonyType;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A minute's demand in the terms of who drives and measures. */
final class Demands {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ROOT);

    private Demands() {}

    /** Highest rates inside the minute of the two ceremonies of WebAuthn. */
    static Map<CeremonyType, Double> passkeys(Demand demand) {
        Map<CeremonyType, Double> perS = new LinkedHashMap<>();
        perS.put(CeremonyType.REGISTRATION, demand.registrationsPerS() * demand.burst());
        perS.put(CeremonyType.AUTHENTICATION, demand.authenticationsPerS() * demand.burst());
        return perS;
    }

    /** The demand's mix, as {@code keywave capacity --mix} takes it. */
    static String mix(Demand demand) {
        double all = demand.registrationsPerS() + demand.authenticationsPerS();
        long registrations = all == 0 ? 0 : Math.round(100 * demand.registrationsPerS() / all);
        return "registration=" + registrations + ",authentication=" + (100 - registrations);
    }

    static String at(Demand demand, ZoneId zone) {
        return AT.withZone(zone).format(demand.at());
    }

    /** {@code 12.0/s registrations and 29.3/s authentications}. */
    static String inWords(Demand demand) {
        return Written.perS(demand.registrationsPerS() * demand.burst()) + " registrations and "
                + Written.perS(demand.authenticationsPerS() * demand.burst()) + " authentications";
    }
}
