package dev.keywave.simulations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what there is. Maven runs tests in the module's folder. */
final class ReadmeTest {

    private final String readme = read("README.md");

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/test/java/PasskeyLogin.java", "src/test/resources/logback-test.xml"})
    void theTemplateIsShownAsItIs(String file) {
        assertThat(readme).contains("`" + file + "`").contains("\n" + read("template/" + file) + "```");
    }

    @Test
    void theListIsTheCommandsOwn() {
        StringWriter list = new StringWriter();
        new Reference(new PrintWriter(list)).list();
        assertThat(readme).contains("```\n" + list + "```");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
