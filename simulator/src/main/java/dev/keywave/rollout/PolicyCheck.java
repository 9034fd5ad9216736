package dev.keywave.rollout;

import dev.keywave.input.YamlNode;

/** Finds, before anything runs, the policy that would lock out everybody of a group. */
final class PolicyCheck {

    private PolicyCheck() {}

    /**
     * Looks at each group of a wave with a policy.
     *
     * @throws dev.keywave.input.InputException one line with the group and what locks it out
     */
    static void require(YamlNode node, Wave wave, Organisation organisation) {
        Enforcement enforcement = wave.enforcement();
        if (enforcement == null || enforcement.onlyReports()) {
            return;
        }
        if (enforcement.from().equals(wave.start())) {
            throw node.optional("from")
                    .error("locks out everybody of wave \"" + wave.name()
                            + "\": it is enforced on the wave's first day, before anybody can have registered; "
                            + "write a later day");
        }
        if (!isAnybodyAsked(wave)) {
            throw node.error(
                    "locks out everybody of wave \"" + wave.name() + "\" on " + enforcement.from()
                            + ": its campaign gets nobody to register; give it an engage share, a limit of snoozes or a forced date");
        }
        for (Group group : organisation.groups()) {
            if (wave.groups().contains(group.name())) {
                require(node, enforcement, group);
            }
        }
    }

    private static void require(YamlNode node, Enforcement enforcement, Group group) {
        boolean allowed = group.devices().entrySet().stream()
                .anyMatch(device -> device.getValue() > 0
                        && (enforcement.allowedModels().isEmpty()
                                || enforcement.allowedModels().contains(device.getKey())));
        if (!allowed) {
            throw node.optional("allowed_models")
                    .error("locks out everybody of group \"" + group.name() + "\" on " + enforcement.from()
                            + ": none of its models is allowed; allow one of "
                            + String.join(", ", group.devices().keySet()));
        }
        if (enforcement.compliantDevice() && group.compliantShare() == 0) {
            throw node.optional("compliant_device")
                    .error("locks out everybody of group \"" + group.name() + "\" on " + enforcement.from()
                            + ": none of its devices is compliant; make some compliant first, or do not demand it");
        }
    }

    /** Messages alone could do it too, but only those that come while people may register already. */
    private static boolean isAnybodyAsked(Wave wave) {
        Campaign campaign = wave.campaign();
        boolean written = campaign.messageShare() > 0
                && campaign.messages().stream().anyMatch(day -> !day.isBefore(wave.start()));
        boolean asked = campaign.engageShare() > 0 || campaign.maxSnoozes() >= 0 || campaign.forcedFrom() != null;
        return campaign.finishShare() > 0 && (written || asked);
    }
}
