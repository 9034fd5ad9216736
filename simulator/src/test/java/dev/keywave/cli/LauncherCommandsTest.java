package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What only the launcher can do, asked of the jar. */
final class LauncherCommandsTest {

    @Test
    void theJarSendsOneToTheLauncherInOneLine() {
        assertThat(CommandRun.of("gatling", "LoginPeak", "--users", "5").mistake())
                .contains("run './keywave gatling LoginPeak --users 5' in a checkout");
        assertThat(CommandRun.of("bench").mistake()).contains("run './keywave bench' in a checkout");
    }

    @Test
    void theHelpNamesThem() {
        assertThat(CommandRun.of("--help").passed())
                .contains("./keywave in a checkout")
                .contains("  gatling ")
                .contains("  bench ");
    }
}
