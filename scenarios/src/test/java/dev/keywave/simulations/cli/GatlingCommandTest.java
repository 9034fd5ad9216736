package dev.keywave.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.simulations.About;
import dev.keywave.simulations.Repertoire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code keywave gatling} without Gatling. */
final class GatlingCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutANameItListsAllSimulations() {
        assertThat(execute()).isZero();
        assertThat(Repertoire.all())
                .hasSize(10)
                .allSatisfy(about ->
                        assertThat(out.toString()).contains(about.name()).contains(about.sentence()));
    }

    @Test
    void theHelpOfASimulationHasItsSettingsAndTheirDefaults() {
        for (About about : Repertoire.all()) {
            out.getBuffer().setLength(0);
            assertThat(execute(about.name(), "--help")).isZero();
            assertThat(about.settings())
                    .allSatisfy(setting -> assertThat(out.toString())
                            .contains("--" + setting.label() + " ")
                            .contains(setting.description()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    LogniPeak                                | LogniPeak: no such simulation; did you mean "LoginPeak"?
                    java.lang.String                         | java.lang.String: is no simulation
                    LoginPeak --users many                   | --users: "many" is no whole number
                    LoginPeak --spike 5/s                    | --spike: LoginPeak has no such setting
                    LoginPeak --metrics everywhere           | --metrics: "everywhere" is no port
                    LoginPeak --metrics 0.0.0.0:9464         | --metrics: meters at 0.0.0.0 would be open to others; add --metrics-token
                    LoginPeak --metrics-linger 5s            | --metrics-linger: there is no endpoint; add --metrics
                    LoginPeak --metrics --metrics-token abc  | --metrics-token=env:NAME
                    LoginPeak --push gateway                 | --push: "gateway" is no http or https URL
                    LoginPeak --grafana http://localhost:1   | --grafana: the environment has no KEYWAVE_GRAFANA_TOKEN
                    LoginPeak --bogus 1                      | Unknown option
                    LoginPeak --classpath no/such/folder     | --classpath: there is no no/such/folder
                    """)
    void aMistakeIsOneLineAndExitCode2(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("keywave gatling: ").contains(message);
    }

    @Test
    void figuresAreShownOnThePortThatPrometheusKnowsUnlessAnotherIsSaid() {
        assertThat(metricsPort("LoginPeak", "--metrics")).isEqualTo("9464");
        assertThat(metricsPort("LoginPeak", "--metrics", "--rate", "5/s")).isEqualTo("9464");
        assertThat(metricsPort("LoginPeak", "--metrics", "9500")).isEqualTo("9500");
        assertThat(metricsPort("LoginPeak")).isEqualTo("none");
    }

    private static String metricsPort(String... arguments) {
        return GatlingCommand.commandLine().parseArgs(arguments).matchedOptionValue("--metrics", "none");
    }

    @Test
    void aClassPathThatHasNoSuchSimulationIsOneLine() {
        assertThat(execute("MyJourney", "--classpath", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("MyJourney: no such simulation");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = GatlingCommand.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
