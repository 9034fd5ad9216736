package dev.keywave.capacity;

import static dev.keywave.report.StaticPage.escape;

import dev.keywave.report.TracesTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What to look up where the relying party's traces are kept: ceremonies of the trials that failed, that of the lowest rate
 * above the capacity first, since there it stopped holding, then for comparison those of the trial at the capacity.
 */
final class TrialTraces {

    /** Ceremonies that are kept of each trial. */
    static final int MOST = 5;

    private final SearchResult result;

    private TrialTraces(SearchResult result) {
        this.result = result;
    }

    /** The page's part; empty when nothing was traced. */
    static String html(SearchResult result) {
        TrialTraces traces = new TrialTraces(result);
        List<Integer> shown = traces.shown();
        if (shown.isEmpty()) {
            return "";
        }
        StringBuilder part = new StringBuilder("<h2>Traces</h2><section class=\"card\"><p class=\"note\">")
                .append("What was slow or not accepted where it stopped holding: of each trial at most ")
                .append(MOST)
                .append(" ceremonies that sent a W3C trace context. Look an ID up where the relying party’s traces are"
                        + " kept; a click selects it. capacity.json has those of every trial.</p>");
        for (int i = 0; i < shown.size(); i++) {
            traces.append(part, shown.get(i), i == 0);
        }
        return part.append("</section>").toString();
    }

    /** One line for a console: the ceremony to begin with; none when nothing was traced that helps. */
    static Optional<String> inWords(SearchResult result) {
        return new TrialTraces(result)
                .failed().stream()
                        .map(result.trials()::get)
                        .flatMap(trial -> trial.traces().first().stream()
                                .map(traced -> "where " + Figures.perS(trial.ratePerS()) + " failed: "
                                        + TracesTable.inWords(traced)))
                        .findFirst();
    }

    private List<Integer> shown() {
        List<Integer> shown = new ArrayList<>(failed());
        result.trialAtCapacity().stream()
                .filter(this::isTraced)
                .forEach(at -> shown.add(Math.min(1, shown.size()), at));
        return shown;
    }

    /** Places of the trials that failed and have traces, by rate, those last that failed once at a rate that holds. */
    private List<Integer> failed() {
        return IntStream.range(0, result.trials().size())
                .filter(i -> result.trials().get(i).valid()
                        && !result.trials().get(i).held())
                .filter(this::isTraced)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> ratePerS(i) <= result.capacityPerS())
                        .thenComparingDouble(this::ratePerS))
                .toList();
    }

    private double ratePerS(int place) {
        return result.trials().get(place).ratePerS();
    }

    private boolean isTraced(int place) {
        return !result.trials().get(place).traces().all().isEmpty();
    }

    private void append(StringBuilder part, int place, boolean open) {
        Trial trial = result.trials().get(place);
        String why = Failures.of(trial);
        part.append(open ? "<details open>" : "<details>")
                .append("<summary>")
                .append(Figures.perS(trial.ratePerS()))
                .append(trial.held() ? ", the capacity" : ", " + Failures.verdict(trial))
                .append(" (trial ")
                .append(place + 1)
                .append(String.format(
                        Locale.ROOT,
                        ", %s, %,d traced)",
                        trial.step().label(),
                        trial.traces().traced()))
                .append(why.isEmpty() ? "" : ": " + escape(why))
                .append("</summary>")
                .append(TracesTable.html(trial.traces().all()))
                .append("</details>");
    }
}
