package dev.keywave.rollout;

import dev.keywave.input.InputException;
import dev.keywave.input.Quantities;
import dev.keywave.input.YamlDocument;
import dev.keywave.input.YamlNode;
import dev.keywave.measure.Threshold;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads a rollout plan, a YAML file; {@link #example()} is one with every key, its default and the default's source. */
public final class RolloutPlanFile {

    private static final List<String> KEYS = List.of(
            "organisation",
            "sign_ins",
            "second_authenticator",
            "lifecycle",
            "help_desk",
            "waves",
            "checkpoint",
            "relying_party",
            "from",
            "until");
    private static final List<String> SECOND_KEYS = List.of("share", "within_days");
    private static final List<String> CRITERIA_KEYS = List.of(
            "enrolled",
            "two_methods",
            "high_impact",
            "success",
            "compliant",
            "locked_out",
            "support_calls",
            "headroom");
    private static final List<String> RELYING_PARTY_KEYS = List.of("registrations", "authentications", "objectives");
    private static final int MOST_DAYS = 1_100;

    private RolloutPlanFile() {}

    /**
     * Reads a plan whose waves are to come.
     *
     * @throws InputException {@code file:line:column: what} at the first error
     */
    public static RolloutPlan read(Path file) {
        return read(file, Clock.system(ZoneId.systemDefault()), false);
    }

    /**
     * Reads a plan.
     *
     * @param clock tells which day is today
     * @param allowPast whether waves may have begun before it
     * @throws InputException {@code file:line:column: what} at the first error
     */
    public static RolloutPlan read(Path file, Clock clock, boolean allowPast) {
        return read(YamlDocument.read(file), clock, allowPast);
    }

    /** A plan to begin with, commented; itself a plan that can be read. */
    public static String example() {
        try (InputStream stream = RolloutPlanFile.class.getResourceAsStream("example.yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the example plan is missing from this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RolloutPlan read(YamlNode root, Clock clock, boolean allowPast) {
        root.knowing(KEYS);
        OrganisationReader people = new OrganisationReader(root.map("organisation"));
        Organisation organisation = people.read();
        YamlNode second = root.optional("second_authenticator").knowing(SECOND_KEYS);
        List<Wave> waves =
                new WaveReader(organisation, people.models(), allowPast ? null : LocalDate.now(clock)).read(root);
        LocalDate first = waves.get(0).start();
        LocalDate from = PlanValues.date(root.optional("from"), first.minusDays(Defaults.DAYS_BEFORE));
        LocalDate until = until(root.optional("until"), waves);
        requireOrder(root, from, first, until);
        return new RolloutPlan(
                organisation,
                SignInsReader.signIns(root.optional("sign_ins")),
                PlanValues.share(second.optional("share"), Defaults.BACKUP_SHARE),
                PlanValues.whole(second.optional("within_days"), Defaults.BACKUP_DAYS, 1, 365),
                SignInsReader.lifecycle(root.optional("lifecycle")),
                SignInsReader.helpDesk(root.optional("help_desk")),
                waves,
                criteria(root.optional("checkpoint")),
                limits(root.optional("relying_party")),
                from,
                until,
                people.modelFiles());
    }

    /** Two weeks after the last checkpoint or enforcement, unless the plan says so. */
    private static LocalDate until(YamlNode node, List<Wave> waves) {
        LocalDate last = waves.get(waves.size() - 1).end();
        LocalDate latest = last;
        for (Wave wave : waves) {
            Enforcement enforcement = wave.enforcement();
            if (enforcement != null
                    && !enforcement.onlyReports()
                    && enforcement.from().isAfter(latest)) {
                latest = enforcement.from();
            }
        }
        LocalDate until = PlanValues.date(node, latest.plusDays(Defaults.DAYS_AFTER));
        if (until.isBefore(last)) {
            throw node.error(until + " is before the last checkpoint, on " + last + "; write a later day");
        }
        return until;
    }

    private static void requireOrder(YamlNode root, LocalDate from, LocalDate first, LocalDate until) {
        if (!from.isBefore(first)) {
            throw root.optional("from")
                    .error(from + " is not before the first wave, which starts on " + first
                            + "; write an earlier day, so that before and after can be compared");
        }
        long days = ChronoUnit.DAYS.between(from, until) + 1;
        if (days > MOST_DAYS) {
            throw root.required("waves")
                    .error("the plan goes from " + from + " to " + until + ", " + days + " days; at most " + MOST_DAYS
                            + " are simulated");
        }
    }

    private static Criteria criteria(YamlNode node) {
        node.knowing(CRITERIA_KEYS);
        Criteria absent = Defaults.CRITERIA;
        return new Criteria(
                PlanValues.share(node.optional("enrolled"), absent.enrolledShare()),
                PlanValues.share(node.optional("two_methods"), absent.twoMethodsShare()),
                PlanValues.share(node.optional("high_impact"), absent.highImpactShare()),
                PlanValues.share(node.optional("success"), absent.successShare()),
                PlanValues.share(node.optional("compliant"), absent.compliantShare()),
                PlanValues.share(node.optional("locked_out"), absent.lockedOutShare()),
                PlanValues.number(node.optional("support_calls"), absent.supportCallsFactor(), 0, 1_000),
                PlanValues.share(node.optional("headroom"), absent.headroom()));
    }

    private static RelyingPartyLimits limits(YamlNode node) {
        node.knowing(RELYING_PARTY_KEYS);
        YamlNode objectives = node.optional("objectives");
        List<String> thresholds = new ArrayList<>();
        for (YamlNode objective : objectives.asList()) {
            try {
                thresholds.add(Threshold.parse(objective.asString()).expression());
            } catch (InputException e) {
                throw new InputException(objective.location() + ": " + e.getMessage(), e);
            }
        }
        return new RelyingPartyLimits(
                node.optional("registrations").as(Quantities::positiveRatePerS, Double.POSITIVE_INFINITY),
                node.optional("authentications").as(Quantities::positiveRatePerS, Double.POSITIVE_INFINITY),
                objectives.isPresent() ? thresholds : Defaults.OBJECTIVES);
    }
}
