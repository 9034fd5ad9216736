package dev.keywave.cli;

import dev.keywave.capacity.CapacityFile;
import dev.keywave.capacity.CapacityJson;
import dev.keywave.capacity.CapacityPage;
import dev.keywave.capacity.CapacityPlan;
import dev.keywave.capacity.CapacitySearch;
import dev.keywave.capacity.Findings;
import dev.keywave.capacity.Limit;
import dev.keywave.capacity.RpCpu;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.farm.Load;
import dev.keywave.farm.Phase;
import dev.keywave.plan.RunPlan;
import dev.keywave.plan.RunSettings;
import dev.keywave.report.AtomicFile;
import dev.keywave.report.ResultsFolder;
import dev.keywave.workload.CeremonyType;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code keywave capacity}: searches for the highest rate within the objectives. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Searches for the highest rate that a relying party sustains within service-level objectives.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave capacity --target http://localhost:8080 --slo 'authentication.response_time.p99 < 300ms'",
            "  keywave capacity --mix authentication=90,registration=10 --json capacity.json",
            "  keywave capacity --target http://localhost:8080 --verify capacity.json",
        })
final class CapacityCommand implements Callable<Integer> {

    private static final String RP_THREADS = "keywave-rp";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Mixin
    private CapacityLoadOptions load = new CapacityLoadOptions();

    @Mixin
    private RelyingPartyOptions relyingParty = new RelyingPartyOptions();

    @Mixin
    private AttestationOptions attestation = new AttestationOptions();

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Default: results/TIME/.")
    private @Nullable Path out;

    @Option(names = "--json", paramLabel = "FILE", description = "Write capacity.json here as well.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write capacity.html here as well.")
    private @Nullable Path html;

    @Override
    public Integer call() throws Exception {
        CapacityFile earlier = search.earlier();
        DeliverySettings delivered = metrics.settings();
        CapacityPlan wanted = search.plan(runPlan(earlier), earlier);
        SelectedCrypto crypto = CryptoProviders.select(wanted.run().crypto());
        crypto.install();
        checkWritable(json);
        checkWritable(html);
        OptionalDouble verifyPerS = earlier == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(earlier.measured().capacityPerS());
        RunPlan plan = wanted.run();
        ResultsFolder folder = out == null
                ? ResultsFolder.prepareUnder(ResultsFolder.DEFAULT_PARENT, LocalDateTime.now(ZoneId.systemDefault()))
                : ResultsFolder.prepare(out);
        CommandLine commandLine = spec.commandLine();
        try (RunDelivery delivery = RunDelivery.start(delivered, folder, commandLine.getOut(), commandLine.getErr());
                UnderTest underTest = UnderTest.start(
                        plan.target(),
                        plan.client(),
                        plan.loops(),
                        relyingParty,
                        () -> attestation.authority(crypto),
                        crypto,
                        commandLine.getOut(),
                        commandLine.getErr())) {
            RpCpu cpu = underTest.isEmbedded() ? RpCpu.ofThreads(RP_THREADS) : search.cpuOf(underTest.targets());
            PrintStream console = System.out;
            try (CapacitySearch running = new CapacitySearch(
                    wanted,
                    underTest.targets(),
                    underTest.isEmbedded(),
                    () -> attestation.authority(crypto),
                    crypto,
                    cpu,
                    console)) {
                running.watchedBy(delivery::watch);
                delivery.watchFaults(underTest::faultsInjected);
                return run(running, underTest.inWords(), folder, delivery, verifyPerS);
            }
        } catch (RuntimeException e) {
            folder.deleteIfEmpty();
            throw e;
        }
    }

    private static void checkWritable(@Nullable Path file) {
        if (file != null) {
            ResultsFolder.checkWritable(file);
        }
    }

    private RunPlan runPlan(@Nullable CapacityFile earlier) {
        RunSettings settings = load.settings();
        if (earlier != null) {
            settings.mix(
                    "--verify",
                    earlier.measured().mix().entrySet().stream()
                            .map(share -> share.getKey().label() + "=" + share.getValue())
                            .collect(Collectors.joining(",")));
            earlier.objectives().forEach(settings::threshold);
            return settings.build();
        }
        search.objectives.forEach(settings::threshold);
        RunPlan plan = settings.build();
        if (!plan.thresholds().isEmpty()) {
            return plan;
        }
        plan.phases().stream()
                .filter(phase -> !(phase.load() instanceof Load.Enrolment))
                .map(Phase::ceremonies)
                .findFirst()
                .orElse(Set.of(CeremonyType.AUTHENTICATION))
                .forEach(type -> settings.threshold(type.label() + ".response_time.p99 < 300ms"));
        settings.threshold("failed < 0.1%");
        return settings.build();
    }

    private int run(
            CapacitySearch running,
            Map<String, String> targetInWords,
            ResultsFolder folder,
            RunDelivery delivery,
            OptionalDouble verifyPerS)
            throws IOException, InterruptedException {
        Interrupt interrupt = new Interrupt(() -> {
            running.interrupt();
            delivery.interrupt();
        });
        try {
            Findings findings = running.run(verifyPerS, search.warmUpS(), targetInWords, Versions.all());
            write(folder, findings);
            System.out.println("report            " + folder.capacityHtml());
            delivery.finish(exitCode(findings), interrupt);
            return exitCode(findings);
        } finally {
            interrupt.close();
        }
    }

    private void write(ResultsFolder folder, Findings findings) throws IOException {
        String asJson = CapacityJson.text(findings);
        String asHtml = CapacityPage.html(findings);
        AtomicFile.write(folder.capacityJson(), asJson);
        AtomicFile.write(folder.capacityHtml(), asHtml);
        if (json != null) {
            AtomicFile.write(json, asJson);
        }
        if (html != null) {
            AtomicFile.write(html, asHtml);
        }
    }

    private static int exitCode(Findings findings) {
        Limit limit = findings.result().limit();
        return switch (limit) {
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case GENERATOR -> ExitCode.GENERATOR_BOTTLENECK;
            case NOTHING_HELD -> ExitCode.THRESHOLD_FAILED;
            case RELYING_PARTY, UP_TO -> ExitCode.PASSED;
        };
    }
}
