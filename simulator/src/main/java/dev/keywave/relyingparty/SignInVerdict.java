package dev.keywave.relyingparty;

import dev.keywave.conditionalaccess.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * What the policies say to a sign-in that is good in itself.
 *
 * @param rejection null when they grant it
 * @param policy the Conditional Access policy that rejects; null when it is not one
 * @param reportOnly what report-only policies would have denied
 */
record SignInVerdict(
        @Nullable Rejection rejection, @Nullable String policy, List<Decision.Denied> reportOnly) {

    static final SignInVerdict GRANTED = new SignInVerdict(null, null, List.of());

    SignInVerdict {
        reportOnly = List.copyOf(reportOnly);
    }

    /** Rejected by anything else than Conditional Access. */
    static SignInVerdict of(Rejection rejection) {
        return new SignInVerdict(rejection, null, List.of());
    }

    /** Members for the reply, each with a comma in front: {@code reason}, {@code policy}, {@code reportOnly}, as far as there are. */
    String members() {
        if (rejection == null && reportOnly.isEmpty()) {
            return "";
        }
        StringBuilder members = new StringBuilder();
        if (rejection != null) {
            member(members, "reason", rejection.reason().label());
        }
        if (policy != null) {
            member(members, "policy", policy);
        }
        if (!reportOnly.isEmpty()) {
            members.append(",\"reportOnly\":[");
            String separator = "{";
            for (Decision.Denied denied : reportOnly) {
                members.append(separator).append("\"result\":\"reportOnlyFailure\"");
                member(members, "reason", denied.denial().label());
                member(members, "policy", denied.policy());
                members.append('}');
                separator = ",{";
            }
            members.append(']');
        }
        return members.toString();
    }

    private static void member(StringBuilder members, String name, String text) {
        members.append(",\"").append(name).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(text, members);
        members.append('"');
    }
}
