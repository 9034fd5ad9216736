package dev.keywave.conditionalaccess;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A group of users. Graph names groups by ID and keeps members in the directory; there is no directory here, so the policy
 * lists them.
 */
public final class UserGroup {

    /** Graph's name for the group that has everybody. */
    public static final String ALL_USERS = "all_users";

    private final List<String> members;
    private final Set<String> names = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();

    /**
     * Takes a copy.
     *
     * @param members user names; one that ends in {@code *} stands for all that begin so
     */
    public UserGroup(List<String> members) {
        this.members = List.copyOf(members);
        for (String member : members) {
            if (member.endsWith("*")) {
                prefixes.add(member.substring(0, member.length() - 1));
            } else {
                names.add(member);
            }
        }
    }

    /** As they were given. */
    public List<String> members() {
        return members;
    }

    /** Whether the user is one of them. */
    public boolean contains(String user) {
        return names.contains(user) || prefixes.stream().anyMatch(user::startsWith);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserGroup group && group.members.equals(members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return members.size() + " members";
    }
}
