package dev.keywave.conditionalaccess;

import java.util.List;
import java.util.Map;

/**
 * Graph's {@code conditionalAccessUsers}: to whom a policy applies. Who is excluded is not included, whatever includes them.
 *
 * @param includeUsers names, or {@code All}
 * @param excludeUsers names
 * @param includeGroups names of groups
 * @param excludeGroups names of groups
 */
public record PolicyUsers(
        List<String> includeUsers, List<String> excludeUsers, List<String> includeGroups, List<String> excludeGroups) {

    /** Everybody, in {@code includeUsers}. */
    static final String ALL = "All";

    /** Takes copies. */
    public PolicyUsers {
        includeUsers = List.copyOf(includeUsers);
        excludeUsers = List.copyOf(excludeUsers);
        includeGroups = List.copyOf(includeGroups);
        excludeGroups = List.copyOf(excludeGroups);
    }

    /** The members of these groups. */
    public static PolicyUsers ofGroups(List<String> groups) {
        return new PolicyUsers(List.of(), List.of(), groups, List.of());
    }

    boolean contain(String user, Map<String, UserGroup> groups) {
        boolean included = includeUsers.contains(ALL) || includeUsers.contains(user) || in(includeGroups, user, groups);
        return included && !excludeUsers.contains(user) && !in(excludeGroups, user, groups);
    }

    /** Whether one of the groups has the user. */
    static boolean in(List<String> names, String user, Map<String, UserGroup> groups) {
        for (String name : names) {
            UserGroup group = groups.get(name);
            if (name.equals(UserGroup.ALL_USERS) || (group != null && group.contains(user))) {
                return true;
            }
        }
        return false;
    }
}
