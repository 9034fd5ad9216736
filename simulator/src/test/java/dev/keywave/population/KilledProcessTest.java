package dev.keywave.population;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.webauthn.CoseAlgorithm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle leaves a population that never repeats a counter. */
final class KilledProcessTest {

    @TempDir
    private Path folder;

    @Test
    void noCounterIsRepeatedAfterAKill() throws IOException, InterruptedException {
        Path file = folder.resolve("p.kw");
        long lastSeen = 0;
        for (int round = 0; round < 3; round++) {
            List<Long> counters = countersUntilKilled(file, 500);
            assertThat(counters).isSorted().doesNotHaveDuplicates();
            assertThat(counters.get(0)).as("round %d", round).isGreaterThan(lastSeen);
            lastSeen = counters.get(counters.size() - 1);
        }
        try (Population population = Population.open(file, 1, null, Populations.SECURITY_KEYS)) {
            UserSlot slot = population.slot().moveTo(0);
            assertThat(slot.registered()).isTrue();
            assertThat(slot.advanceSignatureCounter()).isGreaterThan(lastSeen);
        }
    }

    /** Reads some counters of a child process, kills it, and reads what it had printed by then. */
    private static List<Long> countersUntilKilled(Path file, int killAfter) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Counting.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> counters = new java.util.ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = out.readLine();
            while (line != null) {
                counters.add(Long.valueOf(line));
                if (counters.size() == killAfter) {
                    // by its handle: killing it by the process object would close its output unread
                    child.toHandle().destroyForcibly();
                }
                line = out.readLine();
            }
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        // the last line may have been cut in the middle
        return counters.subList(0, counters.size() - 1);
    }

    /** The child: one user who signs for ever, and prints each counter after it was advanced. */
    static final class Counting {

        private Counting() {}

        public static void main(String[] args) {
            Population population = Population.open(Path.of(args[0]), 1, null, Populations.SECURITY_KEYS);
            UserSlot slot = population.slot().moveTo(0);
            if (!slot.registered()) {
                slot.create(1, CoseAlgorithm.ES256, new byte[16]);
                slot.confirmRegistered();
            }
            while (!System.out.checkError()) {
                System.out.println(slot.advanceSignatureCounter());
            }
        }
    }
}
