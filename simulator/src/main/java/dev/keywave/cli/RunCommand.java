package dev.keywave.cli;

import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.measure.RunResult;
import dev.keywave.plan.LoadTest;
import dev.keywave.plan.RunPlan;
import dev.keywave.report.FinalTable;
import dev.keywave.report.IntervalLog;
import dev.keywave.report.LiveConsole;
import dev.keywave.report.Results;
import dev.keywave.report.ResultsFolder;
import dev.keywave.report.Terminal;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave run}: registers users and logs them in, measures, and reports. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Registers virtual users and logs them in at the rate asked for, then says how it went.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave run",
            "  keywave run --users 20000 --register-rate 1000 --rate 3000 --for 30s",
            "  keywave run --target http://localhost:8080 --population p.kw --concurrency 50 --for 10s",
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RelyingPartyOptions relyingParty = new RelyingPartyOptions();

    @Mixin
    private AttestationOptions attestation = new AttestationOptions();

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Default: results/TIME/.")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Write summary.json here as well.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        RunPlan plan = options.settings().build();
        DeliverySettings wanted = metrics.settings();
        SelectedCrypto crypto = CryptoProviders.select(plan.crypto());
        crypto.install();
        if (json != null) {
            ResultsFolder.checkWritable(json);
        }
        ResultsFolder folder = out == null
                ? ResultsFolder.prepareUnder(ResultsFolder.DEFAULT_PARENT, LocalDateTime.now(ZoneId.systemDefault()))
                : ResultsFolder.prepare(out);
        CommandLine commandLine = spec.commandLine();
        try (RunDelivery delivery = RunDelivery.start(wanted, folder, commandLine.getOut(), commandLine.getErr());
                UnderTest underTest = UnderTest.start(
                        plan.target(),
                        plan.client(),
                        plan.loops(),
                        relyingParty,
                        () -> attestation.authority(crypto),
                        crypto,
                        commandLine.getOut(),
                        commandLine.getErr())) {
            return run(plan, underTest, crypto, folder, delivery);
        } catch (RuntimeException e) {
            folder.deleteIfEmpty();
            throw e;
        }
    }

    private int run(
            RunPlan plan, UnderTest underTest, SelectedCrypto crypto, ResultsFolder folder, RunDelivery delivery)
            throws IOException, InterruptedException {
        PrintStream console = System.out;
        Terminal terminal = Terminal.detect();
        try (LoadTest test = LoadTest.prepare(
                plan,
                underTest.targets(),
                underTest.isEmbedded(),
                () -> attestation.authority(crypto),
                crypto,
                NanoClock.SYSTEM)) {
            delivery.watch(test::snapshot);
            delivery.watchLoops(test.executors());
            delivery.watchFaults(underTest::faultsInjected);
            Interrupt interrupt = new Interrupt(() -> {
                test.interrupt();
                delivery.interrupt();
            });
            try {
                RunResult result = measure(test, folder, console, terminal, configuration(underTest.inWords(), folder));
                Results.write(folder, result, json);
                console.print(FinalTable.text(result, folder.reportHtml(), terminal.colour()));
                console.flush();
                delivery.finish(exitCode(result), interrupt);
                return exitCode(result);
            } finally {
                interrupt.close();
            }
        }
    }

    private static RunResult measure(
            LoadTest test, ResultsFolder folder, PrintStream console, Terminal terminal, Map<String, String> more)
            throws IOException, InterruptedException {
        try (IntervalLog log = IntervalLog.open(folder, Instant.now());
                LiveConsole live = new LiveConsole(console, terminal, test::phaseSecondsLeft)) {
            return test.run(List.of(log, live), more, Versions.all());
        }
    }

    private Map<String, String> configuration(Map<String, String> more, ResultsFolder folder) {
        Map<String, String> configuration = new LinkedHashMap<>(more);
        configuration.put("results", folder.path().toString());
        return configuration;
    }

    private static int exitCode(RunResult result) {
        if (result.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (!result.valid()) {
            return ExitCode.GENERATOR_BOTTLENECK;
        }
        return result.passed() ? ExitCode.PASSED : ExitCode.THRESHOLD_FAILED;
    }
}
