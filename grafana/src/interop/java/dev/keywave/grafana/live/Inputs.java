package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the suite's commands read.
 *
 * @param people who sign in during a rollout, some of them under a policy that is enforced
 * @param plan two waves, both a go: nothing has to be proposed, which takes long
 * @param capacity of a relying party, as a search would have found it
 * @param policy Conditional Access, one part enforced, one reporting only
 */
record Inputs(Path people, Path plan, Path capacity, Path policy) {

    private static final int USERS = 4_000;
    private static final int STRICT = 400;

    private static final String PLAN = """
            organisation:
              name: Driven
              devices: microsoft-authenticator-ios=70,yubikey-5=30
              groups:
                - {name: administrators, users: 300, impact: administrators}
                - {name: others, users: 900}
            sign_ins: {current: {password: 50%, password_otp: 20%, push: 30%}, per_day: 10, busiest_hour: 50%}
            waves:
              - name: administrators
                groups: [administrators]
                start: 2040-01-09
                checkpoint: 2040-01-11
                campaign: {engage: 60%, max_snoozes: never}
              - name: others
                groups: [others]
                start: 2040-01-12
                checkpoint: 2040-01-13
                campaign: {engage: 10%, max_snoozes: never}
            from: 2040-01-05
            until: 2040-01-13
            checkpoint: {enrolled: 0%, two_methods: 0%, high_impact: 0%, success: 0%, compliant: 0%, support_calls: 10}
            relying_party: {objectives: ["password.response_time.p99 < 20s", "failed < 1%"]}
            """;
    private static final String CAPACITY = """
            {"format": "keywave capacity 1", "confirmed": true, "capacity_per_s": 800, "bracket_per_s": [800, null],
             "per_core": null, "mix": {"registration": 0.5, "authentication": 0.5}, "method": {"precision": 0.02},
             "objectives": [{"expression": "failed < 0.1%"}]}
            """;
    private static final String POLICY = """
            groups: {strict: ["strict-*"], all: ["user-*", "strict-*"]}
            conditionalAccessPolicies:
              - id: enforced
                displayName: Enforced
                state: enabled
                conditions: {users: {includeGroups: [strict]}}
                grantControls: {operator: OR, authenticationStrength: {displayName: Phishing-resistant MFA}}
              - id: reporting
                displayName: Reporting
                state: enabledForReportingButNotEnforced
                conditions: {users: {includeGroups: [all]}}
                grantControls: {operator: OR, authenticationStrength: {displayName: Phishing-resistant MFA}}
            registrationEnforcement:
              authenticationMethodsRegistrationCampaign:
                state: enabled
                snoozeDurationInDays: 0
                includeTargets: [{id: all, targetedAuthenticationMethod: fido2}]
            """;

    static Inputs write(Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("name,password,compliant\n");
        for (int i = 0; i < USERS; i++) {
            String name = (i % (USERS / STRICT) == 0 ? "strict-" : "user-") + i;
            csv.append(name + ",pw-" + name + ",true\n");
        }
        return new Inputs(
                Files.writeString(folder.resolve("people.csv"), csv),
                Files.writeString(folder.resolve("plan.yaml"), PLAN),
                Files.writeString(folder.resolve("capacity.json"), CAPACITY),
                Files.writeString(folder.resolve("policy.yaml"), POLICY));
    }
}
