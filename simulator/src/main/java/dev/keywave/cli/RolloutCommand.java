package dev.keywave.cli;

import dev.keywave.checkpoint.Capacity;
import dev.keywave.checkpoint.DrivenWave;
import dev.keywave.checkpoint.Judge;
import dev.keywave.checkpoint.Outlook;
import dev.keywave.checkpoint.PeakLoad;
import dev.keywave.checkpoint.Proposal;
import dev.keywave.checkpoint.Proposals;
import dev.keywave.checkpoint.RehearsedDay;
import dev.keywave.checkpoint.RolloutConsole;
import dev.keywave.checkpoint.RolloutFiles;
import dev.keywave.checkpoint.RolloutMeters;
import dev.keywave.checkpoint.RolloutResult;
import dev.keywave.checkpoint.SearchedCapacity;
import dev.keywave.checkpoint.SeededSimulation;
import dev.keywave.checkpoint.Sensitivity;
import dev.keywave.checkpoint.Swing;
import dev.keywave.checkpoint.WaveVerdict;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.forecast.DaysCsv;
import dev.keywave.input.InputException;
import dev.keywave.metrics.Meters;
import dev.keywave.report.ResultsFolder;
import dev.keywave.report.Terminal;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.RolloutPlanFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave rollout}: will the next wave fit? */
@Command(
        name = "rollout",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = RolloutInitCommand.class,
        description = "Simulates a rollout in waves from the organisation's own figures and says go or no-go for each:"
                + " its peak against what the relying party can take, its key figures against the plan's criteria.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave rollout init",
            "  keywave rollout rollout.yaml",
            "  keywave rollout rollout.yaml --capacity capacity.json",
            "  keywave rollout rollout.yaml --drive --target http://localhost:8080 --drive-for 30s",
            "  keywave rollout rollout.yaml --rehearse",
        })
final class RolloutCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    // not required by picocli, which would ask for it before a subcommand, too
    @Parameters(
            arity = "0..1",
            paramLabel = "PLAN.yaml",
            description = "The plan; 'keywave rollout init' writes one to begin with.")
    private @Nullable Path given;

    @Mixin
    private RolloutOptions options = new RolloutOptions();

    @Mixin
    private RelyingPartyOptions relyingParty = new RelyingPartyOptions();

    private final PrintStream console = System.out;
    private volatile boolean interrupted;

    @Override
    public Integer call() throws Exception {
        Path file = file();
        options.check(relyingParty);
        DeliverySettings wanted = options.metrics.settings();
        int seeds = options.seeds();
        RolloutPlan plan = RolloutPlanFile.read(file, Clock.system(ZoneId.systemDefault()), options.allowPast);
        List<Capacity> capacities = new ArrayList<>();
        SearchedCapacity searched = options.capacity();
        if (searched != null) {
            capacities.add(searched);
        }
        capacities.addAll(Capacity.documented(plan.limits()));
        if (options.json != null) {
            ResultsFolder.checkWritable(options.json);
        }
        ResultsFolder folder = options.out == null
                ? ResultsFolder.prepareUnder(ResultsFolder.DEFAULT_PARENT, LocalDateTime.now(ZoneId.systemDefault()))
                : ResultsFolder.prepare(options.out);
        SelectedCrypto crypto = CryptoProviders.select(options.crypto);
        crypto.install();
        CommandLine commandLine = spec.commandLine();
        try (RunDelivery delivery = RunDelivery.start(wanted, folder, commandLine.getOut(), commandLine.getErr())) {
            return run(plan, new Judge(capacities), seeds, folder, crypto, delivery);
        } catch (RuntimeException e) {
            folder.deleteIfEmpty();
            throw e;
        }
    }

    private Path file() {
        if (given == null) {
            throw new InputException(
                    "rollout: the plan is missing; name its file, or write one with 'keywave rollout init'");
        }
        return given;
    }

    private int run(
            RolloutPlan plan, Judge judge, int seeds, ResultsFolder folder, SelectedCrypto crypto, RunDelivery delivery)
            throws IOException, InterruptedException {
        Instant started = Instant.now();
        Meters registered = delivery.meters();
        RolloutMeters meters = registered == null ? null : new RolloutMeters(registered);
        RolloutDrive drive = new RolloutDrive(options, relyingParty, plan, crypto, meters, delivery);
        Interrupt interrupt = new Interrupt(() -> {
            interrupted = true;
            drive.interrupt();
            delivery.interrupt();
        });
        try {
            Foreseen foreseen = foresee(plan, judge, seeds, drive, meters);
            List<DrivenWave> driven = foreseen.loads().isEmpty() || interrupted
                    ? List.of()
                    : drive.drive(foreseen.loads(), spec.commandLine().getErr());
            List<WaveVerdict> judged = withDriven(foreseen.verdicts(), driven);
            if (meters != null) {
                meters.show(judged);
            }
            judged.forEach(verdict -> delivery.annotations()
                    .mark(
                            verdict.wave().name() + ": " + (verdict.go() ? "go" : "no-go"),
                            "wave",
                            System.currentTimeMillis()));
            List<RehearsedDay> rehearsed = options.rehearse && !interrupted
                    ? new RolloutRehearsal(plan, options.seed, options.loops(), crypto).rehearse(() -> interrupted)
                    : List.of();
            RolloutResult result = new RolloutResult(
                    plan,
                    started,
                    foreseen.outlooks(),
                    judged,
                    foreseen.proposals(),
                    foreseen.swings(),
                    driven,
                    rehearsed,
                    judge.capacities().stream().map(Capacity::inWords).toList(),
                    notes(judge, plan),
                    interrupted,
                    configuration(folder),
                    Versions.all());
            Path page = RolloutFiles.write(folder, result, daysCsv(result), options.json);
            console.print(RolloutConsole.text(result, Terminal.detect().colour()));
            console.println("\nreport: " + page);
            console.flush();
            delivery.finish(exitCode(result), interrupt);
            return exitCode(result);
        } catch (CancellationException e) {
            console.println("interrupted before anything was known");
            folder.deleteIfEmpty();
            return ExitCode.INTERRUPTED;
        } finally {
            interrupt.close();
        }
    }

    /** What simulations alone say, and what is to be driven. */
    private record Foreseen(
            List<Outlook> outlooks,
            List<WaveVerdict> verdicts,
            List<PeakLoad> loads,
            List<Proposal> proposals,
            List<Swing> swings) {}

    private Foreseen foresee(
            RolloutPlan plan, Judge judge, int seeds, RolloutDrive drive, @Nullable RolloutMeters meters)
            throws InterruptedException {
        try (ProgressLine progress = new ProgressLine("simulations", 1)) {
            SeededSimulation simulation = new SeededSimulation(options.seed, progress, () -> interrupted);
            List<Outlook> outlooks = simulation.of(plan, seeds);
            List<WaveVerdict> verdicts = judge.judge(plan, outlooks);
            List<PeakLoad> loads = options.drive ? drive.loads(verdicts) : List.of();
            if (meters != null) {
                meters.show(verdicts);
            }
            List<Proposal> proposals =
                    whileWanted(() -> new Proposals(simulation, judge, seeds).of(plan, outlooks, verdicts));
            List<Swing> swings = whileWanted(() -> new Sensitivity(simulation, judge, seeds).of(plan));
            return new Foreseen(outlooks, verdicts, loads, proposals, swings);
        }
    }

    /** Nothing once somebody has interrupted. */
    private static <T> List<T> whileWanted(Supplier<List<T>> simulations) {
        try {
            return simulations.get();
        } catch (CancellationException e) {
            return List.of();
        }
    }

    private static List<WaveVerdict> withDriven(List<WaveVerdict> verdicts, List<DrivenWave> driven) {
        List<WaveVerdict> judged = new ArrayList<>();
        for (WaveVerdict verdict : verdicts) {
            judged.add(driven.stream()
                    .filter(wave -> wave.load().wave().equals(verdict.wave().name()) && wave.counts())
                    .findFirst()
                    .map(wave -> verdict.with(wave.finding()))
                    .orElse(verdict));
        }
        return judged;
    }

    private List<String> notes(Judge judge, RolloutPlan plan) {
        List<String> notes = new ArrayList<>();
        boolean measured = judge.capacities().stream().anyMatch(SearchedCapacity.class::isInstance);
        if (!measured && !options.drive) {
            notes.add("capacity was not measured: the verdict rests on the criteria"
                    + (judge.capacities().isEmpty() ? " alone" : " and on documented limits")
                    + "; add --capacity FILE or --drive");
        } else if (!measured
                && plan.criteria().headroom() > 0
                && judge.capacities().isEmpty()) {
            notes.add(
                    "headroom is not known: driving a peak shows that it fits, not how much more would; add --capacity"
                            + " FILE");
        }
        return notes;
    }

    private Map<String, String> configuration(ResultsFolder folder) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("plan", file().toString());
        configuration.put("simulations", Integer.toString(options.seeds()));
        configuration.put("first seed", Long.toString(options.seed));
        if (options.drive) {
            configuration.put(
                    "driven",
                    options.target.targets.isEmpty()
                            ? "embedded relying party"
                            : String.join(", ", options.target.targets));
            configuration.put("driven for", options.driveForS() + " s each");
            if (options.trace != null) {
                configuration.put("trace", options.trace + " of the driven ceremonies send traceparent");
            }
        }
        configuration.put("results", folder.path().toString());
        return configuration;
    }

    private static String daysCsv(RolloutResult result) throws IOException {
        StringWriter text = new StringWriter();
        DaysCsv.write(result.outlooks().get(0).forecast(), text);
        return text.toString();
    }

    /** A wave that is a no-go and a rehearsal that differs are thresholds that failed. */
    static int exitCode(RolloutResult result) {
        if (result.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (result.generatorWasBottleneck()) {
            return ExitCode.GENERATOR_BOTTLENECK;
        }
        return result.go() ? ExitCode.PASSED : ExitCode.THRESHOLD_FAILED;
    }
}
