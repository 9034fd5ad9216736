package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.AuthenticationStrength;
import dev.keywave.conditionalaccess.ConditionalAccessPolicy;
import dev.keywave.conditionalaccess.GrantControls;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes Conditional Access policies as Graph's {@code conditionalAccessPolicy}. */
final class AccessPoliciesJson {

    private AccessPoliciesJson() {}

    /** Writes the members. */
    static void write(JsonGenerator json, ConditionalAccessPolicy policy) {
        json.writeStringProperty("id", policy.id());
        json.writeStringProperty("displayName", policy.displayName());
        json.writeStringProperty("state", policy.state().label());
        json.writeObjectPropertyStart("conditions");
        json.writeObjectPropertyStart("users");
        strings(json, "includeUsers", policy.users().includeUsers());
        strings(json, "excludeUsers", policy.users().excludeUsers());
        strings(json, "includeGroups", policy.users().includeGroups());
        strings(json, "excludeGroups", policy.users().excludeGroups());
        json.writeEndObject();
        json.writeEndObject();
        GrantControls controls = policy.grantControls();
        json.writeObjectPropertyStart("grantControls");
        json.writeStringProperty("operator", controls.all() ? "AND" : "OR");
        strings(
                json,
                "builtInControls",
                controls.builtInControls().stream()
                        .map(GrantControls.Control::label)
                        .sorted()
                        .toList());
        AuthenticationStrength strength = controls.authenticationStrength();
        if (strength == null) {
            json.writeName("authenticationStrength");
            json.writeNull();
        } else {
            json.writeObjectPropertyStart("authenticationStrength");
            json.writeStringProperty("id", strength.id());
            json.writeStringProperty("displayName", strength.displayName());
            strings(
                    json,
                    "allowedCombinations",
                    strength.allowedCombinations().stream().sorted().toList());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
