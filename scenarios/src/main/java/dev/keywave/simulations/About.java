package dev.keywave.simulations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation is and what can be said to it.
 *
 * @param name of its class
 * @param sentence what it does
 * @param own settings that not every simulation has
 * @param defaults what holds when nothing is said, as somebody would write it
 */
public record About(String name, String sentence, List<Setting> own, Map<Setting, String> defaults) {

    private static final Map<Setting, String> EVERYWHERE = Map.of(
            Setting.ADAPTER, "fido-conformance",
            Setting.MODELS, "synced-passkey=80,security-key=20",
            Setting.CONNECTION_POLICY, "user",
            Setting.REGISTER_RATE, "200/s",
            Setting.P99, "1s",
            Setting.ERRORS, "1%");

    /** Copies the collections. */
    public About {
        own = List.copyOf(own);
        defaults = Map.copyOf(defaults);
    }

    static About of(String name, String sentence) {
        return new About(name, sentence, List.of(), EVERYWHERE);
    }

    /** With a default; the setting becomes one of its own unless all have it. */
    About with(Setting setting, String text) {
        Map<Setting, String> more = new LinkedHashMap<>(defaults);
        more.put(setting, text);
        return new About(name, sentence, own, more).with(setting);
    }

    /** With a setting of its own that has no default. */
    About with(Setting setting) {
        if (setting.isCommon() || own.contains(setting)) {
            return this;
        }
        List<Setting> more = new ArrayList<>(own);
        more.add(setting);
        return new About(name, sentence, more, defaults);
    }

    /** With its package, as Gatling wants it. */
    public String className() {
        return About.class.getPackageName() + "." + name;
    }

    /** All that can be said to it, its own first. */
    public List<Setting> settings() {
        return Stream.concat(own.stream(), Arrays.stream(Setting.values()).filter(Setting::isCommon))
                .toList();
    }

    /** Whether it can be said to this simulation. */
    boolean knows(Setting setting) {
        return setting.isCommon() || own.contains(setting);
    }

    /** What holds when nothing is said, or null when that is nothing. */
    public @Nullable String byDefault(Setting setting) {
        return defaults.get(setting);
    }
}
