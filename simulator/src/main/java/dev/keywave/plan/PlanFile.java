package dev.keywave.plan;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.input.Quantities;
import dev.keywave.input.YamlDocument;
import dev.keywave.input.YamlNode;
import dev.keywave.workload.CeremonyType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Reads a plan: a YAML file with target, adapter, population, phases and thresholds. */
public final class PlanFile {

    private static final List<String> KEYS = List.of(
            "target",
            "targets",
            "origin",
            "adapter",
            "vars",
            "secrets",
            "feeder",
            "population",
            "behaviour",
            "phases",
            "thresholds",
            "client",
            "trace",
            "loops",
            "crypto",
            "max_send_lag",
            "grace",
            "authorized_for");
    private static final List<String> POPULATION_KEYS = List.of(
            "users", "file", "seed", "models", "model_files", "algorithms", "backup", "backup_models", "overlap");
    private static final List<String> BEHAVIOUR_KEYS =
            List.of("attacks", "only_attacks", "expect", "races", "life", "human");
    private static final List<String> CLIENT_KEYS = List.of(
            "connections",
            "connection_policy",
            "connect_timeout",
            "request_timeout",
            "max_response_bytes",
            "http",
            "gzip",
            "headers",
            "tls",
            "resolve");
    private static final List<String> TLS_KEYS =
            List.of("ca_certificates", "insecure", "certificate", "key", "resumption");
    private static final List<String> PHASE_KEYS = List.of(
            "name", "ceremony", "rate", "for", "arrivals", "concurrency", "think", "measured", "flood", "mix", "users");

    private PlanFile() {}

    /**
     * Reads a plan on top of the defaults.
     *
     * @throws dev.keywave.input.InputException with file, line and column of what is wrong
     */
    public static RunSettings read(Path file) {
        return read(YamlDocument.read(file));
    }

    static RunSettings read(YamlNode root) {
        root.knowing(KEYS);
        RunSettings settings = new RunSettings();
        target(root, settings.target());
        population(root.optional("population"), settings);
        client(root.optional("client"), settings.client());
        text(root, "trace", settings.client()::trace);
        behaviour(root.optional("behaviour"), settings.behaviour());
        if (root.optional("phases").isPresent()) {
            settings.phases(phases(root.list("phases")));
        }
        for (YamlNode threshold : root.optional("thresholds").asList()) {
            settings.threshold(threshold.asString());
        }
        number(root, "loops", settings::loops);
        if (root.optional("crypto").isPresent()) {
            settings.crypto(crypto(root.required("crypto")));
        }
        text(root, "max_send_lag", settings::maxSendLag);
        text(root, "grace", settings::grace);
        return settings;
    }

    private static void target(YamlNode root, TargetSettings target) {
        text(root, "target", target::add);
        for (YamlNode uri : root.optional("targets").asList()) {
            target.add(uri.location().toString(), uri.asString());
        }
        text(root, "origin", (where, text) -> target.origin(text));
        text(root, "adapter", (where, text) -> target.adapter(text));
        root.optional("vars").asMap().forEach((name, value) -> target.variable(name, value.asString()));
        root.optional("secrets").asMap().forEach((name, value) -> target.secret(name, value.asString()));
        text(root, "feeder", target::feeder);
        for (YamlNode host : root.optional("authorized_for").asList()) {
            target.authorizedHost(host.asString());
        }
        for (YamlNode address : root.optional("client").optional("resolve").asList()) {
            target.address(address.location().toString(), address.asString());
        }
    }

    private static void population(YamlNode population, RunSettings settings) {
        population.knowing(POPULATION_KEYS);
        YamlNode users = population.optional("users");
        if (users.isPresent()) {
            settings.users(users.location().toString(), users.asLong());
        }
        text(population, "file", settings::populationFile);
        text(population, "seed", (where, text) -> settings.seed(text));
        settings.modelFiles(population.optional("model_files").asList().stream()
                .map(file -> TargetSettings.path(file.location().toString(), file.asString()))
                .toList());
        text(population, "models", settings::models);
        text(population, "algorithms", settings::algorithms);
        text(population, "backup", settings::backup);
        text(population, "backup_models", settings::backupModels);
        settings.overlap(population.optional("overlap").asBoolean(false));
    }

    private static void behaviour(YamlNode node, BehaviourSettings behaviour) {
        node.knowing(BEHAVIOUR_KEYS);
        text(node, "attacks", behaviour::attacks);
        text(node, "only_attacks", behaviour::onlyAttacks);
        for (YamlNode expectation : node.optional("expect").asList()) {
            behaviour.expect(expectation.location().toString(), expectation.asString());
        }
        text(node, "races", behaviour::races);
        node.optional("life")
                .asMap()
                .forEach((name, share) -> behaviour.event(share.location().toString(), name, share.asString()));
        behaviour.human(node.optional("human").asBoolean(false));
    }

    private static void client(YamlNode node, ClientSettings client) {
        node.knowing(CLIENT_KEYS);
        number(node, "connections", client::connections);
        text(node, "connection_policy", client::policy);
        text(node, "connect_timeout", client::connectTimeout);
        text(node, "request_timeout", client::requestTimeout);
        YamlNode bytes = node.optional("max_response_bytes");
        if (bytes.isPresent()) {
            client.maxResponseBytes(bytes.location().toString(), bytes.asLong());
        }
        text(node, "http", client::protocol);
        client.acceptGzip(node.optional("gzip").asBoolean(false));
        node.optional("headers")
                .asMap()
                .forEach((name, value) -> client.header(value.location().toString(), name, value.asString()));
        YamlNode tls = node.optional("tls").knowing(TLS_KEYS);
        text(tls, "ca_certificates", client::trusted);
        client.insecure(tls.optional("insecure").asBoolean(false));
        text(tls, "certificate", client::certificate);
        text(tls, "key", client::key);
        client.resumption(tls.optional("resumption").asBoolean(true));
    }

    private static List<PhaseSettings> phases(List<YamlNode> nodes) {
        List<PhaseSettings> phases = new ArrayList<>();
        for (YamlNode node : nodes) {
            phases.add(phase(node));
        }
        return phases;
    }

    private static PhaseSettings phase(YamlNode node) {
        node.knowing(PHASE_KEYS);
        PhaseSettings phase = ofCeremonies(node);
        boolean closed = node.optional("concurrency").isPresent();
        if (phase.isEnrolment()) {
            YamlNode users = node.optional("users");
            if (users.isPresent()) {
                phase.enrolled(Enrolled.of(users.location().toString(), users.asString()));
            }
            refuse(node, "concurrency", "registrations are an open workload; give a rate");
            refuse(node, "for", "a phase of registration lasts until each user had a turn; leave it out");
            refuse(node, "flood", "options are flooded beside authentications; leave it out");
            refuse(node, "measured", "registrations are always measured; leave it out");
        } else {
            refuse(node, "users", "only a phase of registration has a number of users; leave it out");
            YamlNode length = node.required("for");
            phase.durationNs = length.as(Quantities::positiveDurationNs);
            phase.measured = node.optional("measured").asBoolean(true);
            text(node, "flood", phase::flood);
        }
        if (closed) {
            refuse(node, "rate", "a phase has a rate (open) or a concurrency (closed); take one away");
            refuse(node, "arrivals", "a closed workload has no arrivals; leave it out");
            number(node, "concurrency", phase::concurrency);
            phase.thinkNs = node.optional("think").as(Quantities::durationNs, 0L);
        } else {
            refuse(node, "think", "think time belongs to a closed workload; give a concurrency or leave it out");
            node.required("rate");
            text(node, "rate", phase::rate);
            text(node, "arrivals", phase::arrivals);
        }
        return phase;
    }

    /** A phase of one ceremony or of a mix, whose load is still to be read. */
    private static PhaseSettings ofCeremonies(YamlNode node) {
        YamlNode mix = node.optional("mix");
        if (mix.isPresent()) {
            refuse(node, "ceremony", "a phase is of one ceremony or of a mix; take one away");
            PhaseSettings phase = PhaseSettings.load(node.optional("name").asString("mix"), 0, 0);
            phase.mix(mix.location().toString(), mix.asString());
            return phase;
        }
        YamlNode ceremony = node.required("ceremony");
        String label = ceremony.asString();
        String name = node.optional("name").asString(label);
        if (label.equals(CeremonyType.REGISTRATION.label())) {
            return PhaseSettings.enrolment(name, 0);
        }
        if (label.equals(CeremonyType.AUTHENTICATION.label())) {
            return PhaseSettings.load(name, 0, 0);
        }
        throw ceremony.error("\"" + label + "\" is no ceremony; write registration or authentication, or a mix");
    }

    private static CryptoChoice crypto(YamlNode node) {
        for (CryptoChoice choice : CryptoChoice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(node.asString())) {
                return choice;
            }
        }
        throw node.error("\"" + node.asString() + "\" is no provider; write auto, accp, bc or jdk");
    }

    private static void refuse(YamlNode node, String key, String why) {
        YamlNode value = node.optional(key);
        if (value.isPresent()) {
            throw value.keyLocation().error("\"" + key + "\" does not belong here: " + why);
        }
    }

    private static void text(YamlNode node, String key, BiConsumer<String, String> setter) {
        YamlNode value = node.optional(key);
        if (value.isPresent()) {
            setter.accept(value.location().toString(), value.asString());
        }
    }

    private static void number(YamlNode node, String key, BiConsumer<String, Integer> setter) {
        YamlNode value = node.optional(key);
        if (value.isPresent()) {
            setter.accept(value.location().toString(), value.asInt());
        }
    }
}
