package dev.keywave.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keywave.input.InputException;
import dev.keywave.input.YamlDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans that cannot be meant end in one line that says where and what to do. */
final class BadPlanTest {

    private static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String WAVE = "waves: [{start: 2027-03-01}]";

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{users: 0} | 1:23: no capacity for zero users; give the number of people who sign in",
                "{users: -3} | 1:23: \"users\" is -3; expected a number from 1 to 20000000",
                "{} | 1:15: missing \"users\"",
                "{user: 3} | 1:16: unknown key \"user\"; did you mean \"users\"?",
                "{users: 10, groups: [{name: a, users: 4}]} | 1:23: the organisation has 10 users, its groups together 4; add a group with the other 6",
                "{users: 10, groups: [{name: a, users: 14}]} | 1:23: the organisation has 10 users, its groups together 14; take 4 away",
                "{users: 10, groups: [{name: a, share: 40%}, {name: b, share: 40%}]} | 1:23: the organisation has 10 users, its groups together 8",
                "{groups: [{name: a, share: 40%}]} | 1:42: a share of how many?",
                "{users: 10, groups: [{name: a, share: 1%}]} | 1:53: \"1%\" of 10 users is nobody",
                "{users: 9, groups: [{name: a, users: 4}, {name: a, users: 5}]} | 1:63: there is a group \"a\" already",
                "{groups: [{name: a, users: 0}]} | 1:42: no capacity for zero users",
                "{users: 9, devices: yubikey5} | 1:35: \"yubikey5\" names \"yubikey5\"; did you mean \"yubikey-5\"?",
                "{users: 9, zone: Europe/Bern} | 1:32: \"zone\" is \"Europe/Bern\"; expected a time zone",
                "{users: 9, work_hours: 9-5} | 1:38: \"work_hours\" is \"9-5\"; expected working hours",
                "{users: 9, work_hours: '22:00-06:00'} | 1:38: \"22:00-06:00\" ends before it begins",
                "{users: 9, compliant: 110%} | 1:37: \"110%\" is above 100%",
                "{groups: [{name: a, users: 9, impact: finances}]} | 1:53: \"finances\" is no impact; did you mean \"finance\"?",
            })
    void aWrongOrganisationIsRefused(String organisation, String expected) {
        assertThat(refusal("organisation: " + organisation + "\n" + WAVE)).startsWith("plan.yaml:" + expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | 2:8: no wave",
                "[{name: x}] | 2:9: missing \"start\"",
                "[{start: tomorrow}] | 2:17: \"start\" is \"tomorrow\"; expected a date",
                "[{start: 2027-02-30}] | 2:17: \"start\" is \"2027-02-30\"; expected a date",
                "[{start: 2026-12-31}] | 2:17: 2026-12-31 is in the past, today is 2027-01-01; write a day to come",
                "[{start: 2027-03-01, checkpoint: 2027-02-01}] | 2:41: 2027-02-01 is too early for the wave's checkpoint: it starts on 2027-03-01",
                "[{start: 2027-03-01, groups: [x]}] | 2:38: there is no group \"x\"; did you mean",
                "[{start: 2027-03-01, groups: [a, a]}] | 2:41: group \"a\" is in a wave already",
                "[{start: 2027-03-01, groups: []}] | 2:37: a wave without groups",
                "[{start: 2027-03-01, groups: [a]}, {start: 2027-05-01, groups: [a]}] | 2:72: group \"a\" is in a wave already",
                "[{start: 2027-03-01, groups: [a]}, {start: 2027-05-01}] | 2:43: missing \"groups\"",
                "[{start: 2027-03-01, groups: [a]}, {start: 2027-03-08, groups: [b]}] | 2:51: 2027-03-08 overlaps wave \"wave 1\", whose checkpoint is on 2027-03-26",
                "[{start: 2027-03-01, groups: [a]}, {start: 2027-02-01, groups: [b]}] | 2:51: 2027-02-01 is before wave \"wave 1\" starts, on 2027-03-01",
                "[{start: 2027-03-01, campaign: {forced_from: 2027-02-01}}] | 2:53: 2027-02-01 is too early for forcing everybody",
                "[{start: 2027-03-01, campaign: {snooze_days: 20}}] | 2:53: \"snooze_days\" is \"20\"; expected a whole number from 0 to 14",
                "[{start: 2027-03-01, campaign: {messages: [T+3]}}] | 2:51: \"messages\" is \"T+3\"; expected a date",
                "[{start: 2027-03-01, enforcement: {from: 2027-02-28}}] | 2:49: 2027-02-28 is too early for enforcement",
                "[{start: 2027-03-01, enforcement: {}}] | 2:42: missing \"from\"",
                "[{start: 2027-03-01, enforcement: {from: 2027-03-22, report_only: true}}] | 2:43: \"from\" with \"report_only: true\" is never reached",
                "[{start: 2027-03-01, enforcement: {from: 2027-03-22, allowed_models: [yubikey]}}] | 2:78: there is no authenticator model \"yubikey\"",
            })
    void aWrongWaveIsRefused(String waves, String expected) {
        String organisation = "organisation: {groups: [{name: a, users: 9}, {name: b, users: 9}]}";
        assertThat(refusal(organisation + "\nwaves: " + waves)).startsWith("plan.yaml:" + expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "enforcement: {from: 2027-03-01} | on the wave's first day",
                "enforcement: {from: 2027-03-22, allowed_models: [fido-u2f-key]} | everybody of group \"a\" on 2027-03-22: none of its models is allowed; allow one of yubikey-5",
                "enforcement: {from: 2027-03-22, compliant_device: true} | everybody of group \"b\" on 2027-03-22: none of its devices is compliant",
                "campaign: {engage: 0%, max_snoozes: never, messages: []}, enforcement: {from: 2027-03-22} | its campaign gets nobody to register",
            })
    void aPolicyThatLocksOutEverybodyIsRefused(String wave, String expected) {
        String organisation = "organisation: {devices: yubikey-5, groups: [{name: a, users: 9}, "
                + "{name: b, users: 9, compliant: 0%}]}";
        assertThat(refusal(organisation + "\nwaves: [{start: 2027-03-01, " + wave + "}]"))
                .startsWith("plan.yaml:2:")
                .contains("locks out everybody")
                .contains(expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sign_ins: {current: {password: 50%, push: 30%}} | 3:12: the methods before the rollout add up to 80.00%",
                "sign_ins: {current: {passkey: 100%}} | 3:22: \"passkey\" is no method here",
                "sign_ins: {methods: {pasword: {}}} | 3:22: \"pasword\" is no method here; did you mean \"password\"?",
                "sign_ins: {per_day: many} | 3:21: \"per_day\" is \"many\"; expected a number",
                "sign_ins: {burst: 0.5} | 3:19: \"burst\" is \"0.5\"; expected a number from 1 to 1000",
                "sign_ins: {methods: {push: {duration: 5}}} | 3:39: \"5\" has no unit",
                "help_desk: {recovery_time: 2000h} | 3:28: \"2000h\" of working time is half a year",
                "relying_party: {objectives: [fast]} | 3:30: threshold 'fast'",
                "relying_party: {registrations: 0} | 3:32: \"0\" is zero",
                "from: 2027-03-01 | 3:7: 2027-03-01 is not before the first wave",
                "until: 2027-03-10 | 3:8: 2027-03-10 is before the last checkpoint, on 2027-03-26",
                "until: 2037-03-10 | 2:8: the plan goes from 2027-02-01 to 2037-03-10",
                "checkpoints: {} | 3:1: unknown key \"checkpoints\"; did you mean \"checkpoint\"?",
            })
    void otherWrongValuesAreRefused(String rest, String expected) {
        assertThat(refusal("organisation: {users: 9}\n" + WAVE + "\n" + rest)).startsWith("plan.yaml:" + expected);
    }

    private static String refusal(String yaml) {
        InputException refused = catchThrowableOfType(
                InputException.class,
                () -> RolloutPlanFile.read(YamlDocument.parse("plan.yaml", yaml), NEW_YEAR, false));
        assertThat(refused).as(yaml).isNotNull();
        assertThat(refused.getMessage()).doesNotContain("\n");
        return String.valueOf(refused.getMessage());
    }
}
