package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loops on what the relying party wants next. */
final class LoopTest {

    private static final String LOOP = """
            adapter: l
            flows:
              authenticate:
                - {get: /flow, capture: {component: {json: /component}}}
                - loop:
                    on: "{component}"
                    until: [done, finished]
                    most: 3
                    cases:
                      name:
                        - {post: /name, json: {uid: "{user.name}"}, capture: {component: {json: /component}, token: {json: /token}}}
                      key:
                        - {post: /challenge, json: {token: "{token?}"}, capture: {opts: {json: ""}}}
                        - get_assertion: {options: "{opts}", as: cred}
                        - {post: /key, json: "{cred.json}", capture: {component: {json: /component}}}
                - {get: "/me?t={token?}"}
            """;

    private static Adapter read(String yaml) {
        return Adapter.of(YamlDocument.parse("l.yaml", yaml), Map.of());
    }

    private static Walk walk(String first) {
        Walk walk = Walk.authenticate(read(LOOP), Walk.TARGET);
        assertThat(walk.exchange(component(first))).startsWith("GET /flow\n");
        return walk;
    }

    private static ScriptedResponse component(String name) {
        return json(200, "{\"component\":\"" + name + "\",\"token\":\"T\"}");
    }

    @Test
    void theCaseThatFitsIsRunUntilTheEndComes() {
        Walk walk = walk("name");
        assertThat(walk.exchange(component("key"))).startsWith("POST /name\n").endsWith("{\"uid\":\"u7\"}");
        assertThat(walk.exchange(json(200, "{\"challenge\":\"AA\"}")))
                .startsWith("POST /challenge\n")
                .endsWith("{\"token\":\"T\"}");
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo("{\"challenge\":\"AA\"}");
        assertThat(walk.exchange(component("finished"))).startsWith("POST /key\n");
        assertThat(walk.exchange(json(200, "{}"))).startsWith("GET /me?t=T\n");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void aLoopMayBeSkippedAltogether() {
        Walk walk = walk("done");
        assertThat(walk.request()).startsWith("GET /me?t=\n");
    }

    @Test
    void whatACaseCapturedIsUnboundWhereItDidNotRun() {
        Walk walk = walk("key");
        assertThat(walk.request()).startsWith("POST /challenge\n").endsWith("\n{}");
    }

    @Test
    void aComponentWithoutACaseIsAFailureByItsName() {
        assertThat(walk("ak-stage-Captcha 2").request()).isEqualTo("loop_unexpected_ak_stage_captcha");
        assertThat(walk("x".repeat(500)).request()).isEqualTo("loop_unexpected_" + "x".repeat(40));
        assertThat(walk("\\u0007\\r\\n").request()).isEqualTo("loop_unexpected_");
    }

    @Test
    void aLoopThatDoesNotEndIsAFailure() {
        Walk walk = walk("name");
        for (int i = 0; i < 3; i++) {
            assertThat(walk.exchange(component("name"))).startsWith("POST /name\n");
        }
        assertThat(walk.request()).isEqualTo("loop_without_end");
    }

    @Test
    void theNextCeremonyCountsAnew() {
        Program program = Program.compile(read(LOOP), java.net.URI.create(Walk.TARGET));
        Variables variables = program.newVariables();
        RequestStep first = (RequestStep) program.authenticate().get(0);
        LoopStep loop = (LoopStep) program.authenticate().get(1);
        for (int ceremony = 0; ceremony < 10; ceremony++) {
            variables.reset(ceremony, "u", "");
            first.receive(component("name"), variables);
            assertThat(loop.next(variables)).as("ceremony %d", ceremony).isEqualTo(2);
        }
        first.receive(component("elsewhere"), variables);
        assertThat(loop.next(variables)).isEqualTo(LoopStep.FAILED);
        assertThat(loop.explain(variables).expected())
                .isEqualTo("{component} to be one of key, name or, at the end, done, finished");
        assertThat(loop.explain(variables).came()).isEqualTo("\"elsewhere\"");
        assertThat(loop.location()).hasToString("l.yaml:5:7");
    }

    @Test
    void loopsMayStandInsideLoops() {
        Walk walk = Walk.authenticate(read("""
                        adapter: l
                        flows:
                          authenticate:
                            - {get: /outer, capture: {a: {json: /component}}}
                            - loop:
                                on: "{a}"
                                until: done
                                most: 2
                                cases:
                                  go:
                                    - {get: /inner, capture: {b: {json: /component}}}
                                    - loop: {on: "{b}", until: done, most: 2, cases: {go: [{get: /deep, capture: {b: {json: /component}}}]}}
                                    - {get: "/after/{b}", capture: {a: {json: /component}}}
                            - get_assertion: {options: {}, as: cred}
                        """), Walk.TARGET);
        walk.exchange(component("go"));
        for (int round = 0; round < 2; round++) {
            assertThat(walk.exchange(component("go"))).startsWith("GET /inner\n");
            assertThat(walk.exchange(component("go"))).startsWith("GET /deep\n");
            assertThat(walk.exchange(component("done"))).startsWith("GET /deep\n");
            assertThat(walk.exchange(component(round == 0 ? "go" : "done"))).startsWith("GET /after/done\n");
        }
        assertThat(walk.call(FakeCredential.ASSERTED)).isEqualTo("{}");
        assertThat(walk.isOver()).isTrue();
    }

    /** The loop's key stands in line 4, its cases in one line. */
    private static void assertError(String loop, String message) {
        String yaml = "adapter: l\nflows:\n  authenticate:\n  - {get: /, capture: {c: {json: ''}}}\n  - loop: " + loop
                + "\n  - get_assertion: {options: {}, as: cred}\n";
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(InputException.class).hasMessage("l.yaml:" + message);
    }

    @Test
    void aBadLoopIsRefused() {
        String cases = "cases: {a: [{get: /, capture: {c: {json: ''}}}]}}";
        assertError("{on: '{c}', " + cases, "5:11: missing \"until\"; add \"until: ...\" here");
        assertError("{until: x, " + cases, "5:11: missing \"on\"; add \"on: ...\" here");
        assertError(
                "{on: 'c', until: x, " + cases, "5:16: a loop is on one variable; write for example \"{component}\"");
        assertError(
                "{on: '{d}', until: x, cases: {a: [{get: /, capture: {d: {json: ''}}}]}}",
                "5:17: variable \"d\" is not bound yet; did you mean \"c\"? (known: c, user.name, user.password, user.index)");
        assertError("{on: '{c}', until: [], " + cases, "5:30: no value at which the loop ends; write one or a list");
        assertError("{on: '{c}', until: a, " + cases, "5:41: \"a\" ends the loop already; remove it here or there");
        assertError(
                "{on: '{c}', until: x, most: 0, " + cases,
                "5:39: a loop runs its cases between 1 and 1000 times; write a number of these");
        assertError("{on: '{c}', until: x, cases: {}}", "5:33: a loop without a case; add one");
        assertError(
                "{on: '{c}', until: x, cases: {a: [{get: /}]}}",
                "5:41: case \"a\" never captures \"c\" anew, so that it would run again and again; capture it from a response");
        assertError(
                "{on: '{c}', untill: x, " + cases,
                "5:23: unknown key \"untill\"; did you mean \"until\"? (known: on, until, most, cases)");
        assertError(
                "{on: '{c}', until: x, cases: {a: [{get: /, capture: {c: {json: ''}}}, {get_assertion: {options: {}, as: x}}]}}",
                "6:5: a second get_assertion in authenticate; one flow, one call");
    }

    @Test
    void aVariableOfOneCaseIsNotTakenForBoundElsewhere() {
        String capture = "capture: {c: {json: /c}, t: {json: /t}}";
        assertError(
                "{on: '{c}', until: x, cases: {a: [{get: /, " + capture + "}], b: [{get: '/{t}', " + capture + "}]}}",
                "5:109: \"t\" may be unbound, its capture is optional or does not stand on every path; write {t?} or capture it for sure");
        assertError(
                "{on: '{c}', until: x, cases: {a: [{get: /, " + capture
                        + "}, {get: '/{t}', capture: {c: {regex: x}}}]}}",
                "5:120: \"c\" is text here but JSON before; give them two names");
        assertError(
                "{on: '{c}', until: x, cases: {a: [{get: '/{t}', " + capture + "}]}}",
                "5:53: \"t\" may be unbound, its capture is optional or does not stand on every path; write {t?} or capture it for sure");
        assertError(
                "{on: '{c}', until: x, cases: {a: [{get: /, capture: {c: {json: '', optional: true}}}]}}",
                "5:17: \"c\" may be unbound, its capture is optional or does not stand on every path; write {c?} or capture it for sure");
    }
}
