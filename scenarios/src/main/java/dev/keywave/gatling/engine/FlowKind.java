package dev.keywave.gatling.engine;

import dev.keywave.adapter.Program;
import dev.keywave.adapter.Step;
import dev.keywave.workload.CeremonyType;
import java.util.List;

/** Which of an adapter's flows. */
public enum FlowKind {
    /** {@code register}. */
    REGISTER("register", "passkey create", CeremonyType.REGISTRATION),
    /** {@code authenticate}. */
    AUTHENTICATE("authenticate", "passkey get", CeremonyType.AUTHENTICATION),
    /** {@code password}. */
    PASSWORD("password", "password", CeremonyType.PASSWORD);

    private final String label;
    private final String entry;
    private final CeremonyType ceremony;

    FlowKind(String label, String entry, CeremonyType ceremony) {
        this.label = label;
        this.entry = entry;
        this.ceremony = ceremony;
    }

    static FlowKind of(CeremonyType ceremony) {
        return ceremony == CeremonyType.REGISTRATION ? REGISTER : AUTHENTICATE;
    }

    /** The flow's name in an adapter's file. */
    String label() {
        return label;
    }

    /** The name in Gatling's report of what the authenticator does in it. */
    String entry() {
        return entry;
    }

    CeremonyType ceremony() {
        return ceremony;
    }

    boolean isIn(Program program) {
        return switch (this) {
            case REGISTER -> program.registers();
            case AUTHENTICATE -> program.authenticates();
            case PASSWORD -> program.signsInByPassword();
        };
    }

    List<Step> steps(Program program) {
        return switch (this) {
            case REGISTER -> program.register();
            case AUTHENTICATE -> program.authenticate();
            case PASSWORD -> program.password();
        };
    }
}
