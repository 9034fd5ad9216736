package dev.keywave.interop;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a relying party answers to attacks. All but {@link Answer#REJECTED} is a finding: it does not fail the suite, but
 * an answer other than the expected one does, for better or worse.
 *
 * @param attacks answers by the attack's name
 * @param note what the matrix says about it; may be empty
 */
record Expected(Map<Attack, Answer> attacks, String note) {

    private static final String TABLE = """
            flow             | tampered  | replay   | replay in   | wrong    | wrong origin    | counter    | note
                             | signature |          | new session | origin   | at registration | regression |
            spring-security  | rejected  | rejected | rejected    | rejected | failed          | accepted   | 500 to a registration from a wrong origin; compares a counter with that of the registration only
            simplewebauthn   | rejected  | rejected | rejected    | rejected | rejected        | rejected   |
            webauthn-io      | rejected  | rejected | rejected    | rejected | rejected        | rejected   |
            hanko            | rejected  | rejected | rejected    | rejected | rejected        | accepted   | go-webauthn only warns of a counter that did not grow, and Hanko does not ask
            webauthn-rs      | rejected  | rejected | rejected    | rejected | rejected        | rejected   |
            keycloak-passkey | rejected  | failed   | rejected    | rejected | rejected        | rejected   | a form sent again is answered by a redirect to the login page
            keycloak-2fa     | rejected  | failed   | rejected    | rejected | rejected        | rejected   | a form sent again is answered by a redirect to the login page
            """;

    private static final Map<String, Expected> BY_FLOW = TABLE.lines()
            .skip(2)
            .map(line -> line.split("\\|", -1))
            .collect(Collectors.toMap(cells -> cells[0].strip(), Expected::of));

    /** What is expected of a flow's relying party. */
    static Expected of(String flow) {
        Expected expected = BY_FLOW.get(flow);
        if (expected == null) {
            throw new IllegalArgumentException("nothing is expected of " + flow);
        }
        return expected;
    }

    private static Expected of(String[] cells) {
        Map<Attack, Answer> attacks = new EnumMap<>(Attack.class);
        int column = 1;
        for (Attack attack : Attack.values()) {
            attacks.put(attack, Answer.of(cells[column++]));
        }
        return new Expected(attacks, cells[cells.length - 1].strip());
    }
}
