package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.RegistrationCampaign;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a registration campaign has come with each user. Whoever is nudged and does not register has snoozed: the
 * snooze runs from the nudge.
 */
final class CampaignProgress {

    private final ConcurrentMap<String, Snoozes> byUser = new ConcurrentHashMap<>();
    private final EnumCounts<RegistrationPrompt> prompts = new EnumCounts<>(RegistrationPrompt.class);

    /**
     * The snoozes of a user.
     *
     * @param count how many
     * @param until the end of the last
     * @param answer what the last sign-in was told
     */
    private record Snoozes(int count, Instant until, RegistrationPrompt answer) {}

    /** What to say to a user who is targeted and has no passkey. */
    RegistrationPrompt prompt(String user, RegistrationCampaign campaign, Instant now) {
        Snoozes after = byUser.compute(user, (name, before) -> next(before, campaign, now));
        RegistrationPrompt prompt = after == null ? RegistrationPrompt.NONE : after.answer();
        if (prompt != RegistrationPrompt.NONE) {
            prompts.count(prompt);
        }
        return prompt;
    }

    private static Snoozes next(@Nullable Snoozes before, RegistrationCampaign campaign, Instant now) {
        int count = before == null ? 0 : before.count();
        if (before != null && now.isBefore(before.until())) {
            return new Snoozes(count, before.until(), RegistrationPrompt.NONE);
        }
        if (campaign.enforceRegistrationAfterAllowedSnoozes() && count >= RegistrationCampaign.ALLOWED_SNOOZES) {
            return new Snoozes(count, now, RegistrationPrompt.REQUIRED);
        }
        return new Snoozes(
                count + 1, now.plus(Duration.ofDays(campaign.snoozeDurationInDays())), RegistrationPrompt.NUDGE);
    }

    /**
     * A passkey is there.
     *
     * @return whether a sign-in was waiting for it
     */
    boolean registered(String user) {
        Snoozes before = byUser.remove(user);
        return before != null && before.answer() == RegistrationPrompt.REQUIRED;
    }

    Map<RegistrationPrompt, Long> promptCounts() {
        return prompts.snapshot();
    }
}
