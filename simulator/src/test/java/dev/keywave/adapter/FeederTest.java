package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeederTest {

    @TempDir
    private Path folder;

    private Feeder feeder(String csv) {
        return Feeder.read(file(csv));
    }

    private Path file(String csv) {
        try {
            return Files.writeString(folder.resolve("users.csv"), csv);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertError(String csv, String message) {
        assertThatThrownBy(() -> feeder(csv))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("users.csv") + message);
    }

    private static Adapter adapter() {
        return Walk.adapter(
                "- {post: '/{user.upn|url}', json: {n: '{user.name}', p: '{user.password}', i: '{user.index}'}}");
    }

    private static String rows(String row) {
        return "upn,name\n" + "x,x\n".repeat(7) + row + "\n";
    }

    @Test
    void rowsBelongToUsersByTheirNumber() {
        assertThat(adapter().userColumns()).containsExactly("upn");
        Walk walk = Walk.authenticate(
                adapter(), Walk.TARGET, new Inputs(Secrets.NONE, feeder(rows("a@b.example,\"O'Neil, \"\"A\"\"\""))));
        walk.call(FakeCredential.ASSERTED);
        assertThat(walk.request())
                .startsWith("POST /a%40b.example\n")
                .endsWith("\n{\"n\":\"O'Neil, \\\"A\\\"\",\"p\":\"pw-u7\",\"i\":7}");
    }

    @Test
    void aByteOrderMarkBlankLinesAndAnyLineBreakAreFine() {
        Feeder feeder = feeder("\ufeffname , password\r\nu1,p1\r\n\r\n\"u\n2\",\r\n");
        assertThat(feeder.columns()).containsExactly("name", "password");
        assertThat(feeder.rows()).isEqualTo(2);
        assertThat(feeder.value(1, 0)).isEqualTo("u\n2");
        assertThat(feeder.value(1, 1)).isEmpty();
    }

    @Test
    void aColumnThatIsNotThereIsAnErrorAtItsPlace() {
        URI target = URI.create(Walk.TARGET);
        assertThatThrownBy(() -> Program.compile(adapter(), target))
                .isInstanceOf(InputException.class)
                .hasMessage("t.yaml:8:14: the user has no \"upn\"; known: name, password, index; "
                        + "or give a feeder, a CSV file with that column");
        Inputs inputs = new Inputs(Secrets.NONE, feeder("upnn,name\nx,y\n"));
        assertThatThrownBy(() -> Program.compile(adapter(), target, inputs))
                .hasMessage("t.yaml:8:14: the user has no \"upn\"; did you mean \"upnn\"? "
                        + "(known: name, password, index, upnn); or add that column to the feeder");
    }

    @Test
    void fewerRowsThanUsersAreRefused() {
        Feeder feeder = feeder("name\na\nb\n");
        feeder.requireRows(2);
        assertThatThrownBy(() -> feeder.requireRows(100))
                .isInstanceOf(InputException.class)
                .hasMessage(folder.resolve("users.csv") + ": 2 rows for 100 users; add rows or run fewer users");
    }

    @Test
    void aBadFileIsRefusedInOneLineWithItsLine() throws IOException {
        assertError("", ": is empty; write a header such as name,password and a row for each user");
        assertError("name\n", ": has a header but no row; write a row for each user");
        assertError("name,name\na,b\n", ":1: column \"name\" a second time; remove one");
        assertError("name,,x\na,b,c\n", ":1: column 2 has no name; name it or remove it");
        assertError(
                "na-me\na\n",
                ":1: \"na-me\" is not a column's name; write letters, digits and underscores, a letter first");
        assertError("index\na\n", ":1: \"index\" is the user's number already; name the column otherwise");
        assertError(
                "a,b\n1,2\n\"x\ny\",2\n1,2,3\n",
                ":5: 3 fields under 2 columns; quote a field that has a comma or a quote inside");
        assertError("a,b\n1\n", ":2: 1 field under 2 columns; quote a field that has a comma or a quote inside");
        assertThatThrownBy(() -> feeder("a,b\n1,\"2\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("users.csv") + ": not CSV: ");
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> Feeder.read(binary)).hasMessage(binary + ": is not UTF-8; save it as UTF-8");
        assertThatThrownBy(() -> Feeder.read(folder))
                .hasMessage(folder + ": no such file; give the path of a CSV file");
    }
}
