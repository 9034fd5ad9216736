package dev.keywave.gatling.engine;

import dev.keywave.input.InputException;
import io.gatling.core.CoreComponents;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolKey;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import scala.Function1;

/** The passkeys of a simulation, as Gatling keeps a protocol; Gatling asks its key for what runs under load. */
public final class PasskeyProtocol implements Protocol {

    /** Gatling's way from this protocol to its components. */
    static final ProtocolKey<PasskeyProtocol, PasskeyComponents> KEY = new Key();

    private final List<Consumer<SettingsDraft>> said;
    private volatile @Nullable PasskeyRun run;

    /**
     * A protocol that is settled when a run is built.
     *
     * @param said what the simulation says, in the order in which it counts
     */
    public PasskeyProtocol(List<Consumer<SettingsDraft>> said) {
        this.said = List.copyOf(said);
    }

    PasskeySettings settings() {
        SettingsDraft draft = new SettingsDraft();
        said.forEach(one -> one.accept(draft));
        return draft.build();
    }

    /** What Gatling runs of it, or ran last; null before any. */
    @Nullable
    PasskeyRun run() {
        return run;
    }

    /** From now on Gatling runs that of it. */
    void runs(PasskeyRun opened) {
        run = opened;
    }

    private static final class Key implements ProtocolKey<PasskeyProtocol, PasskeyComponents> {

        @Override
        @SuppressWarnings("unchecked") // Gatling's own keys cast alike: the class of every protocol is asked for
        public Class<Protocol> protocolClass() {
            return (Class<Protocol>) (Class<?>) PasskeyProtocol.class;
        }

        @Override
        public PasskeyProtocol defaultProtocolValue(GatlingConfiguration configuration) {
            return new PasskeyProtocol(List.of());
        }

        /** Gatling asks once for all scenarios. */
        @Override
        public Function1<PasskeyProtocol, PasskeyComponents> newComponents(CoreComponents core) {
            PasskeyRuns runs = new PasskeyRuns(core);
            return protocol -> new PasskeyComponents(core, runs.of(protocol), runs);
        }
    }

    /** The same line, and nothing below it. */
    static InputException withoutTrace(InputException e) {
        InputException line = new InputException(String.valueOf(e.getMessage()));
        line.setStackTrace(new StackTraceElement[0]);
        return line;
    }
}
