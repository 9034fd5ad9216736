package dev.keywave.rollout;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Whose rollout it is. Users are numbered through the groups in their order: the first group has the users 0 to its size
 * less 1, and so on.
 *
 * @param groups at least one
 */
public record Organisation(String name, List<Group> groups) {

    /** Copies the list. */
    public Organisation {
        groups = List.copyOf(groups);
    }

    /** With each group altered in itself. */
    public Organisation withEachGroup(UnaryOperator<Group> change) {
        return new Organisation(name, groups.stream().map(change).toList());
    }

    /** Where most people work: the zone of the largest group. */
    public ZoneId zone() {
        return groups.stream()
                .max(Comparator.comparingInt(Group::users))
                .orElseThrow()
                .zone();
    }

    /** All users. */
    public int users() {
        return groups.stream().mapToInt(Group::users).sum();
    }

    /** The group that a user belongs to, by the user's number. */
    public Group groupOf(int user) {
        int first = 0;
        for (Group group : groups) {
            if (user < first + group.users()) {
                return group;
            }
            first += group.users();
        }
        throw new IllegalArgumentException("there is no user " + user + " among " + users());
    }
}
