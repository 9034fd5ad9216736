package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A user's mistake is one clear line and exit code 2. */
final class BadInputTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --rate 0                        | --rate: "0" is zero
                    --rate -5                       | --rate: "-5" is negative
                    --for -3s                       | --for: "-3s" is negative
                    --for 30                        | --for: "30" has no unit
                    --for 30parsecs                 | --for: "30parsecs" is not a duration
                    --users 0                       | --users: 0 users
                    --users many                    | Invalid value for option '--users'
                    --arrivals sometimes            | --arrivals: "sometimes" is not known; write constant or poisson
                    --concurrency 0                 | --concurrency: 0 is no number of users at a time
                    --concurrency 50 --users 10     | 50 users at a time need at least as many users, there are 10
                    --concurrency 5 --rate 5        | a workload is open or closed
                    --think 1s                      | think time belongs to a closed workload
                    --algorithm RS1                 | names "RS1"
                    --algorithm ES256=80,EdDSA      | gives EdDSA no weight
                    --models iphone                 | names "iphone"
                    --adapter fido-confromance      | fido-confromance
                    --mix login=1                   | --mix: "login=1" names "login"
                    --mix authentication=9,password | --mix: "authentication=9,password" gives password no weight
                    --enrolled few                  | --enrolled: "few" is neither a number of users nor a share of them
                    --enrolled 110%                 | --enrolled: "110%" is above 100%
                    --enrolled 11 --users 10        | --enrolled: 11 users cannot register, there are 10
                    --mix registration=1            | --enrolled
                    --mix password=1                | adapter fido-conformance knows no passwords
                    --threshold quick               | quick
                    --threshold authentication.p42  | authentication.p42
                    --plan nowhere.yaml             | nowhere.yaml: no such file
                    --target localhost:8080         | is no http or https URL of a host
                    --target https://localhost:1 | connection refused
                    --target http://no.such.host.invalid | the name no.such.host.invalid does not resolve
                    --target http://192.0.2.1:8080  | add --authorized-for 192.0.2.1
                    --crypto rot13                  | Invalid value for option '--crypto'
                    --loops 0                       | --loops: 0; write 1 or more
                    --connections 0                 | --connections: 0; write 1 or more
                    --fault sleep=1s                | sleep
                    --fault error=150%              | 150%
                    --rp-loops 0                    | --rp-loops: 0; write 1 or more
                    --bogus                         | Unknown option
                    """)
    void aWrongFlagIsOneLine(String flags, String expected) {
        assertThat(errorOf("run " + flags)).contains(expected);
    }

    @Test
    void aTargetThatRefusesIsOneLine() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(errorOf("run --target http://localhost:" + port)).contains("connection refused");
    }

    @Test
    void aTargetThatIsNotHttpIsOneLine() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> greet(listener));
            server.setDaemon(true);
            server.start();
            assertThat(errorOf("run --target http://localhost:" + listener.getLocalPort()))
                    .contains("does not speak HTTP");
        }
    }

    @Test
    void aPortThatIsTakenIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(errorOf("rp --port " + taken.getLocalPort())).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void flagsOfTheEmbeddedRelyingPartyDoNotGoWithATarget() {
        assertThat(errorOf("run --target http://localhost:1 --verifier none")).contains("--verifier");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(errorOf("run --out " + file)).contains(file.toString());
        assertThat(errorOf("run --out " + file + "/below")).contains(file.toString());
        assertThat(errorOf("run --json " + folder.resolve("missing/out.json"))).contains("missing");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void aPopulationThatIsNotOneIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("p.kw"), "my diary");
        assertThat(errorOf("run --population " + file + " --out " + folder.resolve("out")))
                .contains("population " + file);
        assertThat(file).hasContent("my diary");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anAdapterFileIsCheckedWithItsPlaces() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), """
                adapter: mine
                flows:
                  register:
                    - post: /options
                      jsn: {}
                """);
        assertThat(errorOf("adapters check " + file)).contains("a.yaml:5:7").contains("json");
        assertThat(errorOf("run --adapter " + file)).contains("a.yaml:5:7");
    }

    @Test
    void aPlanIsCheckedWithItsPlaces() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), """
                phases:
                  - ceremony: authentication
                    rate: 100/fortnight
                    for: 10s
                """);
        assertThat(errorOf("run --plan " + file)).contains("plan.yaml:3:11").contains("100/fortnight");
    }

    @Test
    void noCommandIsOneLine() {
        assertThat(errorOf("")).contains("no command");
        assertThat(errorOf("adapters")).contains("list, show or check");
        assertThat(errorOf("rnu")).contains("rnu");
    }

    /** Runs a command that has to fail and gives its line. */
    private String errorOf(String arguments) {
        CommandLine commandLine = Keywave.commandLine();
        StringWriter err = new StringWriter();
        commandLine.setErr(new PrintWriter(err));
        List<String> split = new ArrayList<>(List.of(arguments.split(" ", -1)));
        split.removeIf(String::isEmpty);
        int code = commandLine.execute(split.toArray(String[]::new));
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().strip().lines()).as("lines of %s", err).hasSize(1);
        return err.toString();
    }

    private static void greet(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getOutputStream().write("220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // the test closed the listener
        }
    }
}
