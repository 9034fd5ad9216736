package dev.keywave.cli;

import dev.keywave.attack.Attack;
import dev.keywave.attack.AttackCatalogue;
import dev.keywave.attack.Need;
import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.workload.CeremonyType;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keywave attacks}: the catalogue of attacks and look-alikes. */
@Command(
        name = "attacks",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists and shows attacks: ceremonies that violate one clause each, and look-alikes that do not.")
final class AttacksCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command; write list or show");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the catalogue.")
    int list(
            @Option(
                            names = "--ceremony",
                            paramLabel = "CEREMONY",
                            description = "Only those of this ceremony: registration or authentication.")
                    @Nullable
                    String ceremony,
            @Option(names = "--json", description = "As JSON, with all that there is to each.") boolean json) {
        List<Attack> attacks = ceremony == null ? AttackCatalogue.all() : AttackCatalogue.of(ceremony(ceremony));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(AttacksJson.of(attacks));
        } else {
            int width = attacks.stream()
                    .mapToInt(attack -> attack.name().length())
                    .max()
                    .orElse(0);
            String format = "%-" + width + "s  %-6s  %s%n";
            attacks.forEach(
                    attack -> out.printf(format, attack.name(), attack.expect().label(), attack.change()));
        }
        out.flush();
        return ExitCode.PASSED;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one entry of the catalogue.")
    int show(@Parameters(paramLabel = "NAME", description = "A name from 'attacks list'.") String name) {
        Attack attack = AttackCatalogue.byName(name);
        line("name", attack.name());
        line("ceremony", attack.ceremony().label());
        line("area", attack.area());
        line("clause", attack.clause());
        line("change", attack.change());
        line("noticed by", attack.noticedBy());
        line("expected", attack.expect().label());
        line("needs", attack.needs().stream().map(Need::label).sorted().collect(Collectors.joining(", ")));
        line("prepared by", attack.prepare().label());
        line("rejected as", String.join(", ", attack.rejectedAs()));
        line("mutation", attack.operator());
        spec.commandLine().getOut().flush();
        return ExitCode.PASSED;
    }

    private void line(String label, String value) {
        if (!value.isEmpty()) {
            spec.commandLine().getOut().printf("%-12s %s%n", label + ":", value);
        }
    }

    private static CeremonyType ceremony(String label) {
        List<String> labels =
                CeremonyType.WEBAUTHN.stream().map(CeremonyType::label).toList();
        return CeremonyType.WEBAUTHN.stream()
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new InputException("--ceremony \"" + label + "\" is none; " + Suggestion.among(label, labels)));
    }
}
