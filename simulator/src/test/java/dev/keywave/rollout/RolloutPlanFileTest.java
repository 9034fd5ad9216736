package dev.keywave.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.input.YamlDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan file says. */
final class RolloutPlanFileTest {

    private static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate START = LocalDate.of(2027, 3, 1);

    @Test
    void aMinimalPlanIsOneOfDefaults() {
        RolloutPlan plan = read("""
                organisation: {users: 300}
                waves: [{start: 2027-03-01}]
                """);

        assertThat(plan.organisation().groups()).singleElement().satisfies(group -> {
            assertThat(group.name()).isEqualTo("everybody");
            assertThat(group.users()).isEqualTo(300);
            assertThat(group.devices()).containsEntry("windows-hello", 0.15);
        });
        assertThat(plan.waves()).singleElement().satisfies(wave -> {
            assertThat(wave.groups()).containsExactly("everybody");
            assertThat(wave.end()).isEqualTo(LocalDate.of(2027, 3, 26));
            assertThat(wave.enforcement()).isNull();
            assertThat(wave.campaign().maxSnoozes()).isEqualTo(3);
            assertThat(wave.campaign().messages()).startsWith(START.minusDays(60));
        });
        assertThat(plan.signIns().busiestHourShare()).isEqualTo(0.2);
        assertThat(plan.from()).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(plan.until()).isEqualTo(LocalDate.of(2027, 4, 9));
    }

    @Test
    void theExampleGivesEveryDefaultAsItIs() {
        RolloutPlan example = read(RolloutPlanFile.example());
        RolloutPlan minimal = read("""
                organisation: {users: 2000}
                waves: [{start: 2027-03-01}]
                """);

        assertThat(example.signIns()).isEqualTo(minimal.signIns());
        assertThat(example.lifecycle()).isEqualTo(minimal.lifecycle());
        assertThat(example.helpDesk()).isEqualTo(minimal.helpDesk());
        assertThat(example.criteria()).isEqualTo(minimal.criteria());
        assertThat(example.backupShare()).isEqualTo(minimal.backupShare());
        assertThat(example.backupDays()).isEqualTo(minimal.backupDays());
        assertThat(example.limits().objectives()).isEqualTo(minimal.limits().objectives());
        assertThat(example.from()).isEqualTo(minimal.from());
        assertThat(example.organisation().groups().get(2).devices())
                .isEqualTo(minimal.organisation().groups().get(0).devices());
        assertThat(example.until()).isEqualTo(LocalDate.of(2027, 5, 21));
        Campaign absent = minimal.waves().get(0).campaign();
        assertThat(example.waves().get(0).campaign())
                .isEqualTo(new Campaign(
                        absent.engageShare(),
                        absent.finishShare(),
                        absent.snoozeDays(),
                        absent.maxSnoozes(),
                        LocalDate.of(2027, 3, 15),
                        List.of(60, 45, 30, 15, 7, 1).stream()
                                .map(LocalDate.of(2027, 3, 22)::minusDays)
                                .toList(),
                        absent.messageShare(),
                        absent.smoothDays()));
    }

    @Test
    void groupsSayWhatTheOrganisationDoesNot() {
        RolloutPlan plan = read("""
                organisation:
                  users: 1001
                  zone: Europe/Berlin
                  groups:
                    - {name: a, share: 33.4%, impact: executives}
                    - {name: b, share: 33.3%, zone: Asia/Tokyo, work_hours: 7:30-16:00}
                    - {name: c, share: 33.3%, devices: "yubikey-5=3,windows-hello=1", compliant: 50%}
                waves: [{start: 2027-03-01}]
                """);

        List<Group> groups = plan.organisation().groups();
        assertThat(groups).extracting(Group::users).containsExactly(334, 334, 333);
        assertThat(groups.get(0).impact().high()).isTrue();
        assertThat(groups.get(0).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(groups.get(1).zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(groups.get(1).workFrom()).isEqualTo(LocalTime.of(7, 30));
        assertThat(groups.get(2).devices()).containsEntry("yubikey-5", 0.75);
        assertThat(plan.organisation().groupOf(334).name()).isEqualTo("b");
    }

    @Test
    void messagesAreDatesOrDaysBeforeTheEnforcement() {
        RolloutPlan plan = read("""
                organisation: {users: 10}
                waves:
                  - start: 2027-03-01
                    campaign: {messages: [T-7, 2027-03-05], max_snoozes: never}
                    enforcement: {from: 2027-03-22}
                """);

        Campaign campaign = plan.waves().get(0).campaign();
        assertThat(campaign.messages()).containsExactly(LocalDate.of(2027, 3, 15), LocalDate.of(2027, 3, 5));
        assertThat(campaign.maxSnoozes()).isEqualTo(-1);
    }

    @Test
    void aPolicyMayOnlyReport() {
        RolloutPlan plan = read("""
                organisation: {users: 10}
                waves: [{start: 2027-03-01, enforcement: {report_only: true}}]
                """);

        assertThat(plan.waves().get(0).enforcement()).matches(Enforcement::onlyReports);
        assertThat(plan.withWaveSpread(0, 5).waves().get(0).enforcement()).matches(Enforcement::onlyReports);
        assertThat(plan.until()).isEqualTo(LocalDate.of(2027, 4, 9));
    }

    @Test
    void aSpreadWaveMovesThoseAfterIt() {
        RolloutPlan plan = read(RolloutPlanFile.example());
        RolloutPlan spread = plan.withWaveSpread(0, 6);

        assertThat(spread.waves().get(0).start()).isEqualTo(START);
        assertThat(spread.waves().get(0).end()).isEqualTo(LocalDate.of(2027, 4, 2));
        assertThat(spread.waves().get(1).start()).isEqualTo(LocalDate.of(2027, 4, 12));
        assertThat(spread.waves().get(1).enforcement())
                .matches(policy -> policy.from().equals(LocalDate.of(2027, 5, 10)));
        assertThat(spread.until()).isEqualTo(plan.until().plusDays(7));
    }

    @Test
    void plansOfThePastAreForLookingBack() {
        String yaml = """
                organisation: {users: 10}
                waves: [{start: 2026-03-02}]
                """;

        RolloutPlan plan = RolloutPlanFile.read(YamlDocument.parse("plan.yaml", yaml), NEW_YEAR, true);

        assertThat(plan.waves().get(0).start()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void theShippedPlansCanBeRead() {
        for (String name : List.of("organisation-300", "organisation-60000")) {
            Path file = Path.of("..", "scenarios", "plans", name + ".yaml");
            RolloutPlan plan = RolloutPlanFile.read(file, NEW_YEAR, false);

            assertThat(name).endsWith("-" + plan.organisation().users());
            assertThat(plan.organisation().groups()).allMatch(group -> plan.waveOf(group.name()) >= 0);
            assertThat(plan.waves().get(0).groups())
                    .as("high-impact groups go first")
                    .allMatch(group -> plan.organisation().groups().stream()
                            .anyMatch(each ->
                                    each.name().equals(group) && each.impact().high()));
        }
    }

    private static RolloutPlan read(String yaml) {
        return RolloutPlanFile.read(YamlDocument.parse("plan.yaml", yaml), NEW_YEAR, false);
    }
}
