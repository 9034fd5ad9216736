package dev.keywave.rollout;

import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.input.Suggestion;
import dev.keywave.input.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the waves, and sees that each begins when the one before has been judged. */
final class WaveReader {

    private static final List<String> KEYS = List.of(
            "name", "groups", "start", "checkpoint", "spread_days", "temporary_access_pass", "campaign", "enforcement");
    private static final List<String> CAMPAIGN_KEYS = List.of(
            "engage",
            "finish",
            "snooze_days",
            "max_snoozes",
            "forced_from",
            "smooth_days",
            "messages",
            "message_registers");
    private static final List<String> ENFORCEMENT_KEYS =
            List.of("from", "report_only", "compliant_device", "allowed_models");
    private static final Pattern BEFORE = Pattern.compile("T-([0-9]{1,3})");

    private final Organisation organisation;
    private final AuthenticatorModels models;
    private final @Nullable LocalDate today;
    private final Set<String> grouped = new HashSet<>();
    private final List<Wave> waves = new ArrayList<>();

    /** Waves may begin before today when {@code today} is null. */
    WaveReader(Organisation organisation, AuthenticatorModels models, @Nullable LocalDate today) {
        this.organisation = organisation;
        this.models = models;
        this.today = today;
    }

    List<Wave> read(YamlNode document) {
        List<YamlNode> nodes = document.list("waves");
        if (nodes.isEmpty()) {
            throw document.required("waves").error("no wave; add one with its start");
        }
        for (YamlNode node : nodes) {
            waves.add(wave(node.knowing(KEYS), nodes.size()));
        }
        return waves;
    }

    private Wave wave(YamlNode node, int count) {
        YamlNode name = node.optional("name");
        String text = name.asString("wave " + (waves.size() + 1));
        if (waves.stream().anyMatch(wave -> wave.name().equals(text))) {
            throw name.error("there is a wave \"" + text + "\" already; give this one another name");
        }
        LocalDate start = start(node.required("start"));
        YamlNode checkpoint = node.optional("checkpoint");
        LocalDate end = PlanValues.date(checkpoint, start.plusDays(Defaults.WAVE_DAYS));
        requireNotBefore(checkpoint, end, start, "the wave's checkpoint", "it starts on " + start);
        List<String> groups = groups(node, count);
        Enforcement enforcement = enforcement(node.optional("enforcement"), start);
        Wave wave = new Wave(
                text,
                groups,
                start,
                end,
                PlanValues.whole(node.optional("spread_days"), 1, 1, 250),
                campaign(node.optional("campaign"), start, enforcement),
                node.optional("temporary_access_pass").asBoolean(true),
                enforcement);
        PolicyCheck.require(node.optional("enforcement"), wave, organisation);
        return wave;
    }

    private LocalDate start(YamlNode node) {
        LocalDate start = PlanValues.date(node);
        if (today != null && start.isBefore(today)) {
            throw node.error(start + " is in the past, today is " + today
                    + "; write a day to come, or look back with --allow-past");
        }
        if (!waves.isEmpty()) {
            Wave before = waves.get(waves.size() - 1);
            if (start.isBefore(before.start())) {
                throw node.error(start + " is before wave \"" + before.name() + "\" starts, on " + before.start()
                        + "; list the waves in the order of their starts");
            } else if (!start.isAfter(before.end())) {
                throw node.error(start + " overlaps wave \"" + before.name() + "\", whose checkpoint is on "
                        + before.end() + "; start after it, for it decides on this one");
            }
        }
        return start;
    }

    private List<String> groups(YamlNode wave, int waveCount) {
        List<String> known = organisation.groups().stream().map(Group::name).toList();
        YamlNode list = wave.optional("groups");
        if (!list.isPresent()) {
            if (waveCount == 1) {
                return known;
            }
            list = wave.required("groups");
        }
        List<String> groups = new ArrayList<>();
        for (YamlNode group : list.asList()) {
            String name = group.asString();
            if (!known.contains(name)) {
                throw group.error("there is no group \"" + name + "\"; " + Suggestion.among(name, known));
            } else if (!grouped.add(name)) {
                throw group.error("group \"" + name + "\" is in a wave already; a group begins once, take it out here");
            }
            groups.add(name);
        }
        if (groups.isEmpty()) {
            throw list.error("a wave without groups; name the groups that begin in it");
        }
        return groups;
    }

    private static Campaign campaign(YamlNode node, LocalDate start, @Nullable Enforcement enforcement) {
        node.knowing(CAMPAIGN_KEYS);
        YamlNode snoozes = node.optional("max_snoozes");
        boolean never = snoozes.isPresent() && snoozes.asString().equals("never");
        YamlNode forced = node.optional("forced_from");
        LocalDate forcedFrom = forced.isPresent() ? PlanValues.date(forced) : null;
        if (forcedFrom != null) {
            requireNotBefore(forced, forcedFrom, start, "forcing everybody", "the wave starts on " + start);
        }
        LocalDate target = enforcement == null || enforcement.onlyReports() ? start : enforcement.from();
        return new Campaign(
                PlanValues.share(node.optional("engage"), Defaults.ENGAGE_SHARE),
                PlanValues.share(node.optional("finish"), Defaults.FINISH_SHARE),
                PlanValues.whole(node.optional("snooze_days"), Defaults.SNOOZE_DAYS, 0, 14),
                never ? -1 : PlanValues.whole(snoozes, Defaults.MAX_SNOOZES, 0, 1_000),
                forcedFrom,
                messages(node.optional("messages"), target),
                PlanValues.share(node.optional("message_registers"), Defaults.MESSAGE_SHARE),
                PlanValues.whole(node.optional("smooth_days"), 1, 1, 250));
    }

    private static List<LocalDate> messages(YamlNode node, LocalDate target) {
        if (!node.isPresent()) {
            return Defaults.MESSAGE_DAYS.stream().map(target::minusDays).toList();
        }
        List<LocalDate> messages = new ArrayList<>();
        for (YamlNode message : node.asList()) {
            Matcher before = BEFORE.matcher(message.asString());
            messages.add(
                    before.matches() ? target.minusDays(Integer.parseInt(before.group(1))) : PlanValues.date(message));
        }
        return messages;
    }

    private @Nullable Enforcement enforcement(YamlNode node, LocalDate start) {
        if (!node.isPresent()) {
            return null;
        }
        node.knowing(ENFORCEMENT_KEYS);
        boolean reportOnly = node.optional("report_only").asBoolean(false);
        YamlNode from = node.optional("from");
        if (reportOnly && from.isPresent()) {
            throw from.keyLocation()
                    .error(
                            "\"from\" with \"report_only: true\" is never reached; remove one (before \"from\" a policy only "
                                    + "reports anyway)");
        }
        LocalDate enforced = reportOnly ? LocalDate.MAX : PlanValues.date(node.required("from"));
        requireNotBefore(from, enforced, start, "enforcement", "the wave starts on " + start);
        Set<String> allowed = new LinkedHashSet<>();
        for (YamlNode model : node.optional("allowed_models").asList()) {
            if (models.find(model.asString()) == null) {
                throw model.error("there is no authenticator model \"" + model.asString() + "\"; "
                        + Suggestion.among(model.asString(), models.names()));
            }
            allowed.add(model.asString());
        }
        return new Enforcement(enforced, node.optional("compliant_device").asBoolean(false), allowed);
    }

    private static void requireNotBefore(YamlNode node, LocalDate date, LocalDate other, String what, String why) {
        if (date.isBefore(other)) {
            throw node.error(date + " is too early for " + what + ": " + why + "; write a later day");
        }
    }
}
