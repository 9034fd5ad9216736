package dev.keywave.benchmarks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.verify.OpenSsl.Speed;
import org.junit.jupiter.api.Test;

final class OpenSslTest {

    @Test
    void readsTheTableOfVersion30() {
        assertThat(OpenSsl.parse("""
                version: 3.0.19
                options: bn(64,64)
                                              sign    verify    sign/s verify/s
                 256 bits ecdsa (nistp256)   0.0000s   0.0000s  65174.0  23113.1
                """.lines().toList())).contains(new Speed(65174.0, 23113.1));
    }

    @Test
    void readsTheTableOfVersion35WhichAlsoEncrypts() {
        assertThat(OpenSsl.parse("""
                                   sign    verify    encrypt   decrypt   sign/s verify/s  encr./s  decr./s
                rsa  2048 bits 0.000226s 0.000013s 0.000014s 0.000227s   4423.0  74624.0  70000.1   4400.2
                """.lines().toList())).contains(new Speed(4423.0, 74624.0));
    }

    @Test
    void readsATableThatAlsoCountsKeys() {
        assertThat(OpenSsl.parse("""
                                               keygen     signs    verify keygens/s    sign/s  verify/s
                                 ML-DSA-44 0.000030s 0.000103s 0.000033s   33333.0    9708.0   30303.0
                """.lines().toList())).contains(new Speed(9708.0, 30303.0));
    }

    @Test
    void somethingElseIsNoTable() {
        assertThat(OpenSsl.parse("speed: Unknown algorithm ML-DSA-44".lines().toList()))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(OpenSsl.find("no-such-openssl")).isEmpty();
    }
}
