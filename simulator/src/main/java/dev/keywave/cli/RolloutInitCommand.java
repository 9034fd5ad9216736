package dev.keywave.cli;

import dev.keywave.input.InputException;
import dev.keywave.rollout.RolloutPlanFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave rollout init}: a plan to begin with. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a commented plan to begin with: every key, its default and where the default is from.")
final class RolloutInitCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to. Default: rollout.yaml; - for the console.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path to = file == null ? Path.of("rollout.yaml") : file;
        if (to.toString().equals("-")) {
            out.print(RolloutPlanFile.example());
            out.flush();
            return ExitCode.PASSED;
        }
        try {
            Files.writeString(to, RolloutPlanFile.example(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(to + " is there already; name another file, or remove it", e);
        } catch (IOException e) {
            throw new InputException("cannot write " + to + ": name a file in a folder that you may write to", e);
        }
        out.println("wrote " + to + "; put your own figures in, then: keywave rollout " + to);
        out.flush();
        return ExitCode.PASSED;
    }
}
