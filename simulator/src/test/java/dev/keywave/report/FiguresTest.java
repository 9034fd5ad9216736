package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class FiguresTest {

    @Test
    void numbersShowThreeDigitsThatMatter() {
        assertThat(Figures.threeDigits(0.0123)).isEqualTo("0.012");
        assertThat(Figures.threeDigits(0.9996)).isEqualTo("1.00");
        assertThat(Figures.threeDigits(9.996)).isEqualTo("10.0");
        assertThat(Figures.threeDigits(99.96)).isEqualTo("100");
        assertThat(Figures.threeDigits(12345.6)).isEqualTo("12,346");
        assertThat(Figures.ms(Double.NaN)).isEqualTo("-");
    }

    @Test
    void timeReadsLikeAClock() {
        assertThat(Figures.clock(7.4)).isEqualTo("0:07");
        assertThat(Figures.clock(3723)).isEqualTo("1:02:03");
        assertThat(Figures.clock(-3)).isEqualTo("0:00");
    }

    @Test
    void whatARelyingPartySaysCannotSteerTheTerminal() {
        assertThat(Figures.plain("no\u001B[2J\r\nway\u202E")).isEqualTo("no?[2J??way?");
        assertThat(Figures.cut("a reason that is long", 10)).isEqualTo("a reaso...");
    }

    @Test
    void colourNeedsATerminalThatWantsIt() {
        assertThat(Terminal.of(true, Map.of("TERM", "xterm"))).isEqualTo(new Terminal(true, true));
        assertThat(Terminal.of(true, Map.of("NO_COLOR", "1"))).isEqualTo(new Terminal(true, false));
        assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(Terminal.PLAIN);
        assertThat(Terminal.of(false, Map.of("TERM", "xterm"))).isEqualTo(Terminal.PLAIN);
    }
}
