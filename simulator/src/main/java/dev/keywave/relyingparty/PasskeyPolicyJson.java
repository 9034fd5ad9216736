package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.UserGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Writes a policy as Graph's {@code fido2AuthenticationMethodConfiguration}, with our groups. */
final class PasskeyPolicyJson {

    /** The {@code @odata.type} of a policy. */
    static final String TYPE = "#microsoft.graph.fido2AuthenticationMethodConfiguration";

    private PasskeyPolicyJson() {}

    /** Writes the members. */
    static void write(JsonGenerator json, PasskeyPolicy policy, String context) {
        PasskeyProfile top = policy.defaultProfile();
        json.writeStringProperty("@odata.context", context);
        json.writeStringProperty("@odata.type", TYPE);
        json.writeStringProperty("id", "Fido2");
        json.writeStringProperty("state", policy.enabled() ? "enabled" : "disabled");
        json.writeBooleanProperty("isSelfServiceRegistrationAllowed", policy.isSelfServiceRegistrationAllowed());
        json.writeBooleanProperty("isAttestationEnforced", top.attestationEnforced());
        keyRestrictions(json, top.keyRestrictions());
        json.writeStringProperty("defaultPasskeyProfile", policy.defaultPasskeyProfile());
        targets(json, policy);
        json.writeArrayPropertyStart("passkeyProfiles");
        policy.passkeyProfiles().forEach(profile -> profile(json, profile));
        json.writeEndArray();
        groups(json, policy.groups());
    }

    private static void targets(JsonGenerator json, PasskeyPolicy policy) {
        json.writeArrayPropertyStart("includeTargets");
        for (PasskeyPolicy.Target target : policy.includeTargets()) {
            json.writeStartObject();
            json.writeStringProperty("targetType", "group");
            json.writeStringProperty("id", target.group());
            json.writeBooleanProperty("isRegistrationRequired", false);
            strings(json, "allowedPasskeyProfiles", target.allowedPasskeyProfiles());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("excludeTargets");
        for (String group : policy.excludeTargets()) {
            json.writeStartObject();
            json.writeStringProperty("targetType", "group");
            json.writeStringProperty("id", group);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void profile(JsonGenerator json, PasskeyProfile profile) {
        json.writeStartObject();
        json.writeStringProperty("id", profile.id());
        json.writeStringProperty("name", profile.name());
        json.writeStringProperty(
                "passkeyTypes",
                Arrays.stream(PasskeyType.values())
                        .filter(profile.passkeyTypes()::contains)
                        .map(PasskeyType::label)
                        .collect(Collectors.joining(",")));
        json.writeStringProperty(
                "attestationEnforcement", profile.attestationEnforced() ? "registrationOnly" : "disabled");
        keyRestrictions(json, profile.keyRestrictions());
        json.writeEndObject();
    }

    private static void keyRestrictions(JsonGenerator json, KeyRestrictions restrictions) {
        json.writeObjectPropertyStart("keyRestrictions");
        json.writeBooleanProperty("isEnforced", restrictions.isEnforced());
        json.writeStringProperty("enforcementType", restrictions.allow() ? "allow" : "block");
        strings(
                json,
                "aaGuids",
                restrictions.aaGuids().stream().map(UUID::toString).toList());
        json.writeEndObject();
    }

    private static void groups(JsonGenerator json, Map<String, UserGroup> groups) {
        json.writeObjectPropertyStart("groups");
        groups.forEach((name, group) -> strings(json, name, group.members()));
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
