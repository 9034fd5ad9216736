package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may be loaded. */
final class FlowTargetTest {

    @Test
    void thisMachineMay() {
        assertThatCode(() -> require("http://localhost:8080/app")).doesNotThrowAnyException();
        assertThatCode(() -> require("http://[::1]:8080")).doesNotThrowAnyException();
    }

    @Test
    void anotherMachineMayWhenItsOwnerHasAgreed() {
        assertThatThrownBy(() -> require("https://192.0.2.1"))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("add passkeys().authorizedFor(\"192.0.2.1\")");
        assertThatCode(() -> require("https://192.0.2.1", "192.0.2.1")).doesNotThrowAnyException();
        assertThatCode(() -> require("https://LOGIN.example", "login.EXAMPLE")).doesNotThrowAnyException();
        assertThatCode(() -> require("https://[2001:db8::1]", "2001:db8::1")).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoUrlIsTold() {
        assertThatThrownBy(() -> require("localhost:8080")).hasMessageContaining("is not an HTTP URL");
    }

    private static void require(String target, String... authorized) {
        FlowTarget.requireAuthorized(URI.create(target), Set.of(authorized));
    }
}
