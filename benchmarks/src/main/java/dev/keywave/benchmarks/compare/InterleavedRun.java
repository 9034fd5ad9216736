package dev.keywave.benchmarks.compare;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs two sides side by side, in forks whose iterations take turns, so that a machine that drifts or is disturbed does not
 * decide: every benchmark gets its pairs of forks, then those that are undecided get more. A pair counts when both of its
 * forks are through.
 */
final class InterleavedRun {

    private final Interleaving asked;
    private final RunListener listener;
    private final JmhProcess process = new JmhProcess();
    private final ExecutorService baselineForks = Executors.newSingleThreadExecutor();
    private final MergedResults baseline;
    private final MergedResults measured;
    private final List<String> notes = new ArrayList<>();

    /** Told how far it is. */
    interface RunListener {

        /**
         * A pair of forks begins.
         *
         * @param what which benchmark
         * @param done pairs that are through, of all benchmarks
         * @param toCome at least so many more, this one included
         */
        void pair(Measurable what, int done, int toCome);

        /** All benchmarks have one pair more: what was measured so far can be kept. */
        void passed(InterleavedRun run);
    }

    InterleavedRun(Interleaving asked, RunListener listener) {
        this.asked = asked;
        this.listener = listener;
        Machine machine = Machine.current();
        String session = UUID.randomUUID().toString();
        baseline = new MergedResults(machine, session);
        measured = new MergedResults(machine, session);
    }

    /**
     * Runs until all is decided or has had its most forks, or {@link #interrupt} was called.
     *
     * @throws InputException when there is nothing to run, or nothing of it runs
     */
    void run() throws IOException, InterruptedException {
        try (UnpackedProfilers profilers = UnpackedProfilers.unpack()) {
            run(asked.with(
                    asked.baseline().with(profilers.folder()), asked.measured().with(profilers.folder())));
        } finally {
            baselineForks.shutdownNow();
        }
    }

    private void run(Interleaving wanted) throws IOException, InterruptedException {
        Map<Measurable, TurnOrder> orders = new LinkedHashMap<>();
        for (Measurable each : common(wanted)) {
            orders.put(each, new TurnOrder(wanted.seed() + orders.size()));
        }
        Set<Measurable> open = new LinkedHashSet<>(orders.keySet());
        int done = 0;
        for (int pass = 1; pass <= wanted.maxForks() && !open.isEmpty() && !process.isStopped(); pass++) {
            int atLeast = Math.max(0, wanted.forks() - pass);
            int left = open.size();
            for (Map.Entry<Measurable, TurnOrder> each : orders.entrySet()) {
                if (!open.contains(each.getKey()) || process.isStopped()) {
                    continue;
                }
                listener.pair(each.getKey(), done, left + atLeast * open.size());
                left--;
                if (pair(wanted, each.getKey(), each.getValue())) {
                    done++;
                } else {
                    open.remove(each.getKey());
                }
            }
            if (pass >= wanted.forks() && !isEmpty()) {
                open.retainAll(undecided());
            }
            listener.passed(this);
        }
        if (isEmpty() && !process.isStopped()) {
            throw new InputException("nothing could be measured: " + String.join("; ", notes));
        }
    }

    /** Ends the run after killing what is under way; {@link #run} returns soon. */
    void interrupt() {
        process.stop();
    }

    boolean isEmpty() {
        return measured.isEmpty();
    }

    MergedResults baseline() {
        return baseline;
    }

    MergedResults measured() {
        return measured;
    }

    /** Of what was measured so far; not to be called while nothing was. */
    Comparison comparison(String baselineName, String newName) {
        Comparison compared = Comparison.of(
                baselineName, baseline.results(baselineName), newName, measured.results(newName), asked.rule(), false);
        List<String> all = new ArrayList<>(notes);
        all.addAll(compared.notes());
        return new Comparison(baselineName, newName, asked.rule(), compared.benchmarks(), List.copyOf(all));
    }

    private List<Measurable> common(Interleaving wanted) throws IOException, InterruptedException {
        List<Measurable> before = list(wanted, wanted.baseline());
        List<Measurable> after = list(wanted, wanted.measured());
        Set<Measurable> common = new LinkedHashSet<>(before);
        common.retainAll(new LinkedHashSet<>(after));
        if (common.isEmpty() && !process.isStopped()) {
            throw new InputException(
                    "--include " + wanted.include() + ": no benchmark of that name is on both class paths ("
                            + before.size() + " in the baseline, " + after.size() + " in new)");
        }
        onlyOne("baseline", before, common);
        onlyOne("new", after, common);
        return List.copyOf(common);
    }

    private List<Measurable> list(Interleaving wanted, Side side) throws IOException, InterruptedException {
        return BenchmarkListing.parse(process.list(side, wanted.include()), wanted.params());
    }

    private void onlyOne(String side, List<Measurable> of, Set<Measurable> common) {
        long others = of.stream().filter(each -> !common.contains(each)).count();
        if (others > 0) {
            notes.add("only in " + side + ", so not run: " + others + (others == 1 ? " benchmark" : " benchmarks"));
        }
    }

    /** Whether both forks came through. */
    private boolean pair(Interleaving wanted, Measurable each, TurnOrder order)
            throws IOException, InterruptedException {
        JmhProcess.Outcome ofBaseline;
        JmhProcess.Outcome ofNew;
        try (Turns turns = Turns.open(order)) {
            Future<JmhProcess.Outcome> beside =
                    baselineForks.submit(() -> fork(wanted, wanted.baseline(), each, turns, Turns.BASELINE));
            ofNew = fork(wanted, wanted.measured(), each, turns, Turns.NEW);
            ofBaseline = beside.get();
        } catch (ExecutionException e) {
            throw new IOException("a fork of the baseline could not be run: " + e.getCause(), e);
        }
        if (!(ofBaseline instanceof JmhProcess.Measured oneMeasured)) {
            return failed(each, wanted.baseline(), ofBaseline);
        }
        if (!(ofNew instanceof JmhProcess.Measured otherMeasured)) {
            return failed(each, wanted.measured(), ofNew);
        }
        baseline.add(oneMeasured.json());
        measured.add(otherMeasured.json());
        return true;
    }

    private JmhProcess.Outcome fork(Interleaving wanted, Side side, Measurable each, Turns turns, int number)
            throws IOException, InterruptedException {
        List<String> profilers = new ArrayList<>(List.of("-prof", turns.profiler(number)));
        if (wanted.cpuTime()) {
            profilers.addAll(List.of("-prof", CpuTimeProfiler.class.getName()));
        }
        JmhProcess.Outcome outcome;
        try {
            outcome = process.fork(side, each, wanted.settings(), profilers.toArray(String[]::new));
        } finally {
            // a fork that ended early must not leave the other one waiting
            turns.end();
        }
        return wanted.cpuTime() && outcome instanceof JmhProcess.Measured measuredFork
                ? new JmhProcess.Measured(CpuScores.of(measuredFork.json()))
                : outcome;
    }

    private boolean failed(Measurable each, Side side, JmhProcess.Outcome outcome) {
        if (outcome instanceof JmhProcess.Failed failed && !process.isStopped()) {
            notes.add(each.title() + " failed in " + side.name() + ": " + failed.why());
        }
        return false;
    }

    private Set<Measurable> undecided() {
        return comparison("baseline", "new").benchmarks().stream()
                .filter(each -> each.verdict() == Verdict.UNDECIDED)
                .map(each -> new Measurable(
                        each.baseline().benchmark(), each.baseline().params()))
                .collect(Collectors.toSet());
    }
}
