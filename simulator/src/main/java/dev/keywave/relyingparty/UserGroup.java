package dev.keywave.relyingparty;

import java.util.List;

/**
 * A group of users. Graph names groups by ID and keeps members in the directory; there is no directory here, so the policy
 * lists them.
 *
 * @param members user names; one that ends in {@code *} stands for all that begin so
 */
record UserGroup(List<String> members) {

    /** Graph's name for the group that has everybody. */
    static final String ALL_USERS = "all_users";

    UserGroup {
        members = List.copyOf(members);
    }

    boolean contains(String user) {
        for (String member : members) {
            boolean matches = member.endsWith("*")
                    ? user.startsWith(member.substring(0, member.length() - 1))
                    : user.equals(member);
            if (matches) {
                return true;
            }
        }
        return false;
    }
}
