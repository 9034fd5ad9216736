package dev.keywave.checkpoint;

import dev.keywave.capacity.MeasuredCapacity;
import dev.keywave.forecast.Demand;
import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code keywave capacity} found. */
public final class SearchedCapacity implements Capacity {

    /** A ceremony with a smaller share of the demand may be missing in what was measured. */
    private static final double NEGLIGIBLE = 0.02;

    private final CeremonyCosts costs;
    private final String files;

    private SearchedCapacity(CeremonyCosts costs, String files) {
        this.costs = costs;
        this.files = files;
    }

    /**
     * Reads results.
     *
     * @param files what {@code keywave capacity --json} wrote; several of different mixes tell what each ceremony costs
     * @param registrationCost of a registration in authentications, with one file; NaN when nobody said
     * @throws InputException when one cannot be read, or they do not go together
     */
    public static SearchedCapacity read(List<Path> files, double registrationCost) {
        if (files.size() > 1 && !Double.isNaN(registrationCost)) {
            throw new InputException("--registration-cost: " + files.size()
                    + " capacity results tell what a registration costs; leave it out, or give one result");
        }
        return of(CeremonyCosts.read(files), registrationCost);
    }

    static SearchedCapacity of(Map<Path, MeasuredCapacity> results, double registrationCost) {
        String files =
                String.join(", ", results.keySet().stream().map(Path::toString).toList());
        return new SearchedCapacity(CeremonyCosts.of(results, registrationCost), files);
    }

    /**
     * Refuses to judge a demand of which a good part is of ceremonies that were not measured.
     *
     * @throws InputException with what to measure
     */
    void requireCovers(Demand demand, String wave) {
        Map<CeremonyType, Double> perS = Demands.passkeys(demand);
        double all = perS.values().stream().mapToDouble(Double::doubleValue).sum();
        perS.forEach((ceremony, rate) -> {
            if (rate > NEGLIGIBLE * all && !costs.secondsEach().containsKey(ceremony)) {
                throw new InputException(String.format(
                        Locale.ROOT,
                        "--capacity: %s was measured without %ss, which are %s of the peak of %s; search again with"
                                + " --mix %s, or add a result with %ss%s",
                        files,
                        ceremony.label(),
                        Written.percent(rate / all),
                        wave,
                        Demands.mix(demand),
                        ceremony.label(),
                        ceremony == CeremonyType.REGISTRATION
                                ? ", or say with --registration-cost how many authentications one costs"
                                : ""));
            }
        });
    }

    @Override
    public String key() {
        return "capacity";
    }

    @Override
    public String inWords() {
        return "measured capacity (" + files + ": " + costs.method() + ")";
    }

    @Override
    public double use(Map<CeremonyType, Double> perS) {
        return costs.use(perS);
    }

    @Override
    public Capacity scaledBy(double factor) {
        return new SearchedCapacity(costs.scaledBy(factor), files);
    }
}
