package dev.keywave.simulations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said to a simulation. */
final class SettingsTest {

    @Test
    void whatIsSaidTakesTheDefaultsPlace() {
        Settings silent = read();
        assertThat(silent.count(Setting.USERS)).isEqualTo(500);
        assertThat(silent.perS(Setting.RATE)).isEqualTo(40);
        assertThat(silent.duration(Setting.P99)).isEqualTo(Duration.ofSeconds(1));
        assertThat(silent.percent(Setting.ERRORS)).isEqualTo(1);

        Settings said =
                read("users", "7", "rate", "120/min", "p99", "50ms", "var.realm", "passkey", "secret.key", "env:K");
        assertThat(said.count(Setting.USERS)).isEqualTo(7);
        assertThat(said.perS(Setting.RATE)).isEqualTo(2);
        assertThat(said.duration(Setting.P99)).isEqualTo(Duration.ofMillis(50));
        assertThat(said.named("var")).containsEntry("realm", "passkey");
        assertThat(said.named("secret")).containsEntry("key", "env:K");
    }

    @Test
    void propertiesOfOthersAreTheirBusiness() {
        Properties properties = new Properties();
        properties.setProperty("gatling.rate", "none of ours");
        assertThat(Settings.read(LoginPeak.ABOUT, properties, "--").says(Setting.RATE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    users       | many   | -Dkeywave.users: "many" is no whole number
                    users       | 0      | -Dkeywave.users: 0; write a number from 1
                    rate        | fast   | -Dkeywave.rate: "fast" is not a rate
                    for         | 30     | -Dkeywave.for: "30" has no unit
                    errors      | 1      | -Dkeywave.errors: "1" is not a percentage
                    p99         | 0ms    | -Dkeywave.p99: "0ms" is zero
                    user        | 5      | -Dkeywave.user: LoginPeak has no such setting; did you mean "users"?
                    spike       | 5/s    | -Dkeywave.spike: LoginPeak has no such setting
                    target      | ' '    | -Dkeywave.target: is empty
                    """)
    void aMistakeIsOneLineThatSaysWhere(String setting, String text, String message) {
        assertThatThrownBy(() -> read(setting, text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    crypto            | rot13               | -Dkeywave.crypto: "rot13" is not known
                    models            | iphone              | -Dkeywave.models: "iphone" names "iphone"
                    algorithms        | RS1                 | -Dkeywave.algorithms: "RS1" names "RS1"
                    target            | localhost:8080      | -Dkeywave.target: "localhost:8080" is no http or https URL
                    target            | http://192.0.2.1:80 | add --authorized-for 192.0.2.1
                    adapter           | fido-confromance    | fido-confromance
                    connection-policy | none                | -Dkeywave.connection-policy: "none" is not known
                    """)
    void whatOnlyARunFindsOutIsOneLineToo(String setting, String text, String message) {
        Settings settings = read(setting, text);
        assertThatThrownBy(() -> {
                    settings.sharesConnections();
                    PasskeySimulation.knowsPasswords(settings);
                    Stage.set(settings, Cast.newcomers(1)).close();
                })
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyDefaultCanBeRead() {
        for (About about : Repertoire.all()) {
            assertThat(about.defaults())
                    .allSatisfy((setting, text) -> setting.kind().check(about.name() + " " + setting.label(), text));
        }
    }

    @Test
    void sharesOfOneWholeAreNotMoreThanThat() {
        Properties properties = new Properties();
        properties.setProperty("keywave.second", "70%");
        properties.setProperty("keywave.passwords", "40%");
        Settings settings = Settings.read(MixedJourney.ABOUT, properties, "--");
        assertThatThrownBy(() -> settings.requireAtMostAll(Setting.SECOND, Setting.PASSWORDS))
                .isInstanceOf(InputException.class)
                .hasMessage("--second: together with passwords it is 110%; write shares of 100% at most");
    }

    private static Settings read(String... settings) {
        Properties properties = new Properties();
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty("keywave." + settings[i], settings[i + 1]);
        }
        return Settings.read(LoginPeak.ABOUT, properties, "-Dkeywave.");
    }
}
