package dev.keywave.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.input.YamlDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reference page says what the code does. */
final class ReferencePageTest {

    private static final Pattern YAML = Pattern.compile("(?ms)^( *)```yaml\\n(.*?)^ *```$");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("ADAPTERS.md"));
    }

    private static List<String> adapters() {
        List<String> adapters = new ArrayList<>();
        Matcher matcher = YAML.matcher(page);
        while (matcher.find()) {
            adapters.add(matcher.group(2).replaceAll("(?m)^" + matcher.group(1), ""));
        }
        return adapters;
    }

    @Test
    void everyAdapterOnThePageLoadsAndCompiles() {
        List<String> adapters = adapters();
        assertThat(adapters).hasSizeGreaterThan(4).allMatch(yaml -> yaml.startsWith("adapter: "));
        for (String yaml : adapters) {
            Adapter adapter = Adapter.of(YamlDocument.parse("page.yaml", yaml), Map.of());
            Map<String, String> references =
                    adapter.secrets().keySet().stream().collect(Collectors.toMap(Function.identity(), name -> "env:X"));
            Secrets secrets = Secrets.read(references, variable -> "x");
            assertThat(Program.compile(adapter, URI.create("https://rp.example"), new Inputs(secrets, null)))
                    .as(adapter.name())
                    .isNotNull();
        }
    }

    @Test
    void everyNameOfTheFormatIsOnThePage() {
        List<String> names = new ArrayList<>(Filter.labels());
        names.addAll(Decoder.labels());
        names.addAll(Names.CREATED_MEMBERS);
        names.addAll(Names.ASSERTED_MEMBERS);
        names.addAll(List.of("expect", "reject", "throttle", "failures", "capture", "headers", "loop", "create"));
        names.addAll(List.of("get_assertion", "where", "pick", "all", "within", "optional", "decode", "until", "most"));
        assertThat(names).allSatisfy(name -> assertThat(page).containsPattern("`[^`\\n]*\\b" + name + "\\b[^`\\n]*`"));
    }
}
