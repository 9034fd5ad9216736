package dev.keywave.benchmarks.endtoend;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.benchmarks.compare.Figures;
import dev.keywave.benchmarks.compare.Interruption;
import dev.keywave.benchmarks.compare.SignatureCost;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.report.AtomicFile;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench rp}: the same choices end to end. */
@Command(
        name = "rp",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Loads the embedded relying party, in a process of its own, with each provider and library.",
            "Says how many authentications a processor of it takes, what the microbenchmark predicts, and which part of its"
                    + " processor time is verification."
        })
public final class RpCommand implements Callable<Integer> {

    /** Starting, registering and the figures' margins. */
    private static final double AROUND_S = 12;

    private static final double SIGNATURE_S = 7;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--providers",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "accp,bc,jdk",
            description = "JCA providers: accp, bc, jdk, conscrypt, or a provider's class. Default: ${DEFAULT-VALUE}.")
    private List<String> providers = new ArrayList<>();

    @Option(
            names = "--verifiers",
            paramLabel = "LIST",
            split = ",",
            defaultValue = "webauthn4j,yubico",
            description = "Libraries: webauthn4j, yubico. Default: ${DEFAULT-VALUE}.")
    private List<String> verifiers = new ArrayList<>();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            defaultValue = "ES256",
            description = "ES256, EdDSA, RS256 or ES384. Default: ${DEFAULT-VALUE}.")
    private String algorithm = "ES256";

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "6s",
            description = "Load before it counts, for each cell. Default: ${DEFAULT-VALUE}.")
    private String warmUp = "6s";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "8s",
            description = "How long each cell counts. Default: ${DEFAULT-VALUE}.")
    private String duration = "8s";

    @Option(names = "--users", paramLabel = "N", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
    private int users;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "48",
            description = "Users who log in at once. Default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with a bar chart.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path json;

    private volatile boolean interrupted;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LoadSettings settings = settings();
        CellRun cellRun = new CellRun(settings);
        SignatureCost signatureCost = new SignatureCost();
        try (Interruption interruption = new Interruption(() -> {
            interrupted = true;
            cellRun.stop();
            signatureCost.stop();
        })) {
            EndToEndResult result = measure(settings, cellRun, signatureCost);
            PrintWriter out = spec.commandLine().getOut();
            out.print(EndToEndText.of(result));
            out.flush();
            write(json, EndToEndJson.text(result));
            write(html, EndToEndPage.html(result));
            return interruption.happened() ? Interruption.EXIT_CODE : ExitCode.PASSED;
        }
    }

    private LoadSettings settings() {
        CoseAlgorithm known = CoseAlgorithm.byLabel(algorithm);
        if (known == null) {
            throw new InputException("--algorithm " + algorithm + ": write ES256, EdDSA, RS256 or ES384");
        }
        verifiers.forEach(verifier -> {
            if (!List.of("webauthn4j", "yubico").contains(verifier)) {
                throw new InputException("--verifiers " + verifier + ": write webauthn4j, yubico or both");
            }
        });
        if (users < 1 || concurrency < 1 || concurrency > users) {
            throw new InputException("--concurrency " + concurrency + ": write from 1 to --users " + users);
        }
        return new LoadSettings(
                known.label(),
                users,
                concurrency,
                Quantities.positiveDurationNs("--warm-up", warmUp) / 1e9,
                Quantities.positiveDurationNs("--for", duration) / 1e9);
    }

    private EndToEndResult measure(LoadSettings settings, CellRun cellRun, SignatureCost signatureCost)
            throws IOException, InterruptedException {
        List<String> notes = new ArrayList<>();
        Map<String, Double> signaturesUs = new LinkedHashMap<>();
        double cellS = settings.warmUpS() + settings.measureS() + AROUND_S;
        double leftS = providers.size() * (SIGNATURE_S + verifiers.size() * cellS) + cellS;
        for (String provider : providers) {
            say(leftS, "the signature alone, " + settings.algorithm() + " on " + provider);
            try {
                signaturesUs.put(provider, signatureCost.microseconds(provider, settings.algorithm()));
            } catch (InputException e) {
                notes.add(String.valueOf(e.getMessage()));
                leftS -= verifiers.size() * cellS;
            }
            leftS -= SIGNATURE_S;
        }
        if (signaturesUs.isEmpty()) {
            throw new InputException("no provider can be measured: " + String.join("; ", notes));
        }
        Cell without = new Cell(signaturesUs.keySet().iterator().next(), Cell.NO_VERIFIER);
        say(leftS, without.toString());
        CellFigures exchange = cellRun.run(without);
        List<CellFigures> cells = new ArrayList<>();
        for (String verifier : verifiers) {
            for (String provider : signaturesUs.keySet()) {
                if (interrupted) {
                    continue;
                }
                leftS -= cellS;
                Cell cell = new Cell(provider, verifier);
                say(leftS, cell.toString());
                try {
                    cells.add(cellRun.run(cell));
                } catch (InputException e) {
                    notes.add(String.valueOf(e.getMessage()));
                }
            }
        }
        noteTheFarm(exchange, cells, notes);
        return EndToEndResult.of(settings, exchange, cells, signaturesUs, notes);
    }

    private static void noteTheFarm(CellFigures exchange, List<CellFigures> cells, List<String> notes) {
        List<CellFigures> all = new ArrayList<>(cells);
        all.add(exchange);
        all.stream()
                .filter(figures -> !EndToEndResult.saturated(figures))
                .forEach(figures -> notes.add(String.format(
                        Locale.ROOT,
                        "%s: the relying party was not saturated (%.2f cores busy), the farm or another process was the"
                                + " limit; its figure for a second of processor stands",
                        figures.cell(),
                        figures.cores())));
    }

    private void say(double leftS, String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(Figures.clock(leftS) + " left: " + what);
        err.flush();
    }

    private static void write(@Nullable Path file, String text) {
        if (file == null) {
            return;
        }
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new InputException(
                    file + ": cannot be written (" + e.getMessage() + "); name a file in a folder that exists", e);
        }
    }
}
