package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

final class PointedValueTest {

    @Test
    void withoutAPointerItIsTheWholeText() {
        assertThat(find("{\"a\":1}", "")).isEqualTo("{\"a\":1}");
    }

    @Test
    void objectsAreEnteredByName() {
        String json = "{\"x\":[{\"publicKey\":0}],\"data\":{\"y\":{},\"publicKey\":{\"a\":{\"b\":\"ü}\"}}},\"z\":1}";

        assertThat(find(json, "/data/publicKey")).isEqualTo("{\"a\":{\"b\":\"ü}\"}}");
        assertThat(find("{\"a/b\":{\"~\":{}}}", "/a~1b/~0")).isEqualTo("{}");
    }

    @Test
    void aStringThatHoldsJsonIsThatJson() {
        assertThat(find("{\"options\":\"{\\\"challenge\\\":\\\"AA\\\"}\"}", "/options"))
                .isEqualTo("{\"challenge\":\"AA\"}");
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(find("{\"a\":1}", "/b")).isNull();
        assertThat(find("[1]", "/b")).isNull();
        assertThat(find("{\"a\":1}", "/a/b")).isNull();
    }

    @Test
    void whatIsNoJsonIsSaid() {
        assertThatThrownBy(() -> find("<html>", "/a")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> find("{\"a\":{\"b\":", "/a")).isInstanceOf(JacksonException.class);
    }

    private static @Nullable String find(String json, String pointer) {
        PointedValue value = PointedValue.find(json.getBytes(StandardCharsets.UTF_8), PointedValue.names(pointer));
        return value == null ? null : new String(value.json, value.offset, value.length, StandardCharsets.UTF_8);
    }
}
