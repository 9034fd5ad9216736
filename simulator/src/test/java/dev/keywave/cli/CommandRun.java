package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A command run in this process, as the command line runs it.
 *
 * @param code exit code
 */
record CommandRun(int code, String out, String err) {

    static CommandRun of(Object... arguments) {
        CommandLine commandLine = Keywave.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new CommandRun(commandLine.execute(texts), out.toString(), err.toString());
    }

    /** Its output, when it passed. */
    String passed() {
        assertThat(code).as(err).isEqualTo(ExitCode.PASSED);
        assertThat(err).isEmpty();
        return out;
    }

    /** Its one line, when it was a user's mistake. */
    String mistake() {
        assertThat(code).as(err).isEqualTo(ExitCode.USAGE);
        assertThat(err.strip().lines()).as("lines of %s", err).hasSize(1);
        return err;
    }
}
