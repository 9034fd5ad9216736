package dev.keywave.cli;

import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code keywave bench} belongs to the launcher; whoever asks the jar alone for it learns so. */
@Command(name = "bench", hidden = true)
final class BenchCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new InputException("bench: JMH is not in keywave.jar; run './keywave "
                + String.join(" ", List.of("bench", String.join(" ", arguments)))
                        .strip()
                + "' in a checkout, which builds the module benchmarks");
    }
}
