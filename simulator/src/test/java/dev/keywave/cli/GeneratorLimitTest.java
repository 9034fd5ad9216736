package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class GeneratorLimitTest {

    @Test
    void whoGeneratedNothingSaysWhy() {
        assertThat(new GeneratorLimit(120, Map.of("timeout", 3L)).inWords())
                .isEqualTo("measured for 2 s: a closed workload against a relying party on this machine that verifies"
                        + " nothing");
        assertThat(new GeneratorLimit(0, Map.of()).inWords()).endsWith("verifies nothing; no login ended");
        assertThat(new GeneratorLimit(0, Map.of("connect: refused", 812L)).inWords())
                .endsWith("; logins ended with connect: refused");
    }
}
