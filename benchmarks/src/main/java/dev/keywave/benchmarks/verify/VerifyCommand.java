package dev.keywave.benchmarks.verify;

import dev.keywave.benchmarks.ExitCode;
import dev.keywave.benchmarks.OutputFile;
import dev.keywave.benchmarks.inputs.ScratchFolder;
import dev.keywave.benchmarks.inputs.SignedAssertions;
import dev.keywave.benchmarks.subject.BringYourOwn;
import dev.keywave.benchmarks.subject.ProviderOptions;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.input.InputException;
import dev.keywave.report.AtomicFile;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "What a verification costs on this machine: providers by algorithm, operations per second and core, beside"
                    + " 'openssl speed' in the same run. Takes less than three minutes."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int DEFAULT_ROUNDS = 3;
    private static final long USUAL_LIMIT_NS = TimeUnit.SECONDS.toNanos(175);
    private static final int DEFAULT_KEYS = 256;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--algorithm",
            split = ",",
            paramLabel = "NAMES",
            description = "Which algorithms. Default: ES256,EdDSA,RS256,ES384,ML-DSA-44.")
    private List<String> algorithms = new ArrayList<>();

    @Option(
            names = "--provider",
            split = ",",
            paramLabel = "NAMES",
            description = "Which providers. Default: accp,accp-jdk-hash,conscrypt,bc,jdk and those that you bring.")
    private List<String> providers = new ArrayList<>();

    @Option(names = "--sign", description = "Also measure signing; takes twice as long.")
    private boolean sign;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "A fresh JVM for each cell in each round. Default: 3, or as many as fit into three minutes.")
    private @Nullable Integer rounds;

    @Option(names = "--keys", paramLabel = "N", description = "Keys in rotation. Default: ${DEFAULT-VALUE}.")
    private int keys = DEFAULT_KEYS;

    @Option(
            names = "--openssl",
            paramLabel = "FILE",
            description =
                    "The openssl to compare with; 'none' for none. Default: ${DEFAULT-VALUE}, where there is one.")
    private String openSslCommand = "openssl";

    @Option(names = "--markdown", description = "Print the table as Markdown.")
    private boolean markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with bar charts.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures.")
    private @Nullable Path json;

    @Mixin
    private ProviderOptions provided = new ProviderOptions();

    @Override
    public Integer call() {
        int wanted = rounds == null ? DEFAULT_ROUNDS : rounds;
        requireAtLeastOne("--rounds", wanted);
        requireAtLeastOne("--keys", keys);
        Stream.of(html, json).filter(Objects::nonNull).forEach(OutputFile::requireWritable);
        BringYourOwn own = provided.own();
        Subjects subjects = new Subjects(own);
        OpenSsl openSsl = openSsl();
        List<CoseAlgorithm> asked = algorithms.isEmpty()
                ? Subjects.algorithms()
                : algorithms.stream().map(Subjects::algorithm).distinct().toList();
        List<String> names = providers.isEmpty() ? subjects.names() : List.copyOf(providers);
        names.forEach(subjects::requireKnown);
        long limitNs = rounds == null && !sign ? USUAL_LIMIT_NS : Long.MAX_VALUE;
        Measurement.Wish wish = new Measurement.Wish(asked, names, sign, openSsl, wanted, limitNs);
        Measured measured;
        try (ScratchFolder inputs = ScratchFolder.create();
                Progress progress = new Progress(spec.commandLine().getErr())) {
            asked.forEach(algorithm -> {
                progress.accept("signing with " + keys + " keys: " + algorithm.label());
                SignedAssertions.in(inputs.path(), algorithm, keys);
            });
            measured = new Measurement(wish, new ForkedJvm(own, inputs.path(), keys), NanoClock.SYSTEM, progress)
                    .measure(subjects, environment(openSsl));
        }
        print(measured);
        return ExitCode.PASSED;
    }

    private static void requireAtLeastOne(String option, int value) {
        if (value < 1) {
            throw new InputException(option + " " + value + ": say 1 or more");
        }
    }

    private @Nullable OpenSsl openSsl() {
        if (openSslCommand.equals("none")) {
            return null;
        }
        OpenSsl found = OpenSsl.find(openSslCommand).orElse(null);
        if (found == null && spec.commandLine().getParseResult().hasMatchedOption("--openssl")) {
            throw new InputException(
                    "--openssl " + openSslCommand + ": does not run; name an openssl, or none to go without");
        }
        return found;
    }

    private Map<String, String> environment(@Nullable OpenSsl openSsl) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        environment.putAll(Environment.describe());
        environment.put("compared with", openSsl == null ? "nothing, there is no openssl" : openSsl.version());
        environment.put(
                "method",
                "one thread, " + keys + (keys == 1 ? " key" : " keys in rotation")
                        + ", public keys ready, hash of the message included; a fresh JVM for each figure and round");
        return environment;
    }

    private void print(Measured measured) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(markdown ? MarkdownTable.of(measured) : ConsoleTable.of(measured));
        if (json != null) {
            write(json, MeasuredJson.of(measured));
        }
        if (html != null) {
            write(html, MeasuredHtml.of(measured));
        }
        if (!markdown && html != null) {
            out.println();
            out.println("report            " + html);
        }
        out.flush();
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new InputException(file + ": cannot be written (" + e + "); check the path", e);
        }
    }
}
