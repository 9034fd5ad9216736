package dev.keywave.adapter;

import static dev.keywave.adapter.ScriptedResponse.html;
import static dev.keywave.adapter.ScriptedResponse.plain;
import static dev.keywave.adapter.ScriptedResponse.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.adapter.Verdict.Kind;
import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The third flow of an adapter: what users fall back to. */
final class PasswordFlowTest {

    private static final String REGISTER = "adapter: t\nflows:\n  register: [{create: {options: {}, as: cred}}, "
            + "{post: /r, json: '{cred.json}'}]\n  password: ";

    private static Adapter adapter(String password) {
        return Adapter.of(YamlDocument.parse("t.yaml", REGISTER + password + "\n"), Map.of());
    }

    @Test
    void signsInOverHttpAlone() {
        Walk walk = Walk.password(
                adapter("[{post: /login, form: {u: '{user.name}', p: '{user.password}'}, reject: {status: 403}}]"),
                Walk.TARGET);
        assertThat(walk.exchange(plain(200, ""))).startsWith("POST /login\n").endsWith("\nu=u7&p=pw-u7");
        assertThat(walk.isOver()).isTrue();
    }

    @Test
    void doesNotChangeHowCredentialsAreSent() {
        Program program =
                Program.compile(adapter("[{post: /login, json: {p: '{user.password}'}}]"), URI.create(Walk.TARGET));
        assertThat(program.sendsWholeCredential()).isTrue();
        assertThat(program.signsInByPassword()).isTrue();
    }

    @Test
    void knowsTheColumnsOfUsersToo() {
        assertThat(adapter("[{post: /login, form: {p: '{user.pin}'}}]").userColumns())
                .containsExactly("pin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "[{post: /a}, {get_assertion: {options: {}, as: c}}] ! 4:27: has no place in password: nobody is asked for a credential there; remove it",
                "[{create: {options: {}, as: c}}] ! 4:15: has no place in password: nobody is asked for a credential there; remove it",
                "[] ! 4:3: no step in password; write the requests that sign a user in",
                "[{post: '/{cred.id}'}] ! 4:23: variable \"cred\" is not bound yet",
            })
    void whatDoesNotBelongThereIsAnErrorWithItsPlace(String password, String message) {
        assertThatThrownBy(() -> adapter(password))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("t.yaml:" + message);
    }

    @Test
    void anAdapterWithoutOneSaysWhatToDo() {
        Program program =
                Program.compile(Adapters.load("hanko", Map.of("tenant", "t")), URI.create(Walk.TARGET), inputs());
        assertThatThrownBy(program::requirePassword)
                .isInstanceOf(InputException.class)
                .hasMessage("adapter hanko knows no passwords: it has no password flow; add one to a copy of it"
                        + " ('keywave adapters show'), or leave password out of the mix");
    }

    private static Inputs inputs() {
        return new Inputs(Secrets.read(Map.of("api_key", "env:X"), variable -> "s3cret"), null);
    }

    @Test
    void springSecuritySaysYesAndNoByItsRedirect() {
        Adapter spring = Adapters.load("spring-security", Map.of());
        String page = "setupLogin({\"X-CSRF-TOKEN\" : \"T1\"}, \"\", null)";
        Walk accepted = Walk.password(spring, Walk.TARGET);
        assertThat(accepted.exchange(html(200, page).with("set-cookie", "JSESSIONID=A; Path=/")))
                .startsWith("GET /login\n");
        assertThat(accepted.exchange(redirect("/"))).endsWith("\nusername=u7&password=pw-u7&_csrf=T1");
        assertThat(accepted.isOver()).isTrue();

        Walk refused = Walk.password(spring, Walk.TARGET);
        refused.exchange(html(200, page));
        assertThat(refused.receive(redirect("/login?error")).kind()).isEqualTo(Kind.REJECTED);

        Walk expired = Walk.password(spring, Walk.TARGET);
        expired.exchange(html(200, page));
        assertThat(expired.receive(redirect("/login"))).isEqualTo(new Verdict(Kind.FAILED, "csrf_expired"));
    }

    @Test
    void keycloakSaysYesByACodeAndNoByItsPage() {
        Adapter keycloak = Adapters.load("keycloak-passkey", Map.of());
        String page = "<form id=\"kc-form-login\" action=\"/login-actions/authenticate?session_code=s&amp;tab_id=t\">";
        Walk accepted = Walk.password(keycloak, Walk.TARGET);
        assertThat(accepted.exchange(html(200, page))).startsWith("GET /realms/master/protocol/openid-connect/auth?");
        assertThat(accepted.exchange(redirect("http://localhost/callback?state=keywave&code=c")))
                .startsWith("POST /login-actions/authenticate?session_code=s&tab_id=t\n")
                .endsWith("\nusername=u7&password=pw-u7&credentialId=");
        assertThat(accepted.isOver()).isTrue();

        Walk refused = Walk.password(keycloak, Walk.TARGET);
        refused.exchange(html(200, page));
        Verdict no =
                refused.receive(html(200, "<span class=\"kc-feedback-text\"> Invalid username or password. </span>"));
        assertThat(no.kind()).isEqualTo(Kind.REJECTED);
        assertThat(no.reason()).contains("Invalid username or password.");
    }
}
