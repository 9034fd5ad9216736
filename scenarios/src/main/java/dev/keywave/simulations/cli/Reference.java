package dev.keywave.simulations.cli;

import dev.keywave.simulations.About;
import dev.keywave.simulations.Repertoire;
import dev.keywave.simulations.Setting;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Tells people which simulations there are and what can be said to them. */
final class Reference {

    private static final int NAMES = 21;
    private static final int FLAGS = 26;
    private static final int WIDTH = 120;

    private final PrintWriter out;

    Reference(PrintWriter out) {
        this.out = out;
    }

    /** All simulations. */
    void list() {
        for (About about : Repertoire.all()) {
            out.println(column(about.name(), NAMES) + about.sentence());
            out.println(column("", NAMES)
                    + about.own().stream()
                            .map(setting -> "--" + setting.label() + " " + byDefault(about, setting))
                            .collect(Collectors.joining("  "))
                            .stripTrailing());
        }
        out.println();
        StringBuilder line = new StringBuilder("All of them take");
        for (Setting setting : Setting.values()) {
            String flag = " --" + setting.label();
            if (setting.isCommon() && line.length() + flag.length() > WIDTH) {
                out.println(line);
                line.setLength(0);
            }
            line.append(setting.isCommon() ? flag : "");
        }
        out.println(line + " --var --secret.");
        out.println("'keywave gatling NAME --help' says what they mean; 'keywave gatling NAME' runs one.");
        out.flush();
    }

    /** One simulation with its settings. */
    void of(About about) {
        out.println(about.name() + ": " + about.sentence());
        out.println();
        for (Setting setting : about.settings()) {
            String value = about.byDefault(setting);
            out.println("  " + column("--" + setting.label() + " " + setting.placeholder(), FLAGS)
                    + setting.description() + (value == null ? "" : " Default: " + value + "."));
        }
        out.println("  " + column("--var NAME=VALUE", FLAGS) + "Value of an adapter's variable. Repeatable.");
        out.println("  " + column("--secret NAME=WHERE", FLAGS)
                + "Where an adapter's secret is: env:VARIABLE or file:PATH. Repeatable.");
        out.println();
        out.println("For Gatling's Maven plugin they are system properties, -Dkeywave."
                + about.settings().get(0).label() + "=..., variables -Dkeywave.var.NAME=VALUE.");
        out.flush();
    }

    private static String byDefault(About about, Setting setting) {
        String value = about.byDefault(setting);
        return value == null ? setting.placeholder() : value;
    }

    private static String column(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + " ";
    }
}
