package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CookieJarTest {

    private final CookieJar jar = new CookieJar("rp.example.com");

    private String sentTo(String target) {
        ByteBuf out = Unpooled.buffer();
        jar.write(target, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void store(String... setCookies) {
        for (String setCookie : setCookies) {
            jar.store(setCookie, "/app/login?next=/x/y");
        }
    }

    @Test
    void anEmptyJarSendsNothing() {
        assertThat(sentTo("/")).isEmpty();
    }

    @Test
    void valuesAreKeptAsSent() {
        store("a=\"x+/y==\"; Path=/", "b= s%3Aabc.d ;Path=/;Secure;HttpOnly;SameSite=None;Version=1", "c=; Path=/");
        assertThat(sentTo("/")).isEqualTo("cookie: a=\"x+/y==\"; b=s%3Aabc.d; c=\r\n");
        assertThat(jar.value("b")).isEqualTo("s%3Aabc.d");
    }

    @Test
    void aCookieIsReplacedByNameAndPath() {
        store("a=1; Path=/", "b=2; Path=/", "a=3; Path=/", "a=4; Path=/app");
        assertThat(sentTo("/app")).isEqualTo("cookie: a=4; a=3; b=2\r\n");
        assertThat(jar.value("a")).isEqualTo("4");
    }

    @Test
    void aCookieGoesToItsPathAndBelow() {
        store("a=1; Path=/realms/bench/", "b=2; Path=/realms", "c=3; path=relative");
        assertThat(sentTo("/realms/bench/x")).isEqualTo("cookie: a=1; b=2\r\n");
        assertThat(sentTo("/realms?q=/realms/bench/")).isEqualTo("cookie: b=2\r\n");
        assertThat(sentTo("/realmsx")).isEmpty();
        assertThat(sentTo("/app/other")).isEqualTo("cookie: c=3\r\n");
    }

    @Test
    void withoutAPathItGoesWhereItCameFrom() {
        store("a=1");
        jar.store("b=2", "/top");
        assertThat(sentTo("/app/x")).isEqualTo("cookie: a=1; b=2\r\n");
        assertThat(sentTo("/other")).isEqualTo("cookie: b=2\r\n");
    }

    @Test
    void aCookieIsDeletedByAgeOrDate() {
        store("a=1; Path=/", "b=1; Path=/", "c=1; Path=/", "d=1; Path=/", "e=1; Path=/");
        store(
                "a=; Path=/; Max-Age=0",
                "b=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "c=2; Path=/; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Max-Age=60",
                "d=2; Path=/; Expires=Wed, 21 Oct 2099 19:28:00 GMT",
                "e=; Path=/; max-age=-1",
                "never=; Path=/; Max-Age=0");
        assertThat(sentTo("/")).isEqualTo("cookie: c=2; d=2\r\n");
    }

    @Test
    void aForeignDomainIsIgnored() {
        store(
                "a=1; Domain=example.com; Path=/",
                "b=1; Domain=.RP.example.com; Path=/",
                "c=1; Domain=evil.com; Path=/",
                "d=1; Domain=le.com; Path=/");
        assertThat(sentTo("/")).isEqualTo("cookie: a=1; b=1\r\n");
    }

    @Test
    void whatIsNoCookieIsDroppedAndCounted() {
        store("", "=x", "novalue", ";;;", "a=1=2; Path=/", "b=\0; Path=/", "c=1; Path=/\r\nx: y", "d=\t7; Path=/");
        assertThat(sentTo("/")).isEqualTo("cookie: a=1=2; d=7\r\n");
        assertThat(jar.malformed()).isEqualTo(6);
        jar.clear();
        assertThat(jar.malformed()).isZero();
    }

    @Test
    void theirNumberIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            store("c" + i + "=1; Path=/");
        }
        assertThat(sentTo("/").split(";")).hasSize(CookieJar.MAX_COOKIES);
    }

    @Test
    void aClearedJarIsEmpty() {
        store("a=1; Path=/");
        jar.clear();
        assertThat(sentTo("/")).isEmpty();
    }
}
