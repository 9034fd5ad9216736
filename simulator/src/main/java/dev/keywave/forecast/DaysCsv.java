package dev.keywave.forecast;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.keywave.rollout.SignInMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A forecast as a table: a header, then one row for each day and wave, with {@code all} for everybody. Columns:
 *
 * <pre>
 * date, wave
 * users, enrolled, two_methods, high_impact_users, high_impact_enrolled, compliant_devices     people in the evening
 * state_STATE                                       people in the evening; the states add up to all there ever are
 * registrations, abandoned_registrations            on the day
 * sign_ins_METHOD, failed_sign_ins_METHOD           attempts; they add up over the methods
 * fallbacks                                         attempts by another method in place of a passkey
 * password_resets, support_calls, passkey_calls     on the day
 * locked_out_REASON, would_lock_out_REASON          people, each once a day
 * recoveries, seconds_saved                         on the day; seconds of people's time, negative when it is lost
 * </pre>
 */
public final class DaysCsv {

    /** Everybody, in the column that otherwise names a wave. */
    public static final String ALL = "all";

    private DaysCsv() {}

    /** Writes the table; the writer stays open. */
    public static void write(Forecast forecast, Writer to) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(to);
        try {
            csv.writeRecord(header());
            for (int i = 0; i < forecast.days().size(); i++) {
                csv.writeRecord(row(ALL, forecast.days().get(i)));
                for (WaveForecast wave : forecast.waves()) {
                    csv.writeRecord(row(wave.wave().name(), wave.days().get(i)));
                }
            }
            csv.flush();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "date",
                "wave",
                "users",
                "enrolled",
                "two_methods",
                "high_impact_users",
                "high_impact_enrolled",
                "compliant_devices"));
        Arrays.stream(EnrolmentState.values()).forEach(state -> header.add("state_" + state.label()));
        header.addAll(List.of("registrations", "abandoned_registrations"));
        Arrays.stream(SignInMethod.values()).forEach(method -> header.add("sign_ins_" + method.label()));
        Arrays.stream(SignInMethod.values()).forEach(method -> header.add("failed_sign_ins_" + method.label()));
        header.addAll(List.of("fallbacks", "password_resets", "support_calls", "passkey_calls"));
        Arrays.stream(Lockout.values()).forEach(reason -> header.add("locked_out_" + reason.label()));
        Arrays.stream(Lockout.values()).forEach(reason -> header.add("would_lock_out_" + reason.label()));
        header.addAll(List.of("recoveries", "seconds_saved"));
        return header;
    }

    private static List<String> row(String wave, Day day) {
        List<String> row = new ArrayList<>(List.of(day.date().toString(), wave));
        for (int people : new int[] {
            day.users(),
            day.enrolled(),
            day.twoMethods(),
            day.highImpactUsers(),
            day.highImpactEnrolled(),
            day.compliantDevices()
        }) {
            row.add(Integer.toString(people));
        }
        add(row, EnrolmentState.values(), day.states());
        row.add(Integer.toString(day.registrations()));
        row.add(Integer.toString(day.abandonedRegistrations()));
        add(row, SignInMethod.values(), day.signIns());
        add(row, SignInMethod.values(), day.failedSignIns());
        row.add(Long.toString(day.fallbacks()));
        row.add(Long.toString(day.passwordResets()));
        row.add(number(day.supportCalls()));
        row.add(number(day.passkeyCalls()));
        add(row, Lockout.values(), day.lockouts());
        add(row, Lockout.values(), day.reportedOnly());
        row.add(Integer.toString(day.recoveries()));
        row.add(number(day.secondsSaved()));
        return row;
    }

    private static <K> void add(List<String> row, K[] keys, Map<K, ? extends Number> counts) {
        for (K key : keys) {
            Number count = counts.get(key);
            row.add(count == null ? "0" : count.toString());
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
