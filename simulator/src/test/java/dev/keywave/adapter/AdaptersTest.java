package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AdaptersTest {

    @ParameterizedTest
    @MethodSource("dev.keywave.adapter.Adapters#builtInNames")
    void everyBuiltInAdapterLoadsUnderItsOwnNameAndDescribesItself(String name) {
        Adapter adapter = Adapters.load(name, Map.of());
        assertThat(adapter.name()).isEqualTo(name);
        assertThat(adapter.description()).isNotBlank();
        assertThat(Adapters.source(name)).contains("adapter: " + name);
    }

    @Test
    void aVariableCanBeSet() {
        Adapter adapter = Adapters.load("fido-conformance", Map.of("prefix", "/fido"));
        assertThat(adapter.vars()).containsEntry("prefix", "/fido").containsEntry("attestation", "none");
        Walk walk = Walk.register(adapter, Walk.TARGET);
        assertThat(walk.request()).startsWith("POST /fido/attestation/options\n");
        assertThatThrownBy(() -> Adapters.load("fido-conformance", Map.of("prefx", "/fido")))
                .isInstanceOf(InputException.class)
                .hasMessage("adapter fido-conformance has no variable \"prefx\" to set; did you mean \"prefix\"? "
                        + "(known: prefix, attestation, user_verification, resident_key)");
    }

    @Test
    void anUnknownAdapterIsRefusedWithTheNearestOne() {
        assertThatThrownBy(() -> Adapters.load("fido-conformence", Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "unknown adapter \"fido-conformence\"; did you mean \"fido-conformance\"? (known: ")
                .hasMessageEndingWith("); or give the path of a YAML file");
        assertThatThrownBy(() -> Adapters.source("oracle"))
                .hasMessage("unknown adapter \"oracle\"; known: " + String.join(", ", Adapters.builtInNames())
                        + "; or give the path of a YAML file");
        assertThatThrownBy(() -> Adapters.load("no/such.yaml", Map.of()))
                .hasMessage("no/such.yaml: no such file; give the path of a YAML file");
        assertThatThrownBy(() -> Adapters.load("a\0b", Map.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is neither a name nor a path");
    }

    @Test
    void anAdapterLoadsFromAFileWhateverItsName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), Adapters.source("fido-conformance"));
        assertThat(Adapters.load(file.toString(), Map.of()).name()).isEqualTo("fido-conformance");
    }

    @Test
    void stepsSayWhatTheyDo() {
        Program program = Program.compile(Walk.draft("keycloak"), URI.create(Walk.TARGET));
        assertThat(program.register())
                .extracting(Step::label)
                .containsExactly(
                        "GET /realms/bench/protocol/openid-connect/auth",
                        "POST {action}",
                        "GET {next}",
                        "create",
                        "POST {action}");
    }
}
