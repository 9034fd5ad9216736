package dev.keywave.measure;

import static dev.keywave.measure.VirtualRun.START_NS;
import static dev.keywave.measure.VirtualRun.at;
import static dev.keywave.measure.VirtualRun.phase;
import static dev.keywave.workload.CeremonyType.AUTHENTICATION;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keywave.workload.ArrivalSchedule;
import dev.keywave.workload.Arrivals;
import dev.keywave.workload.OpenWorkload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rate R for T seconds against a server that stalls once for P and drains at C: the share f = P C / ((C - R) T) of the
 * starts is affected, and above the quantile 1 - f the true response time is L(q) = P (1 - (1 - q) / f).
 */
final class CoordinatedOmissionTest {

    @ParameterizedTest
    @CsvSource({"2000, 6000, 30, 1.4", "1000, 1500, 20, 2", "3000, 9000, 60, 0.5"})
    void aStallShowsInResponseTimeButNotInServiceTime(double rate, double capacity, int lastsS, double stallS) {
        VirtualRun run = new VirtualRun(phase("login", true, AUTHENTICATION));
        OpenWorkload workload = OpenWorkload.constantRate(rate, lastsS * VirtualRun.S, Arrivals.CONSTANT, 0);
        ArrivalSchedule schedule = workload.split(0, 1);
        double stallBeginsS = lastsS / 4.0;
        double serviceS = 1 / capacity;
        double freeAtS = 0;
        // One connection, as the generators that omit have it: a request is sent when the one before has been answered.
        for (long ns = schedule.nextNs(); ns != ArrivalSchedule.END; ns = schedule.nextNs()) {
            double intendedS = ns / 1e9;
            double sentS = Math.max(intendedS, freeAtS);
            boolean stalled = (sentS < stallBeginsS && sentS + serviceS > stallBeginsS)
                    || (sentS >= stallBeginsS && freeAtS <= stallBeginsS);
            double endS = Math.max(sentS, stalled ? stallBeginsS + stallS : 0) + serviceS;
            freeAtS = endS;
            run.first.intended(AUTHENTICATION, true);
            run.first.sendLag(0, true);
            run.first.ended(
                    AUTHENTICATION,
                    true,
                    Outcome.ACCEPTED,
                    null,
                    Math.round((endS - intendedS) * 1e9),
                    Math.round((endS - sentS) * 1e9),
                    START_NS + Math.round(endS * 1e9));
        }
        CeremonyFigures figures =
                requireNonNull(run.account.finish(at(lastsS)).ceremonies().get(AUTHENTICATION));

        double affected = stallS * capacity / ((capacity - rate) * lastsS);
        for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9, 0.99}) {
            double quantile = 1 - affected * (1 - share);
            double lawMs = stallS * (1 - (1 - quantile) / affected) * 1e3;
            assertThat(Percentiles.ms(figures.responseTimeNs(), quantile * 100))
                    .as("response time at quantile %s", quantile)
                    .isCloseTo(lawMs, within(stallS * 1e3 * 0.01));
        }
        assertThat(Percentiles.ms(figures.responseTimeNs(), (1 - affected * 1.05) * 100))
                .as("below the affected share nothing waits")
                .isCloseTo(serviceS * 1e3, within(serviceS * 1e3 * 0.01));
        assertThat(Percentiles.ms(figures.serviceTimeNs(), 99.9))
                .as("service time knows of one slow request")
                .isCloseTo(serviceS * 1e3, within(serviceS * 1e3 * 0.01));
    }
}
