package dev.keywave.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the examples of RFC 8949, appendix A. */
final class CborWriterTest {

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "23, 17",
        "24, 1818",
        "255, 18ff",
        "256, 190100",
        "1000, 1903e8",
        "65535, 19ffff",
        "65536, 1a00010000",
        "4294967295, 1affffffff",
        "1000000000000, 1b000000e8d4a51000",
        "-1, 20",
        "-24, 37",
        "-25, 3818",
        "-257, 390100",
        "-1000, 3903e7",
    })
    void integersTakeTheShortestHead(long value, String expected) {
        assertThat(hex(new CborWriter(1).integer(value))).isEqualTo(expected);
    }

    @Test
    void stringsAreLongAsTheirBytes() {
        assertThat(hex(new CborWriter(1).text("ü"))).isEqualTo("62c3bc");
        assertThat(hex(new CborWriter(1).bytes(new byte[] {1, 2, 3, 4}))).isEqualTo("4401020304");
        assertThat(hex(new CborWriter(1).bytes(new byte[] {1, 2, 3, 4}, 1, 2))).isEqualTo("420203");
        assertThat(new CborWriter(1).bytes(new byte[300]).toByteArray())
                .hasSize(303)
                .startsWith(0x59, 0x01, 0x2c);
    }

    @Test
    void mapsCountTheirPairs() {
        assertThat(hex(new CborWriter(1).map(2).integer(1).integer(2).integer(3).integer(4)))
                .isEqualTo("a201020304");
        assertThat(hex(new CborWriter(1).map(0))).isEqualTo("a0");
    }

    private static String hex(CborWriter cbor) {
        return HexFormat.of().formatHex(cbor.toByteArray());
    }
}
