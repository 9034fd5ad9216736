package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Fields as browsers send them, and as others do. */
final class FormFieldsTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    @Test
    void fieldsAreDecodedAndTheFirstOfANameCounts() {
        FormFields fields = FormFields.ofBody(post("a=1+2%26&b=%C3%BC&a=3;4&c", FORM));
        assertThat(fields.get("a")).isEqualTo("1 2&");
        assertThat(fields.get("b")).isEqualTo("ü");
        assertThat(fields.has("c")).isTrue();
        assertThat(fields.get("c")).isEmpty();
        assertThat(fields.get("d")).isEmpty();
    }

    @Test
    void whatIsNoFormHasNoFields() {
        assertThat(FormFields.ofBody(post("a=%zz", FORM)).all()).isEmpty();
        assertThat(FormFields.ofBody(post("a=1", "application/json")).all()).isEmpty();
        assertThat(FormFields.ofQuery(post("", "")).get("q")).isEqualTo("1");
    }

    @Test
    void bytesAreBase64UrlWithoutPadding() {
        FormFields fields = FormFields.ofBody(post("good=AAE&bad=AAE%3D&empty=", FORM));
        assertThat(fields.requiredBase64Url("good").length()).isEqualTo(2);
        assertThat(fields.base64Url("empty").isEmpty()).isTrue();
        assertThatThrownBy(() -> fields.base64Url("bad")).hasMessage("bad is not base64url without padding");
        assertThatThrownBy(() -> fields.requiredBase64Url("empty")).hasMessage("empty is missing or empty");
    }

    private static HttpExchange post(String body, String type) {
        return new HttpExchange(
                HttpMethod.POST,
                "/form?q=1",
                new DefaultHttpHeaders().set(HttpHeaderNames.CONTENT_TYPE, type),
                true,
                new ByteString(body.getBytes(StandardCharsets.UTF_8)));
    }
}
