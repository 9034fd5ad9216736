package dev.keywave.cli;

import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.conditionalaccess.AccessPolicies;
import dev.keywave.conditionalaccess.ConditionalAccessPolicy;
import dev.keywave.conditionalaccess.ConditionalAccessPolicy.State;
import dev.keywave.conditionalaccess.RegistrationCampaign;
import dev.keywave.conditionalaccess.UserGroup;
import dev.keywave.forecast.EnrolmentState;
import dev.keywave.forecast.FirstSignIn;
import dev.keywave.relyingparty.EntraPolicy;
import dev.keywave.relyingparty.PasskeyPolicy;
import dev.keywave.rollout.Enforcement;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A plan's groups and enforcements as the stand-in for Entra ID has them. */
final class RehearsalPolicy {

    private RehearsalPolicy() {}

    /** The name of the user with that number. */
    static String user(int number) {
        return "user-" + number;
    }

    /** The policy's ID of the wave with that index. */
    static String id(int wave) {
        return "wave-" + (wave + 1);
    }

    /**
     * The waves' policies, still report-only where a wave has begun by that day. The groups have those who sign in; of a
     * wave whose policy only reports, those who have come in so far.
     */
    static EntraPolicy reportOnly(
            RolloutPlan plan, LocalDate date, List<FirstSignIn> signIns, AuthenticatorModels models) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        plan.organisation().groups().forEach(group -> members.put(group.name(), new ArrayList<>()));
        for (FirstSignIn signIn : signIns) {
            List<String> ofGroup = members.get(signIn.before().group());
            boolean waiting = signIn.before().state() == EnrolmentState.WAITING;
            if (ofGroup != null && (!waiting || isEnforced(plan, signIn.before().group(), date))) {
                ofGroup.add(user(signIn.before().user()));
            }
        }
        Map<String, UserGroup> groups = new LinkedHashMap<>();
        members.forEach((name, users) -> groups.put(name, new UserGroup(users)));
        List<ConditionalAccessPolicy> policies = new ArrayList<>();
        for (int w = 0; w < plan.waves().size(); w++) {
            Wave wave = plan.waves().get(w);
            Enforcement enforcement = wave.enforcement();
            if (enforcement != null && !wave.start().isAfter(date)) {
                Set<UUID> allowed = enforcement.allowedModels().stream()
                        .map(name -> models.named(name).aaguid())
                        .collect(Collectors.toSet());
                policies.add(ConditionalAccessPolicy.phishingResistant(
                        id(w), wave.name(), State.REPORT_ONLY, wave.groups(), enforcement.compliantDevice(), allowed));
            }
        }
        return new EntraPolicy(
                PasskeyPolicy.defaults().withGroups(groups), new AccessPolicies(policies, RegistrationCampaign.NONE));
    }

    /** IDs of the policies that are enforced on a day. */
    static List<String> enforcedOn(RolloutPlan plan, LocalDate date) {
        List<String> ids = new ArrayList<>();
        for (int w = 0; w < plan.waves().size(); w++) {
            Enforcement enforcement = plan.waves().get(w).enforcement();
            if (enforcement != null && !enforcement.from().isAfter(date)) {
                ids.add(id(w));
            }
        }
        return ids;
    }

    private static boolean isEnforced(RolloutPlan plan, String group, LocalDate date) {
        int wave = plan.waveOf(group);
        Enforcement enforcement = wave < 0 ? null : plan.waves().get(wave).enforcement();
        return enforcement != null && !enforcement.from().isAfter(date);
    }
}
