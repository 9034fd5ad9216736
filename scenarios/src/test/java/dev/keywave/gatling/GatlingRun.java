package dev.keywave.gatling;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A simulation that was run in this process.
 *
 * @param exitCode 0 when all assertions hold
 * @param log what Gatling logged, from warnings on
 * @param results its simulation.log, in which texts stand as they are
 */
record GatlingRun(int exitCode, List<ILoggingEvent> log, String results) {

    static GatlingRun of(Class<? extends Simulation> simulation, Path folder) throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        root.addAppender(appender);
        int exitCode = Gatling$.MODULE$.fromArgs(new String[] {
            "--simulation", simulation.getName(), "--results-folder", folder.toString(), "--no-reports"
        });
        root.detachAppender(appender);
        return new GatlingRun(exitCode, List.copyOf(appender.list), resultsIn(folder));
    }

    private static String resultsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path log = files.filter(file -> file.endsWith("simulation.log"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        }
    }
}
