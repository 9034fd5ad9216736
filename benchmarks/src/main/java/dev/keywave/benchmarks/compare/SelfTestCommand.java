package dev.keywave.benchmarks.compare;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench selftest}: whether a comparison on this machine can be trusted. It compares the verification of signatures
 * with itself, and with itself made slower on purpose, many times.
 */
@Command(
        name = "selftest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Proves the comparison on this machine: the same code has to come out as the same, and a slowdown made"
                        + " on purpose (-Dkeywave.bench.slowdown) as slower, every time. Exit code 3 otherwise.")
public final class SelfTestCommand implements Callable<Integer> {

    private static final ForkSettings SETTINGS = new ForkSettings(3, 100_000_000, 24, 20_000_000, 1);
    private static final String INCLUDE = "\\.SignatureVerificationBenchmark\\.verify$";
    private static final double THRESHOLD = 0.05;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rounds of each kind. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--slowdown",
            paramLabel = "PERCENT",
            defaultValue = "10%",
            description = "How much slower on purpose. Default: ${DEFAULT-VALUE}.")
    private String slowdown = "10%";

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "5",
            description = "Forks of each side. Default: ${DEFAULT-VALUE}.")
    private int forks;

    @Option(
            names = "--max-forks",
            paramLabel = "N",
            defaultValue = "20",
            description = "An undecided round gets more forks, up to so many of each side. Default: ${DEFAULT-VALUE}.")
    private int maxForks;

    @Option(
            names = "--wall-clock",
            description =
                    "Compare time on the clock in place of processor time, as compare --interleave --wall-clock does.")
    private boolean wallClock;

    private volatile boolean interrupted;
    private volatile @Nullable InterleavedRun running;

    /** How often a verdict was the one wanted. */
    private static final class Tally {
        private int right;
        private int all;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Quantities.fraction("--slowdown", slowdown);
        if (rounds < 1 || forks < 1 || maxForks < forks) {
            throw new InputException("--rounds and --forks: write at least 1, and --max-forks at least --forks");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("machine  " + Machine.current());
        out.printf(
                "%5s  %-14s  %-8s  %-16s  %5s  %6s  %s%n",
                "round", "new side", "ratio", "99.9% interval", "forks", "time", "verdict");
        Tally same = new Tally();
        Tally slowed = new Tally();
        long startedNs = NanoClock.SYSTEM.nowNs();
        try (Interruption interruption = new Interruption(this::interrupt)) {
            for (int round = 1; round <= rounds && !interrupted; round++) {
                round(out, round, "the same code", List.of(), Verdict.SAME, same);
                round(
                        out,
                        round,
                        slowdown + " slower",
                        List.of("-D" + SlowDown.PROPERTY + "=" + slowdown),
                        Verdict.SLOWER,
                        slowed);
            }
            out.printf(
                    Locale.ROOT,
                    "the same code: same %d of %d times; %s slower: found %d of %d times; %s%n",
                    same.right,
                    same.all,
                    slowdown,
                    slowed.right,
                    slowed.all,
                    Figures.clock((NanoClock.SYSTEM.nowNs() - startedNs) / 1e9));
            out.flush();
            if (interruption.happened()) {
                return Interruption.EXIT_CODE;
            }
        }
        boolean all = same.right == same.all && slowed.right == slowed.all;
        return all ? ExitCode.PASSED : ExitCode.REGRESSION;
    }

    private void round(PrintWriter out, int round, String what, List<String> newArgs, Verdict wanted, Tally tally)
            throws IOException, InterruptedException {
        if (interrupted) {
            return;
        }
        Interleaving interleaving = new Interleaving(
                Side.of("baseline", null, null, List.of()),
                Side.of("new", null, null, newArgs),
                INCLUDE,
                Map.of(),
                SETTINGS,
                forks,
                maxForks,
                !wallClock,
                new VerdictRule(THRESHOLD),
                2L * round + newArgs.size());
        long startedNs = NanoClock.SYSTEM.nowNs();
        InterleavedRun run = new InterleavedRun(interleaving, new Silent());
        running = run;
        run.run();
        if (run.isEmpty() || interrupted) {
            return;
        }
        ComparedBenchmark compared =
                run.comparison("baseline", "new").benchmarks().get(0);
        tally.all++;
        tally.right += compared.verdict() == wanted ? 1 : 0;
        out.printf(
                Locale.ROOT,
                "%5d  %-14s  %-8s  %-16s  %5s  %6s  %s%s%n",
                round,
                what,
                Figures.ratio(compared.ratio()),
                Figures.interval(compared.interval(VerdictRule.CHANGE_CONFIDENCE)),
                compared.forks(),
                Figures.clock((NanoClock.SYSTEM.nowNs() - startedNs) / 1e9),
                compared.verdict().label(),
                compared.verdict() == wanted ? "" : "  <- not " + wanted.label());
        out.flush();
    }

    private void interrupt() {
        interrupted = true;
        InterleavedRun run = running;
        if (run != null) {
            run.interrupt();
        }
    }

    /** A round is short; its row says that it is through. */
    private static final class Silent implements InterleavedRun.RunListener {
        @Override
        public void pair(Measurable what, int done, int toCome) {}

        @Override
        public void passed(InterleavedRun run) {}
    }
}
