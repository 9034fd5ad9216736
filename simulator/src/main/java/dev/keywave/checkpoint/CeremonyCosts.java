package dev.keywave.checkpoint;

import dev.keywave.capacity.MeasuredCapacity;
import dev.keywave.input.InputException;
import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one start of each ceremony takes of a relying party, as a share of a second of its whole capacity. A mix that it
 * holds at C per second uses all of it, so the costs of its ceremonies, weighted by their shares, are 1/C. One result of a
 * mix of several ceremonies leaves open which of them costs how much: then each costs the same, but for a registration,
 * which costs so many authentications as somebody says. Results of several mixes settle it.
 *
 * @param secondsEach by ceremony
 * @param method how the costs came about, for people
 */
record CeremonyCosts(Map<CeremonyType, Double> secondsEach, String method) {

    private static final double TOO_ALIKE = 1e-6;

    CeremonyCosts {
        secondsEach = Map.copyOf(secondsEach);
    }

    /**
     * The costs that some results lead to.
     *
     * @param results by the file that they came from, at least one
     * @param registrationCost of a registration in authentications; NaN when nobody said
     * @throws InputException when the results contradict each other, or two of them are of one mix
     */
    static CeremonyCosts of(Map<Path, MeasuredCapacity> results, double registrationCost) {
        List<MeasuredCapacity> measured = new ArrayList<>(results.values());
        if (measured.size() == 1) {
            return ofOne(measured.get(0), registrationCost);
        }
        Map<CeremonyType, Double> costs = new EnumMap<>(CeremonyType.class);
        List<CeremonyType> ceremonies = new ArrayList<>();
        for (CeremonyType ceremony : CeremonyType.values()) {
            if (measured.stream().anyMatch(m -> share(m, ceremony) > 0)) {
                ceremonies.add(ceremony);
            }
        }
        String files =
                String.join(", ", results.keySet().stream().map(Path::toString).toList());
        double[] solved = leastSquares(measured, ceremonies);
        if (solved.length == 0) {
            throw new InputException("--capacity: " + files + ": " + measured.size()
                    + " results do not tell what each of "
                    + inWords(ceremonies) + " costs; give as many results of different mixes as there are ceremonies,"
                    + " or one of them alone");
        }
        for (int i = 0; i < solved.length; i++) {
            if (!(solved[i] > 0)) {
                throw new InputException("--capacity: " + files + " contradict each other: by them a "
                        + ceremonies.get(i).label() + " would cost less than nothing; measure them again under the same"
                        + " conditions");
            }
            costs.put(ceremonies.get(i), solved[i]);
        }
        return new CeremonyCosts(
                costs, "costs of the ceremonies from " + measured.size() + " results of different mixes");
    }

    private static CeremonyCosts ofOne(MeasuredCapacity measured, double registrationCost) {
        double weight = Double.isNaN(registrationCost) ? 1 : registrationCost;
        double weighted = 0;
        for (CeremonyType ceremony : CeremonyType.values()) {
            weighted += share(measured, ceremony) * (ceremony == CeremonyType.REGISTRATION ? weight : 1);
        }
        double each = 1 / (measured.capacityPerS() * weighted);
        Map<CeremonyType, Double> costs = new EnumMap<>(CeremonyType.class);
        for (CeremonyType ceremony : CeremonyType.values()) {
            boolean said = ceremony == CeremonyType.REGISTRATION && !Double.isNaN(registrationCost);
            if (share(measured, ceremony) > 0 || said) {
                costs.put(ceremony, ceremony == CeremonyType.REGISTRATION ? weight * each : each);
            }
        }
        return new CeremonyCosts(
                costs,
                Double.isNaN(registrationCost)
                        ? "one result, every ceremony of it taken to cost the same"
                        : "one result, a registration taken to cost " + Written.threeDigits(registrationCost)
                                + " authentications");
    }

    /** How much of the capacity a demand takes, of those ceremonies whose cost is known. */
    double use(Map<CeremonyType, Double> perS) {
        return perS.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * secondsEach.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }

    CeremonyCosts scaledBy(double factor) {
        Map<CeremonyType, Double> scaled = new EnumMap<>(CeremonyType.class);
        secondsEach.forEach((ceremony, cost) -> scaled.put(ceremony, cost / factor));
        return new CeremonyCosts(scaled, method);
    }

    private static double share(MeasuredCapacity measured, CeremonyType ceremony) {
        return measured.mix().getOrDefault(ceremony, 0.0);
    }

    private static String inWords(List<CeremonyType> ceremonies) {
        return String.join(", ", ceremonies.stream().map(CeremonyType::label).toList());
    }

    /** Normal equations of {@code share x cost x capacity = 1} by Gauss and Jordan; empty when they have no one solution. */
    private static double[] leastSquares(List<MeasuredCapacity> measured, List<CeremonyType> ceremonies) {
        int n = ceremonies.size();
        double[][] rows = new double[n][n + 1];
        for (MeasuredCapacity each : measured) {
            for (int i = 0; i < n; i++) {
                double left = share(each, ceremonies.get(i)) * each.capacityPerS();
                for (int j = 0; j < n; j++) {
                    rows[i][j] += left * share(each, ceremonies.get(j)) * each.capacityPerS();
                }
                rows[i][n] += left;
            }
        }
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int k = i + 1; k < n; k++) {
                pivot = Math.abs(rows[k][i]) > Math.abs(rows[pivot][i]) ? k : pivot;
            }
            double[] row = rows[pivot];
            rows[pivot] = rows[i];
            rows[i] = row;
            double scale = measured.get(0).capacityPerS() * measured.get(0).capacityPerS();
            if (Math.abs(row[i]) < TOO_ALIKE * scale) {
                return new double[0];
            }
            eliminate(rows, i);
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][n] / rows[i][i];
        }
        return solution;
    }

    private static void eliminate(double[][] rows, int i) {
        for (int k = 0; k < rows.length; k++) {
            if (k != i) {
                double factor = rows[k][i] / rows[i][i];
                for (int j = 0; j < rows[k].length; j++) {
                    rows[k][j] -= factor * rows[i][j];
                }
            }
        }
    }

    /** Results by file, in the order given. */
    static Map<Path, MeasuredCapacity> read(List<Path> files) {
        Map<Path, MeasuredCapacity> results = new LinkedHashMap<>();
        for (Path file : files) {
            if (results.put(file, MeasuredCapacity.read(file)) != null) {
                throw new InputException("--capacity: " + file + " is given twice; name each result once");
            }
        }
        return results;
    }
}
