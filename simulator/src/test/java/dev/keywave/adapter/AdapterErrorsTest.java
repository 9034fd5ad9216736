package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error of an adapter's file is one line that begins with its place. */
final class AdapterErrorsTest {

    private static final String REGISTER =
            "adapter: t\nvars: {v: x}\nflows:\n  register: [{create: {options: {}, as: cred}}]\n";

    private static void assertError(String yaml, String message) {
        assertThatThrownBy(() -> Adapter.of(YamlDocument.parse("t.yaml", yaml), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    /** The step stands in line 7 behind five characters. */
    private static void assertStepError(String step, String message) {
        assertError(
                REGISTER + "  authenticate:\n  - get_assertion: {options: {}, as: cred}\n  - " + step + "\n",
                "t.yaml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{get: /, post: /} ! 7:5: does get and post at once; write one step for each",
                "{fetch: /} ! 7:5: a step that does nothing; known: get, post, put, patch, delete, create, get_assertion, loop",
                "{gett: /} ! 7:5: a step that does nothing; did you mean \"get\"? (known: get, post, put, patch, delete, create, get_assertion, loop)",
                "{get: /, expct: {status: 200}} ! 7:14: unknown key \"expct\"; did you mean \"expect\"? (known: get, headers, json, form, body, content_type, expect, failures, reject, throttle, capture)",
                "{get: } ! 7:6: missing \"get\"; add \"get: ...\" here",
                "{get: /, json: {}} ! 7:14: a get carries no body; write post, put, patch or delete",
                "{post: /, json: {}, form: {}} ! 7:15: a request has one body, not json and form; keep one",
                "{post: /, body: x} ! 7:5: missing \"content_type\"; add \"content_type: ...\" here",
                "{post: /, content_type: x} ! 7:15: \"content_type\" goes with \"body\"; remove it",
                "{get: /, headers: {Content-Length: 7}} ! 7:24: \"Content-Length\" is written by Keywave itself; remove it",
                "{get: /, headers: {'a b': 7}} ! 7:24: \"a b\" is not a header's name; write letters, digits and -",
                "{get: /, expect: {}} ! 7:14: \"expect\" is empty; write at least one of status, json, header, regex",
                "{get: /, expect: {status: 20x}} ! 7:31: \"20x\" is not an HTTP status; write a number from 100 to 599 or a class such as 2xx",
                "{get: /, expect: {status: []}} ! 7:31: no status; write a number, a class such as 2xx, or a list of them",
                "{get: /, expect: {regex: 'ab(c'}} ! 7:35: bad regular expression: unclosed group; mend it (Java's syntax)",
                "{get: /, expect: {header: {location: '[a'}}} ! 7:44: bad regular expression: unclosed character class; mend it (Java's syntax)",
                "{get: /, expect: {json: {status: ok}}} ! 7:30: \"status\" is not a JSON pointer; write \"\" for the whole body or for example /status or /publicKey/challenge (~0 for ~, ~1 for /)",
                "{get: /, expect: {json: {/a~2: ok}}} ! 7:30: \"/a~2\" is not a JSON pointer; write \"\" for the whole body or for example /status or /publicKey/challenge (~0 for ~, ~1 for /)",
                "{get: /, failures: [{when: {status: 302}}]} ! 7:25: missing \"reason\"; add \"reason: ...\" here",
                "{get: /, failures: [{reason: x}]} ! 7:25: missing \"when\"; add \"when: ...\" here",
                "{get: /, failures: [{when: {}, reason: x}]} ! 7:26: \"when\" is empty; write at least one of status, json, header, regex",
                "{get: /, failures: [{when: {status: 302}, reason: CSRF expired}]} ! 7:55: \"CSRF expired\" is no reason; write up to 60 small letters, digits and underscores, such as csrf_expired",
                "{get: /, failures: {}} ! 7:24: \"failures\" is a map; expected a list",
                "{get: /, reject: [{}]} ! 7:23: \"reject\" is empty; write at least one of status, json, header, regex",
                "{get: /, expect: {json: {/a: []}}} ! 7:34: can only compare with text, a number, true, false or null; point at one value of the response",
            })
    void aBadRequestIsRefused(String step, String message) {
        assertStepError(step, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{get: '/{cred.idd}'} ! 7:13: unknown member \"idd\" of \"cred\"; did you mean \"id\"? (known: json, conformance_json, id, rawId, type, authenticatorAttachment, clientDataJSON, authenticatorData, signature, userHandle)",
                "{get: '/{cred.attestationObject}'} ! 7:13: unknown member \"attestationObject\" of \"cred\"; known: json, conformance_json, id, rawId, type, authenticatorAttachment, clientDataJSON, authenticatorData, signature, userHandle",
                "{get: '/{cred}'} ! 7:13: \"cred\" needs a member, for example {cred.json}; known: json, conformance_json, id, rawId, type, authenticatorAttachment, clientDataJSON, authenticatorData, signature, userHandle",
                "{get: '/{user}'} ! 7:13: \"user\" needs a member, for example {user.name}; known: name, password, index",
                "{get: '/{crad.id}'} ! 7:13: variable \"crad\" is never bound; did you mean \"cred\"? (known: cred, v, user.name, user.password, user.index)",
                "{get: '/{crad?}'} ! 7:13: variable \"crad\" is never bound; did you mean \"cred\"? (known: cred, v, user.name, user.password, user.index)",
                "{get: '/{v.x}'} ! 7:13: \"v\" is text and has no members; write {v}",
                "{get: '/{v|urll}'} ! 7:13: unknown filter \"urll\"; did you mean \"url\"? (known: url, html, json, text, csv, algs, descriptors, base64url, base64)",
                "{get: '/{v|csv}'} ! 7:13: filter csv takes a list of texts or a list of numbers, not text; choose another or capture otherwise",
                "{get: '/a{v'} ! 7:14: a \"{\" without its \"}\"; write {{ for a brace that is meant as one",
                "{get: '/a}'} ! 7:14: a \"}\" without its \"{\"; write }} for a brace that is meant as one",
                "{get: '/{1x}'} ! 7:13: \"{1x}\" is not an expression; write {name}, {name.member}, {name?} or {name|filter}, or {{ for a brace that is meant as one",
                "{post: /, json: {a: [b, '{late}']}, capture: {late: {json: ''}}} ! 7:30: variable \"late\" is not bound yet; known: cred, v, user.name, user.password, user.index",
                "{post: /, form: {a: 'x {late}'}} ! 7:28: variable \"late\" is never bound; known: cred, v, user.name, user.password, user.index",
            })
    void aBadTemplateIsRefused(String step, String message) {
        assertStepError(step, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "{x: {}} ! 7:27: captures from nowhere; write one of json, header, cookie, regex",
                "{x: {json: /a, cookie: b}} ! 7:27: captures from json and cookie; write one of them",
                "{x: {json: a}} ! 7:34: \"a\" is not a JSON pointer; write \"\" for the whole body or for example /status or /publicKey/challenge (~0 for ~, ~1 for /)",
                "{x: {regex: '*a'}} ! 7:36: bad regular expression: dangling meta character '*'; mend it (Java's syntax)",
                "{x: {cookie: a, all: true}} ! 7:39: \"all\" goes with \"json\", or \"regex\" on the body, only; remove it",
                "{x: {regex: a, where: {/b: c}}} ! 7:38: \"where\" goes with \"json\" only; remove it",
                "{x: {header: a, pick: /b}} ! 7:39: \"pick\" goes with \"json\" only; remove it",
                "{x: {json: /a, where: {b: c}}} ! 7:46: \"b\" is not a JSON pointer; write \"\" for the whole body or for example /status or /publicKey/challenge (~0 for ~, ~1 for /)",
                "{x: {json: /a, where: {/b: []}}} ! 7:50: can only compare with text, a number, true, false or null; point at one value of the response",
                "{x: {json: /a, pick: b}} ! 7:44: \"b\" is not a JSON pointer; write \"\" for the whole body or for example /status or /publicKey/challenge (~0 for ~, ~1 for /)",
                "{x: {regex: a, decode: [{json: b}]}} ! 7:54: \"b\" is not a JSON pointer; write \"\" for the whole body or for example /status or /publicKey/challenge (~0 for ~, ~1 for /)",
                "{x: {regex: a, decode: [{jsn: /b}]}} ! 7:48: unknown key \"jsn\"; did you mean \"json\"? (known: json)",
                "{x: {header: a, within: b}} ! 7:39: \"within\" goes with \"regex\" on the body only; remove it",
                "{x: {regex: a, decode: [htm]}} ! 7:47: unknown decoder \"htm\"; did you mean \"html\"? (known: html, js, url, base64url, base64, int, json)",
                "{x: {regex: a, decode: [int, js]}} ! 7:52: nothing can follow decode int; put it last",
                "{x: {regex: a, decode: [json], all: true}} ! 7:46: decode json gives one document; leave out \"all: true\"",
                "{x: {regex: a, decode: html}} ! 7:46: \"decode\" is text; expected a list",
                "{x: {regex: a, mode: 1}} ! 7:38: unknown key \"mode\"; known: json, header, cookie, regex, within, where, pick, all, decode, optional",
                "{user: {json: ''}} ! 7:24: \"user\" is the virtual user; name the variable otherwise",
                "{'a-b': {json: ''}} ! 7:24: \"a-b\" is not a variable's name; write letters, digits and underscores",
                "{v: {json: ''}} ! 7:24: \"v\" is one of vars already; name it otherwise",
                "{cred: {json: ''}} ! 7:24: \"cred\" is JSON here but a credential before; give them two names",
            })
    void aBadCaptureIsRefused(String capture, String message) {
        assertStepError("{get: /, capture: " + capture + "}", message);
    }

    @Test
    void aVariableThatMayBeUnboundOrIsAListNeedsCare() {
        String flow = REGISTER + "  authenticate:\n  - get_assertion: {options: {}, as: cred}\n"
                + "  - {get: /, capture: {a: {regex: x, all: true}, o: {cookie: c, optional: true}}}\n";
        assertError(
                flow + "  - get: /{a}\n",
                "t.yaml:8:11: \"a\" is a list and cannot stand within text; add a filter, for example {a|csv}");
        assertError(
                flow + "  - get: /{a|algs}\n",
                "t.yaml:8:11: filter algs takes a list of numbers, not a list of texts; choose another or capture otherwise");
        assertError(
                flow + "  - get: /{o}\n",
                "t.yaml:8:11: \"o\" may be unbound, its capture is optional or does not stand on every path; write {o?} or capture it for sure");
    }

    @Test
    void aBadCallOfTheAuthenticatorIsRefused() {
        assertStepError(
                "get_assertion: {options: {}, as: c2}",
                "7:5: a second get_assertion in authenticate; one flow, one call");
        assertStepError("create: {options: {}, as: c2}", "7:5: has no place in authenticate; write get_assertion");
        assertError(
                REGISTER + "  authenticate: [{get_assertion: {options: 'x{v}', as: c}}]",
                "t.yaml:5:44: options must be one variable, such as \"{opts}\", or a map of their members");
        assertError(
                REGISTER + "  authenticate: [{get_assertion: {options: {}, as: c, credential: mine}}]",
                "t.yaml:5:67: \"mine\" is no choice of a credential; write own or allowed");
        assertError(
                REGISTER + "  authenticate: [{get_assertion: {options: {}}}]",
                "t.yaml:5:34: missing \"as\"; add \"as: ...\" here");
    }

    @Test
    void aBadDocumentIsRefused() {
        assertError(
                "adapter: t\nflows:\n  register: [{get: /}]\n  authenticate: []\n",
                "t.yaml:3:3: no create step in register; add one");
        assertError("adapter: t\nflows: {}\n", "t.yaml:2:1: no flow; write register, authenticate or both");
        assertError(
                REGISTER + "  authenticate: [{get: /}]", "t.yaml:5:3: no get_assertion step in authenticate; add one");
        assertError("flows: {}", "t.yaml:1:1: missing \"adapter\"; add \"adapter: ...\" here");
        assertError(
                "adapter: t\nflow: {}",
                "t.yaml:2:1: unknown key \"flow\"; did you mean \"flows\"? (known: adapter, description, vars, secrets, limit, defaults, flows)");
        assertError("- a", "t.yaml:1:1: \"document\" is a list; expected a map");
        assertThatThrownBy(() -> Adapter.of(YamlDocument.parse("t.yaml", "adapter: [t"), Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t.yaml:1:12: not YAML: ");
    }

    @Test
    void aTargetThatIsNoneIsRefused() {
        Adapter adapter = Adapters.load("fido-conformance", Map.of());
        assertThatThrownBy(() -> Program.compile(adapter, URI.create("ftp://localhost")))
                .hasMessage("target \"ftp://localhost\" is not an HTTP URL; write for example http://localhost:8080");
        assertThatThrownBy(() -> Program.compile(adapter, URI.create("localhost:8080")))
                .hasMessage("target \"localhost:8080\" is not an HTTP URL; write for example http://localhost:8080");
        assertThatThrownBy(() -> Program.compile(adapter, URI.create("http://localhost/?a=b")))
                .hasMessageStartingWith("target \"http://localhost/?a=b\" has more than scheme, host, port and path");
    }

    @Test
    void aUrlOffTheTargetOrWithoutASlashIsRefusedWhenCompiled() {
        assertThatThrownBy(() -> Walk.through("- get: http://elsewhere.example/x"))
                .isInstanceOf(InputException.class)
                .hasMessage("t.yaml:8:10: \"http://elsewhere.example/x\" is not on the run's target "
                        + "http://localhost:8080; write a path, or choose that target");
        assertThatThrownBy(() -> Walk.through("- get: login"))
                .hasMessage("t.yaml:8:10: \"login\" is no path; begin it with a slash");
    }
}
