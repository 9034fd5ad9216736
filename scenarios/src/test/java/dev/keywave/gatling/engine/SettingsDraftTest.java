package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.delivery.DeliveryOption;
import dev.keywave.delivery.DeliverySettings;
import dev.keywave.input.InputException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SettingsDraftTest {

    @AfterEach
    void clear() {
        System.clearProperty(SettingsDraft.INJECTOR_PROPERTY);
        for (DeliveryOption option : DeliveryOption.values()) {
            System.clearProperty(SettingsDraft.PREFIX + option.label());
        }
    }

    @Test
    void theyAreReadAsTheFlagsOfARun() {
        PasskeySettings settings = settings(draft -> {
            draft.users(50);
            draft.models("windows-hello=60,synced-passkey=40");
            draft.algorithms("ES256=80,EdDSA=20");
            draft.crypto("JDK");
            draft.authenticatorsPerUser(2);
            draft.target("http://localhost:8080");
        });

        assertThat(settings.users().users()).isEqualTo(50);
        assertThat(settings.users().mix().models()).hasSize(2);
        assertThat(settings.users().authenticatorsPerUser()).isEqualTo(2);
        assertThat(settings.crypto()).isEqualTo(CryptoChoice.JDK);
        assertThat(settings.target().uris()).hasToString("[http://localhost:8080]");
        assertThat(settings.injectors()).isEqualTo(1);
    }

    @Test
    void aSystemPropertySaysWhichInjectorThisIs() {
        System.setProperty(SettingsDraft.INJECTOR_PROPERTY, "1/4");

        assertThat(settings(draft -> {}).injector()).isEqualTo(1);
        assertThat(settings(draft -> {}).injectors()).isEqualTo(4);
    }

    @Test
    void figuresGoWhereTheSimulationSaysOrElseTheSystemProperties() {
        assertThat(delivery(draft -> {})).isEqualTo(DeliverySettings.NONE);
        System.setProperty("keywave.metrics", "9464");
        System.setProperty("keywave.metrics-linger", "3s");
        System.setProperty("keywave.push", "http://gateway:9091");
        DeliverySettings byProperties = delivery(draft -> {});
        assertThat(byProperties.endpoint()).isEqualTo(new DeliverySettings.Endpoint(null, 9464, null));
        assertThat(byProperties.lingerNs()).isEqualTo(3_000_000_000L);
        assertThat(byProperties.push()).hasToString("http://gateway:9091");
        DeliverySettings byWords = delivery(draft -> {
            draft.deliver(DeliveryOption.METRICS, "localhost:0");
            draft.deliver(DeliveryOption.REMOTE_WRITE, "http://prometheus:9090/api/v1/write");
        });
        assertThat(byWords.endpoint()).isEqualTo(new DeliverySettings.Endpoint("localhost", 0, null));
        assertThat(byWords.remoteWrite()).hasToString("http://prometheus:9090/api/v1/write");
        assertThat(byWords.push()).hasToString("http://gateway:9091");
    }

    private static DeliverySettings delivery(Consumer<SettingsDraft> word) {
        return settings(word).figures().delivery();
    }

    @Test
    void wrongWordsEndInOneLine() {
        assertRefused("passkeys().models", draft -> draft.models("windows-helo"));
        assertRefused("passkeys().algorithms", draft -> draft.algorithms("ES255"));
        assertRefused("passkeys().crypto: \"acp\" is not known", draft -> draft.crypto("acp"));
        assertRefused("passkeys().users: 0 users", draft -> draft.users(0));
        assertRefused("passkeys().authenticatorsPerUser: 3; write 1 or 2", draft -> draft.authenticatorsPerUser(3));
        assertRefused("passkeys().injector: 4 of 4", draft -> draft.injector(4, 4));
        assertRefused("passkeys().injector: 2000 injectors share 1000 users", draft -> draft.injector(1, 2_000));
        assertRefused("passkeys().target: \"here\"", draft -> draft.target("here"));
        assertRefused(
                "passkeys().metrics: \"65536\" is no port", draft -> draft.deliver(DeliveryOption.METRICS, "65536"));
        assertRefused(
                "open to others; add passkeys().metricsToken",
                draft -> draft.deliver(DeliveryOption.METRICS, "0.0.0.0:0"));
        assertRefused(
                "passkeys().remoteWrite: \"here\" is no http or https URL",
                draft -> draft.deliver(DeliveryOption.REMOTE_WRITE, "here"));
        assertRefused("passkeys().phase: \"peak\" from", draft -> draft.phase("peak", Duration.ZERO, Duration.ZERO));
        assertRefused("leave out population(...)", draft -> {
            draft.population("users.pop");
            draft.authenticator(new Webauthn4jAuthenticator());
        });
        System.setProperty("keywave.metrics", "here");
        assertRefused("-Dkeywave.metrics: \"here\" is no port; write for example 9464", draft -> {});
        System.clearProperty("keywave.metrics");
        System.setProperty(SettingsDraft.INJECTOR_PROPERTY, "first");
        assertRefused("-Dkeywave.injector: \"first\" is not INDEX/COUNT", draft -> {});
    }

    private static void assertRefused(String line, Consumer<SettingsDraft> word) {
        assertThatThrownBy(() -> settings(word))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(line)
                .message()
                .doesNotContain("\n");
    }

    private static PasskeySettings settings(Consumer<SettingsDraft> word) {
        return new PasskeyProtocol(List.of(word)).settings();
    }
}
