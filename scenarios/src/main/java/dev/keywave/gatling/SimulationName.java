package dev.keywave.gatling;

import io.gatling.javaapi.core.Simulation;
import java.util.Optional;

/** The name of the simulation that is being set up: Gatling tells it to nobody but its report. */
final class SimulationName {

    private SimulationName() {}

    /** Of the class whose constructor runs; none when passkeys are set up elsewhere, as in a static field's initializer. */
    static Optional<String> ofCaller() {
        // of a simulation and those that it extends the constructor that was called first is its own
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> frame.getMethodName().equals("<init>"))
                        .map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(Simulation.class::isAssignableFrom)
                        .reduce((inner, outer) -> outer))
                .map(Class::getSimpleName);
    }
}
