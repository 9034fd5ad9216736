package dev.keywave.cli;

import dev.keywave.input.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code keywave gatling} belongs to the launcher; whoever asks the jar alone for it learns so. */
@Command(name = "gatling", hidden = true)
final class GatlingCommand implements Callable<Integer> {

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new InputException("gatling: Gatling is not in keywave.jar; run './keywave "
                + String.join(" ", List.of("gatling", String.join(" ", arguments)))
                        .strip()
                + "' in a checkout, which builds the module scenarios");
    }
}
