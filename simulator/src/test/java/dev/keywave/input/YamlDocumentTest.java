package dev.keywave.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class YamlDocumentTest {

    private static YamlNode yaml(String... lines) {
        return YamlDocument.parse("f.yaml", String.join("\n", lines));
    }

    private static void assertError(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOf(InputException.class)
                .hasMessage(message)
                .extracting(e -> String.valueOf(e.getMessage()).lines().count())
                .isEqualTo(1L);
    }

    @Test
    void valuesAreReadByTheirKindOrByDefault() {
        YamlNode plan =
                yaml("population: {users: 1000, seed: x}", "quiet: true", "rate: 200/s", "tags: [a, b]", "none:");

        assertThat(plan.map("population").optional("users").asLong()).isEqualTo(1000);
        assertThat(plan.map("population").optional("generation").asLong(3)).isEqualTo(3);
        assertThat(plan.map("population").required("users").asInt()).isEqualTo(1000);
        assertThat(plan.optional("absent").optional("deeper").asString("fallback"))
                .isEqualTo("fallback");
        assertThat(plan.required("quiet").asBoolean()).isTrue();
        assertThat(plan.optional("loud").asBoolean(false)).isFalse();
        assertThat(plan.required("rate").as(Quantities::ratePerS)).isEqualTo(200.0);
        assertThat(plan.optional("think").as(Quantities::durationNs, 5L)).isEqualTo(5L);
        assertThat(plan.list("tags")).extracting(YamlNode::asString).containsExactly("a", "b");
        assertThat(plan.optional("none").isPresent()).isFalse();
        assertThat(plan.optional("none").asList()).isEmpty();
    }

    @Test
    void scalarsKnowTheirKind() {
        assertThat(yaml("[a, 'true', true, 7, 1.5, null, {}, []]").asList())
                .extracting(YamlNode::kind)
                .containsExactly(
                        YamlKind.TEXT,
                        YamlKind.TEXT,
                        YamlKind.BOOLEAN,
                        YamlKind.INTEGER,
                        YamlKind.DECIMAL,
                        YamlKind.NULL,
                        YamlKind.MAP,
                        YamlKind.LIST);
    }

    @Test
    void anErrorNamesFileLineAndColumn() {
        YamlNode plan = yaml("population:", "  users: many", "  quiet: 7", "list: {}");

        assertError(
                () -> plan.map("population").required("users").asLong(),
                "f.yaml:2:10: \"users\" is \"many\"; expected a whole number, for example 1000");
        assertError(
                () -> plan.map("population").required("quiet").asBoolean(),
                "f.yaml:3:10: \"quiet\" is a number; expected true or false");
        assertError(() -> plan.list("list"), "f.yaml:4:7: \"list\" is a map; expected a list");
        assertError(
                () -> plan.map("population").required("seed"), "f.yaml:2:3: missing \"seed\"; add \"seed: ...\" here");
        assertError(() -> plan.required("population").asString(), "f.yaml:2:3: \"population\" is a map; expected text");
    }

    @Test
    void aQuantityInAFileNamesItsPlace() {
        YamlNode plan = yaml("for: 30");
        assertError(
                () -> plan.required("for").as(Quantities::durationNs),
                "f.yaml:1:6: \"30\" has no unit; write for example 30s or 30ms");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
        YamlNode step = yaml("- get: /", "  expct: {}").asList().get(0);
        assertError(
                () -> step.knowing(List.of("get", "expect", "capture")),
                "f.yaml:2:3: unknown key \"expct\"; did you mean \"expect\"? (known: get, expect, capture)");
        assertError(
                () -> step.knowing(List.of("get", "frobnicate")),
                "f.yaml:2:3: unknown key \"expct\"; known: get, frobnicate");
    }

    @Test
    void aSyntaxErrorIsOneLineWithItsPlace() {
        assertThatThrownBy(() -> yaml("a: [1, 2", "b: 3"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("f.yaml:2:2: not YAML: ")
                .hasMessageEndingWith("; mend the syntax here")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> yaml("a: *nowhere"))
                .hasMessage("f.yaml:1:4: not YAML: found undefined alias nowhere; mend the syntax here");
        assertThatThrownBy(() -> yaml("a: 1", "---", "b: 2")).hasMessageStartingWith("f.yaml:2:1: not YAML: ");
        assertError(() -> yaml("a: \u0007"), "f.yaml:1:4: not YAML: control character; remove it or write an escape");
        assertError(() -> yaml(""), "f.yaml:1:1: is empty; expected a YAML document");
        assertError(
                () -> yaml("a: !secret b").required("a"), "f.yaml:1:4: the tag !secret means nothing here; remove it");
    }

    @Test
    void aKeyTwiceInOneMapIsRefused() {
        assertError(
                () -> yaml("a: 1", "b: {c: 1, c: 2}"),
                "f.yaml:2:11: key \"c\" a second time in the same map; remove one");
    }

    @Test
    void anAliasStandsForItsAnchor() {
        YamlNode both = yaml("a: &x {k: [1, 2]}", "b: *x");
        assertThat(both.map("b").list("k")).extracting(YamlNode::asInt).containsExactly(1, 2);
    }

    @Test
    void aliasesCannotExpandWithoutBound() {
        StringBuilder laughs = new StringBuilder("l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i < 9; i++) {
            laughs.append("l%d: &l%d [*l%d, *l%d, *l%d, *l%d, *l%d, *l%d]%n"
                    .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        assertThatThrownBy(() -> YamlDocument.parse("f.yaml", laughs.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expands to more than 50000 nodes through its aliases");
        assertThatThrownBy(() -> yaml("a: &a [*a]")).hasMessageContaining("contains itself through an alias");
    }

    @Test
    void nestingIsBounded() {
        assertError(() -> yaml("[".repeat(100_000)), "f.yaml:1:65: nested deeper than 64 levels; flatten it");
    }

    @Test
    void filesThatCannotBeReadSayWhy(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertError(() -> YamlDocument.read(missing), missing + ": no such file; give the path of a YAML file");

        Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertError(() -> YamlDocument.read(latin1), latin1 + ": is not UTF-8; save it as UTF-8");

        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[YamlDocument.MAX_BYTES + 1]);
        assertError(() -> YamlDocument.read(huge), huge + ": larger than 1 MiB; is this the right file?");

        Path good = Files.writeString(folder.resolve("good.yaml"), "a: é");
        assertThat(YamlDocument.read(good).required("a").asString()).isEqualTo("é");
    }

    @Test
    void aPlaceWithinATextIsExactWhereTheTextStandsAsItIs() {
        YamlNode map = yaml("plain: abc{d}", "quoted: 'abc{d}'", "escaped: \"\\x61bc{d}\"");
        assertThat(map.required("plain").locationOf(3)).hasToString("f.yaml:1:11");
        assertThat(map.required("quoted").locationOf(3)).hasToString("f.yaml:2:13");
        assertThat(map.required("escaped").locationOf(3)).hasToString("f.yaml:3:10");
    }
}
