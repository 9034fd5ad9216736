package dev.keywave.simulations.cli;

import dev.keywave.cli.ReportedErrors;
import dev.keywave.delivery.DeliveryTexts;
import dev.keywave.input.InputException;
import dev.keywave.simulations.About;
import dev.keywave.simulations.Repertoire;
import dev.keywave.simulations.Setting;
import dev.keywave.simulations.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code keywave gatling}: lists the simulations, or runs one in Gatling. */
@Command(
        name = "keywave gatling",
        sortOptions = false,
        customSynopsis = "keywave gatling [SIMULATION [OPTIONS]]",
        description = "Runs a Gatling simulation with passkeys; without a name, lists those that come with Keywave.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  keywave gatling",
            "  keywave gatling LoginPeak --help",
            "  keywave gatling LoginPeak --rate 200/s --for 2m --p99 300ms",
            "  keywave gatling MyJourney --classpath target/test-classes",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all assertions hold",
            "1:internal error",
            "2:usage or configuration",
            "3:an assertion failed",
        })
public final class GatlingCommand implements Callable<Integer> {

    /** Logback asks for it before anything else; whoever says another is heard. */
    private static final String LOGBACK = "logback.configurationFile";

    private static final String OWN_LOGBACK = "dev/keywave/simulations/cli/logback.xml";
    /** Gatling tells its makers of each run unless it is told not to. */
    private static final String ANALYTICS = "gatling.data.enableAnalytics";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SIMULATION",
            description = "A simulation's class, with or without its package.")
    private @Nullable String simulation;

    @Option(
            names = {"-h", "--help"},
            description = "What can be said, to that simulation or to all.")
    private boolean help;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Folders and jars with a simulation of your own, separated as in a class path.")
    private @Nullable String classPath;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where reports go, each in a folder of its own. Default: results.")
    private Path out = Path.of("results");

    @Option(names = "--var", paramLabel = "NAME=VALUE", description = "Value of an adapter's variable. Repeatable.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--secret",
            paramLabel = "NAME=WHERE",
            description = "Where an adapter's secret is: env:VARIABLE or file:PATH. Repeatable.")
    private Map<String, String> secrets = new LinkedHashMap<>();

    private GatlingCommand() {}

    /** Runs it and exits with its code. */
    public static void main(String[] args) {
        setUnlessSaid(LOGBACK, OWN_LOGBACK);
        setUnlessSaid(ANALYTICS, "false");
        System.exit(commandLine().execute(args));
    }

    private static void setUnlessSaid(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The command line, not yet run. */
    static CommandLine commandLine() {
        CommandLine commandLine = ReportedErrors.of(new CommandLine(new GatlingCommand()));
        for (Setting setting : Setting.values()) {
            OptionSpec.Builder option = OptionSpec.builder("--" + setting.label())
                    .paramLabel(setting.placeholder())
                    .type(String.class)
                    .description(setting.description().replace("%", "%%"));
            if (setting == Setting.METRICS) {
                option.arity("0..1").fallbackValue(DeliveryTexts.DEFAULT_PORT);
            }
            commandLine.getCommandSpec().addOption(option.build());
        }
        commandLine.setExecutionExceptionHandler(GatlingCommand::executionError);
        commandLine.setUsageHelpAutoWidth(true);
        return commandLine;
    }

    @Override
    public Integer call() throws ReflectiveOperationException {
        PrintWriter console = spec.commandLine().getOut();
        if (simulation == null) {
            if (help) {
                spec.commandLine().usage(console);
            } else {
                new Reference(console).list();
            }
            return ExitCode.PASSED;
        }
        GatlingProcess gatling = new GatlingProcess(classPath);
        About about = Repertoire.find(simulation);
        if (help && about != null) {
            new Reference(console).of(about);
            return ExitCode.PASSED;
        }
        String className = about == null ? gatling.find(simulation) : about.className();
        Properties said = said();
        if (about != null) {
            Settings.read(about, said, "--");
        }
        said.stringPropertyNames().forEach(name -> System.setProperty(name, said.getProperty(name)));
        return gatling.run(className, out, console);
    }

    /** What the flags say, as system properties. */
    private Properties said() {
        Properties said = new Properties();
        ParseResult parsed = spec.commandLine().getParseResult();
        for (Setting setting : Setting.values()) {
            String text = parsed.matchedOptionValue("--" + setting.label(), (String) null);
            if (text != null) {
                said.setProperty(Settings.PREFIX + setting.label(), text);
            }
        }
        variables.forEach((name, value) -> said.setProperty(Settings.PREFIX + "var." + name, value));
        secrets.forEach((name, reference) -> said.setProperty(Settings.PREFIX + "secret." + name, reference));
        return said;
    }

    private static int executionError(Exception e, CommandLine command, ParseResult parsed) {
        Throwable cause = GatlingProcess.causeOf(e);
        // by its name: with --classpath Gatling has a class loader of its own
        if (cause.getClass().getName().equals(InputException.class.getName())) {
            command.getErr().println("keywave gatling: " + cause.getMessage());
            return ExitCode.USAGE;
        }
        command.getErr().println("keywave gatling: the run broke off");
        cause.printStackTrace(command.getErr());
        return ExitCode.INTERNAL_ERROR;
    }
}
