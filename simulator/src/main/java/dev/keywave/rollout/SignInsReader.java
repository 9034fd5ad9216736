package dev.keywave.rollout;

import dev.keywave.input.Quantities;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how people sign in, and what support makes of it. */
final class SignInsReader {

    private static final List<String> KEYS =
            List.of("current", "methods", "per_day", "busiest_hour", "monday_factor", "burst", "absent");
    private static final List<String> METHOD_KEYS = List.of("success", "duration", "calls");
    private static final List<String> HELP_DESK_KEYS = List.of(
            "currency",
            "cost_per_call",
            "hourly_cost",
            "resets",
            "calls_with_passkey",
            "calls_per_lockout",
            "recovery_time");
    private static final List<String> LIFECYCLE_KEYS = List.of("lost", "replaced", "revoked", "leavers", "joiners");

    private SignInsReader() {}

    static SignIns signIns(YamlNode node) {
        node.knowing(KEYS);
        double perDay = PlanValues.number(node.optional("per_day"), Defaults.PER_DAY, 0.01, 200);
        return new SignIns(
                current(node.optional("current")),
                methods(node.optional("methods")),
                perDay,
                PlanValues.share(node.optional("busiest_hour"), Defaults.BUSIEST_HOUR_SHARE),
                PlanValues.number(node.optional("monday_factor"), Defaults.MONDAY_FACTOR, 0.1, 10),
                PlanValues.number(node.optional("burst"), Defaults.BURST, 1, 1_000),
                PlanValues.share(node.optional("absent"), Defaults.ABSENT_SHARE));
    }

    private static Map<SignInMethod, Double> current(YamlNode node) {
        if (!node.isPresent()) {
            return Defaults.CURRENT;
        }
        Map<SignInMethod, Double> current = new EnumMap<>(SignInMethod.class);
        node.asMap().forEach((label, share) -> {
            SignInMethod method =
                    method(share, List.of(SignInMethod.PASSWORD, SignInMethod.PASSWORD_OTP, SignInMethod.PUSH));
            current.put(method, share.as(Quantities::fraction));
        });
        double sum = current.values().stream().mapToDouble(Double::doubleValue).sum();
        if (Math.abs(sum - 1) > 1e-6) {
            throw node.keyLocation()
                    .error(String.format(
                            Locale.ROOT,
                            "the methods before the rollout add up to %.4g%%; let each user have one, so that they are 100%%",
                            100 * sum));
        }
        return current;
    }

    private static Map<SignInMethod, MethodFigures> methods(YamlNode node) {
        Map<SignInMethod, MethodFigures> methods = Defaults.methods();
        node.asMap().forEach((label, figures) -> {
            SignInMethod method = method(figures, List.of(SignInMethod.values()));
            figures.knowing(METHOD_KEYS);
            methods.computeIfPresent(
                    method,
                    (same, absent) -> new MethodFigures(
                            PlanValues.share(figures.optional("success"), absent.successShare()),
                            figures.optional("duration").isPresent()
                                    ? figures.required("duration").as(Quantities::durationNs) / 1e9
                                    : absent.durationS(),
                            PlanValues.number(figures.optional("calls"), absent.callsPerUserMonth(), 0, 100)));
        });
        return methods;
    }

    private static SignInMethod method(YamlNode value, List<SignInMethod> among) {
        for (SignInMethod method : among) {
            if (method.label().equals(value.name())) {
                return method;
            }
        }
        List<String> known = among.stream().map(SignInMethod::label).toList();
        throw value.keyLocation()
                .error("\"" + value.name() + "\" is no method here; " + Suggestion.among(value.name(), known));
    }

    static Lifecycle lifecycle(YamlNode node) {
        node.knowing(LIFECYCLE_KEYS);
        Lifecycle absent = Defaults.LIFECYCLE;
        double[] shares = {
            absent.lostPerYear(),
            absent.replacedPerYear(),
            absent.revokedPerYear(),
            absent.leaversPerYear(),
            absent.joinersPerYear()
        };
        double[] read = new double[shares.length];
        Arrays.setAll(read, i -> PlanValues.share(node.optional(LIFECYCLE_KEYS.get(i)), shares[i]));
        return new Lifecycle(read[0], read[1], read[2], read[3], read[4]);
    }

    static HelpDesk helpDesk(YamlNode node) {
        node.knowing(HELP_DESK_KEYS);
        HelpDesk absent = Defaults.HELP_DESK;
        YamlNode recovery = node.optional("recovery_time");
        return new HelpDesk(
                node.optional("currency").asString(absent.currency()),
                PlanValues.number(node.optional("cost_per_call"), absent.costPerCall(), 0, 1e9),
                PlanValues.number(node.optional("hourly_cost"), absent.hourlyCost(), 0, 1e9),
                PlanValues.share(node.optional("resets"), absent.resetShare()),
                PlanValues.share(node.optional("calls_with_passkey"), absent.passwordCallsKept()),
                PlanValues.number(node.optional("calls_per_lockout"), absent.recoveryCallsPerLockout(), 0, 100),
                recovery.isPresent() ? recoveryHours(recovery) : absent.recoveryHours());
    }

    private static double recoveryHours(YamlNode recovery) {
        double hours = recovery.as(Quantities::durationNs) / 3.6e12;
        if (hours > 1_000) {
            throw recovery.error("\"" + recovery.asString() + "\" of working time is half a year; write at most 1000h");
        }
        return hours;
    }
}
