package dev.keywave.benchmarks.endtoend;

import dev.keywave.benchmarks.compare.Figures;
import dev.keywave.benchmarks.compare.TextTable;

/** The cells for the console. */
final class EndToEndText {

    private EndToEndText() {}

    static String of(EndToEndResult result) {
        TextTable table = new TextTable(
                "llrrrrrrrr",
                "verifier",
                "provider",
                "auth/s per core",
                "predicted",
                "measured/predicted",
                "CPU us each",
                "signature us",
                "signature",
                "verification",
                "cores busy");
        CellFigures exchange = result.exchange();
        table.row(
                Cell.NO_VERIFIER,
                "-",
                Figures.number(exchange.perCpuS()),
                "-",
                "-",
                Figures.number(exchange.cpuUs()),
                "-",
                "-",
                "-",
                Figures.number(exchange.cores()));
        for (Choice choice : result.choices()) {
            CellFigures figures = choice.figures();
            boolean reference = choice.reference() == null;
            table.row(
                    figures.cell().verifier(),
                    figures.cell().provider(),
                    Figures.number(figures.perCpuS()),
                    reference ? "reference" : Figures.number(choice.predictedPerCpuS()),
                    reference ? "-" : Figures.number(choice.measuredOverPredicted()),
                    Figures.number(figures.cpuUs()),
                    Figures.number(choice.signatureUs()),
                    Figures.percent(choice.signatureShare()),
                    Figures.percent(choice.verificationShare()),
                    Figures.number(figures.cores()));
        }
        StringBuilder text = new StringBuilder(table.text());
        result.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.append(METHOD).append('\n').toString();
    }

    static final String METHOD = "auth/s per core: accepted authentications over the processor seconds of the relying"
            + " party's process, compiler and collector included; farm and relying party share this machine, so a rate on"
            + " the clock would say less. Signature us: the microbenchmark, in the same session, with a thread on each"
            + " processor. Predicted: the reference with only the signature's cost exchanged.";
}
