package dev.keywave.benchmarks.endtoend;

import dev.keywave.benchmarks.compare.Machine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All cells.
 *
 * @param machine where
 * @param java which
 * @param settings of the load
 * @param exchange the cell without verification
 * @param choices the others, in the order asked for
 * @param notes what could not be measured, a line each
 */
record EndToEndResult(
        Machine machine,
        String java,
        LoadSettings settings,
        CellFigures exchange,
        List<Choice> choices,
        List<String> notes) {

    /**
     * The result of a session.
     *
     * @param signaturesUs by provider
     */
    static EndToEndResult of(
            LoadSettings settings,
            CellFigures exchange,
            List<CellFigures> cells,
            Map<String, Double> signaturesUs,
            List<String> notes) {
        List<Choice> alone = cells.stream()
                .map(cell -> new Choice(
                        cell, signaturesUs.getOrDefault(cell.cell().provider(), Double.NaN), exchange.cpuUs(), null))
                .toList();
        List<Choice> choices = alone.stream()
                .map(choice -> new Choice(
                        choice.figures(),
                        choice.signatureUs(),
                        choice.exchangeUs(),
                        reference(choice, alone)
                                .filter(reference -> !reference.equals(choice))
                                .orElse(null)))
                .toList();
        List<String> allNotes = new ArrayList<>(notes);
        choices.stream()
                .filter(choice -> choice.libraryUs() < 0)
                .map(EndToEndResult::doubt)
                .forEach(allNotes::add);
        return new EndToEndResult(
                Machine.current(),
                System.getProperty("java.vm.name", "") + " " + Runtime.version(),
                settings,
                exchange,
                choices,
                List.copyOf(allNotes));
    }

    /** Parts that were measured apart and come to more than the whole. */
    private static String doubt(Choice choice) {
        return String.format(
                Locale.ROOT,
                "%s: the signature alone (%.4g us) and the exchange without verification (%.4g us) come to more than an"
                        + " authentication with both (%.4g us): the machine's speed changed in between, so take its shares with"
                        + " a grain of salt",
                choice.figures().cell(),
                choice.signatureUs(),
                choice.exchangeUs(),
                choice.figures().cpuUs());
    }

    private static Optional<Choice> reference(Choice of, List<Choice> all) {
        String verifier = of.figures().cell().verifier();
        return all.stream()
                .filter(choice -> choice.figures().cell().verifier().equals(verifier))
                .min(Comparator.comparingDouble(Choice::signatureUs));
    }

    /** Whether the relying party was busy all the time; otherwise the farm was what was slow. */
    static boolean saturated(CellFigures figures) {
        return figures.cores() >= 0.85;
    }
}
