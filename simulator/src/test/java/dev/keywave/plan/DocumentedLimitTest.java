package dev.keywave.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.adapter.Adapter;
import dev.keywave.adapter.Adapters;
import dev.keywave.adapter.Inputs;
import dev.keywave.adapter.Program;
import dev.keywave.adapter.Secrets;
import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Graph documents 5 requests in 10 seconds, and a registration is two. */
final class DocumentedLimitTest {

    @TempDir
    private Path folder;

    @Test
    void twoRegistrationsInTenSecondsAreWithinIt() {
        assertThatCode(() -> check("192.0.2.1", "0.2/s", "constant")).doesNotThrowAnyException();
    }

    @Test
    void moreAreRefusedWithTheRateThatIsAllowed() {
        assertThatThrownBy(() -> check("192.0.2.1", "0.25/s", "constant"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("allows 5 requests in 10 s, so at most 0.200/s registrations of 2 requests");
    }

    @Test
    void arrivalsThatComeInBurstsAreRefused() {
        assertThatThrownBy(() -> check("192.0.2.1", "0.2/s", "poisson"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("evenly spread");
    }

    @Test
    void aStandInOnThisMachineMayBeOverrun() {
        assertThatCode(() -> check("127.0.0.1", "100/s", "poisson")).doesNotThrowAnyException();
    }

    private void check(String address, String rate, String arrivals) throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, "secret");
        Adapter adapter = Adapters.load("entra-graph", Map.of());
        Target target = new Target(URI.create("http://" + address), new InetSocketAddress(address, 80));
        Inputs inputs = new Inputs(Secrets.read(Map.of("token", "file:" + token)), null);
        RunSettings settings = new RunSettings();
        settings.registerOnly();
        settings.registerRate("test", rate);
        settings.arrivals("test", arrivals);
        Program program = Program.compile(adapter, target.uri(), inputs);
        DocumentedLimit.require(adapter, program, settings.build().phases(), target);
    }
}
