package dev.keywave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.checkpoint.RehearsedDay;
import dev.keywave.checkpoint.RolloutResult;
import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.forecast.Day;
import dev.keywave.forecast.FirstSignIn;
import dev.keywave.forecast.Lockout;
import dev.keywave.forecast.Simulation;
import dev.keywave.forecast.UserState;
import dev.keywave.rollout.RolloutPlan;
import dev.keywave.rollout.RolloutPlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Simulation and rehearsal held against each other: the same people, real ceremonies, the relying party's own counts. */
final class RolloutRehearsalTest {

    private static final LocalDate ENFORCED = LocalDate.of(2040, 1, 23);

    /** Few are engaged, a third of the devices is not compliant, one of two models is not allowed. */
    private static final String PLAN = """
            organisation:
              name: All reasons
              users: 120
              groups:
                - {name: first, users: 70, impact: administrators, devices: "yubikey-5=60,microsoft-authenticator-ios=40", compliant: 65%}
                - {name: second, users: 50, devices: yubikey-5=100}
            sign_ins: {current: {password: 20%, password_otp: 80%}}
            waves:
              - name: first
                groups: [first]
                start: 2040-01-09
                checkpoint: 2040-01-27
                spread_days: 12                       # up to the day after enforcement
                campaign: {engage: 20%, max_snoozes: never}
                enforcement: {from: 2040-01-23, compliant_device: true, allowed_models: [yubikey-5]}
              - name: second
                groups: [second]
                start: 2040-01-30
                checkpoint: 2040-02-10
                campaign: {engage: 20%, max_snoozes: never}
                enforcement: {report_only: true}
            """;

    @TempDir
    private Path folder;

    @Test
    void whomTheSimulationForesawTheRelyingPartyLocksOutAndReportsForEveryReason() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), PLAN);
        CommandRun run = CommandRun.of(
                "rollout", file, "--rehearse", "--seeds", 1, "--loops", 2, "--out", folder.resolve("results"));

        assertThat(run.err()).isEmpty();
        JsonNode days = JsonMapper.builder()
                .build()
                .readTree(Files.readString(folder.resolve("results/rollout.json")))
                .get("rehearsal");
        assertThat(days).hasSize(3).allSatisfy(day -> {
            assertThat(day.get("unexpected")).isEmpty();
            assertThat(day.get("agrees").asBoolean()).as(day.toString()).isTrue();
        });
        JsonNode reporting = days.get(0);
        assertThat(reporting.get("date").asString())
                .as("the Friday before a Monday")
                .isEqualTo("2040-01-20");
        assertThat(reporting.get("enforced").asBoolean()).isFalse();
        assertThat(days.get(1).get("date").asString()).isEqualTo(ENFORCED.toString());
        assertThat(days.get(2).get("date").asString())
                .as("never enforced: the checkpoint")
                .isEqualTo("2040-02-10");

        List<Day> forecast = Simulation.run(plan(), 1).days();
        for (JsonNode day : days) {
            Day foreseen = forecast.stream()
                    .filter(each ->
                            each.date().toString().equals(day.get("date").asString()))
                    .findFirst()
                    .orElseThrow();
            for (Lockout reason : Lockout.values()) {
                assertThat(day.at("/locked_out/occurred/" + reason.label()).asInt())
                        .as("%s locked out on %s", reason, foreseen.date())
                        .isEqualTo(foreseen.lockouts().get(reason));
                assertThat(day.at("/reported_only/occurred/" + reason.label()).asInt())
                        .as("%s reported on %s", reason, foreseen.date())
                        .isEqualTo(foreseen.reportedOnly().get(reason));
            }
        }
        for (Lockout reason : Lockout.values()) {
            assertThat(reporting.at("/reported_only/occurred/" + reason.label()).asInt())
                    .as(reason.label())
                    .isPositive();
            assertThat(reporting.at("/locked_out/occurred/" + reason.label()).asInt())
                    .isZero();
            assertThat(days.get(1).at("/locked_out/occurred/" + reason.label()).asInt())
                    .as(reason.label())
                    .isPositive();
        }
    }

    @Test
    void peopleWhoAreNotAsTheSimulationHadThemMakeTheRehearsalDiffer() throws IOException, InterruptedException {
        RolloutPlan plan = plan();
        List<FirstSignIn> people = new ArrayList<>(Simulation.firstSignInsOn(plan, 1, ENFORCED));
        int refused = 0;
        while (people.get(refused).lockout() != Lockout.DEVICE_NOT_COMPLIANT) {
            refused++;
        }
        people.set(
                refused, new FirstSignIn(compliant(people.get(refused).before()), Lockout.DEVICE_NOT_COMPLIANT, null));
        SelectedCrypto crypto = CryptoProviders.select(CryptoChoice.AUTO);
        crypto.install();

        RehearsedDay day = new RehearsalStage(plan, ENFORCED, people, 1, 2, crypto).actOut("first", true);

        assertThat(day.unexpected()).isEmpty();
        assertThat(day.agrees()).isFalse();
        assertThat(day.lockouts().occurred(Lockout.DEVICE_NOT_COMPLIANT))
                .isEqualTo(day.lockouts().foreseen(Lockout.DEVICE_NOT_COMPLIANT) - 1);
        assertThat(RolloutCommand.exitCode(result(plan, day))).isEqualTo(ExitCode.THRESHOLD_FAILED);
    }

    private RolloutPlan plan() throws IOException {
        return RolloutPlanFile.read(Files.writeString(folder.resolve("plan.yaml"), PLAN), Clock.systemUTC(), true);
    }

    private static RolloutResult result(RolloutPlan plan, RehearsedDay day) {
        return new RolloutResult(
                plan,
                Instant.EPOCH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(day),
                List.of(),
                List.of(),
                false,
                Map.of(),
                Map.of());
    }

    private static UserState compliant(UserState user) {
        return new UserState(
                user.user(),
                user.group(),
                user.state(),
                user.present(),
                user.model(),
                user.enrolled(),
                user.twoMethods(),
                true);
    }
}
