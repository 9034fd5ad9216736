package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    private static final String VALUE = "s3cr\"t/+&<é";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("TOKEN", VALUE, "EMPTY", "", "LINES", "a\nx-evil: 1", "LINE", "abc\r\n", "BREAK", "\n");

    private static Secrets secrets(String name, String reference) {
        return Secrets.read(Map.of(name, reference), ENVIRONMENT::get);
    }

    private static void assertError(String reference, String message) {
        assertThatThrownBy(() -> secrets("token", reference))
                .isInstanceOf(InputException.class)
                .hasMessage("secret \"token\" " + message);
    }

    @Test
    void aSecretComesFromTheEnvironmentOrAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), VALUE + "\n");
        assertThat(secrets("token", "env:TOKEN").value("token")).isEqualTo(VALUE);
        assertThat(secrets("token", "env:LINE").value("token")).isEqualTo("abc");
        assertThat(secrets("token", "file:" + file).value("token")).isEqualTo(VALUE);
    }

    @Test
    void whatCannotBeReadIsRefusedInOneLineWithoutItsValue(@TempDir Path folder) throws IOException {
        assertError("env:NONE", "is to come from the environment variable NONE, which is not set; set it");
        assertError("env:EMPTY", "is to come from the environment variable EMPTY, which is empty; set it");
        assertError("env:BREAK", "is empty; give it a value");
        assertError(
                "env:LINES",
                "has a line break or another control character inside; keep the secret alone, in one line");
        assertError("env:s3cr-t", "has no environment variable's name behind \"env:\"; write for example env:TOKEN");
        assertError(VALUE, "is given in place; hand it over as token=env:NAME or token=file:PATH");
        Path none = folder.resolve("none");
        assertError("file:" + none, "is to come from " + none + ", which is no file; give the path of a file");
        assertError("file:" + folder, "is to come from " + folder + ", which is no file; give the path of a file");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertError("file:" + empty, "is to come from " + empty + ", which is empty; write the secret into it");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 'a'});
        assertError("file:" + binary, "is to come from " + binary + ", which is not UTF-8");
        Path large = Files.write(folder.resolve("large"), new byte[1 << 17]);
        assertError(
                "file:" + large, "is to come from " + large + ", which is larger than 64 KiB; is this the right file?");
        assertThatThrownBy(() -> secrets("a-b", "env:TOKEN"))
                .hasMessageStartingWith("\"a-b\" is not a secret's name; write letters");
    }

    @Test
    void itIsNeverShown() {
        Secrets secrets = secrets("token", "env:TOKEN");
        assertThat(secrets).hasToString("Secrets[token]");
        assertThat(new Inputs(secrets, null).toString()).doesNotContain("s3cr");
        assertThat(secrets.mask("a " + VALUE + " b s3cr%22t%2F%2B%26%3C%C3%A9 c {\"x\":\"s3cr\\\"t/+&<é\"} "
                        + java.util.Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("a {secret.token} b {secret.token} c {\"x\":\"{secret.token}\"} {secret.token}");
        assertThat(Secrets.NONE.mask("as it is")).isEqualTo("as it is");
    }

    @Test
    void itStandsInHeadersBodiesAndDefaults() {
        Adapter adapter = Walk.adapterWith(
                "secrets: {token: an API key}\ndefaults: {headers: {authorization: 'Bearer {secret.token}'}}\n",
                "- {post: '/{secret.token|url}', headers: {x-key: '{secret.token}'}, json: {k: '{secret.token}', o: '{secret.token?}'}}");
        assertThat(adapter.secrets()).containsExactly(Map.entry("token", "an API key"));
        Walk walk = Walk.authenticate(adapter, Walk.TARGET, new Inputs(secrets("token", "env:TOKEN"), null));
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.request()).isEqualTo("""
                        POST /s3cr%22t%2F%2B%26%3C%C3%A9
                        accept: */*
                        authorization: Bearer s3cr"t/+&<é
                        content-type: application/json
                        x-key: s3cr"t/+&<é

                        {"k":"s3cr\\"t/+&<é","o":"s3cr\\"t/+&<é"}""");
    }

    @Test
    void noLabelAndNoReasonShowsIt() {
        Adapter adapter = Walk.adapterWith("secrets: {token: an API key}\n", "- {post: '/{secret.token}', json: {}}");
        Inputs inputs = new Inputs(secrets("token", "env:TOKEN"), null);
        assertThat(Program.compile(adapter, URI.create(Walk.TARGET), inputs)
                        .authenticate()
                        .get(1)
                        .label())
                .isEqualTo("POST /{secret.token}");
        Walk walk = Walk.authenticate(adapter, Walk.TARGET, inputs);
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.receive(json(400, "{\"error\":\"no such key: s3cr\\\"t/+&<é\"}"))
                        .reason())
                .isEqualTo("status_400: no such key: {secret.token}");
        Adapter elsewhere = Walk.adapterWith(
                "secrets: {token: an API key}\n", "- {get: 'http://elsewhere.example/{secret.token}'}");
        assertThatThrownBy(() -> Program.compile(elsewhere, URI.create(Walk.TARGET), inputs))
                .hasMessage("t.yaml:9:11: \"http://elsewhere.example/{secret.token}\" is not on the run's target "
                        + "http://localhost:8080; write a path, or choose that target");
    }

    @Test
    void anUndeclaredOrMissingSecretIsAnError() {
        Adapter adapter = Walk.adapterWith("secrets: {token: an API key}\n", "- get: '/{secret.token}'");
        URI target = URI.create(Walk.TARGET);
        assertThatThrownBy(() -> Program.compile(adapter, target))
                .isInstanceOf(InputException.class)
                .hasMessage("adapter t needs the secret \"token\" (an API key); give --secret token=env:NAME or "
                        + "--secret token=file:PATH");
        Secrets both = Secrets.read(Map.of("token", "env:TOKEN", "tokn", "env:TOKEN"), ENVIRONMENT::get);
        assertThatThrownBy(() -> Program.compile(adapter, target, new Inputs(both, null)))
                .hasMessage("adapter t has no secret \"tokn\"; did you mean \"token\"? (known: token)");
        assertThatThrownBy(() -> Program.compile(
                        Walk.adapter("- get: /"), target, new Inputs(secrets("token", "env:TOKEN"), null)))
                .hasMessage("adapter t has no secret \"token\"; it has none");
        assertThatThrownBy(() -> Walk.adapter("- get: '/{secret.token}'"))
                .hasMessage("t.yaml:8:12: \"secret.token\" is no declared secret; declare it: "
                        + "\"secrets: {token: what it is}\"");
        assertThatThrownBy(() -> Walk.adapterWith("secrets: {token: an API key}\n", "- get: '/{secret.tokn}'"))
                .hasMessage("t.yaml:9:12: \"secret.tokn\" is no declared secret; did you mean \"token\"? "
                        + "(known: token); or declare it: \"secrets: {tokn: what it is}\"");
        assertThatThrownBy(() -> Walk.adapterWith("secrets: {secret: x}\n", "- get: /"))
                .hasMessage("t.yaml:2:11: \"secret\" stands for the adapter's secrets; name the variable otherwise");
        assertThatThrownBy(() -> Walk.adapterWith("secrets: {token: }\n", "- get: /"))
                .hasMessage("t.yaml:2:11: missing \"token\"; add \"token: ...\" here");
    }
}
