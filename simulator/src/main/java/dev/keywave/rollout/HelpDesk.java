package dev.keywave.rollout;

/**
 * What support and people's time cost.
 *
 * @param currency in which costs are given, for example USD
 * @param costPerCall of a call to the help desk
 * @param hourlyCost of a person's working hour
 * @param resetShare of the calls because of passwords, 0 to 1, that end in a reset
 * @param passwordCallsKept calls because of passwords, 0 to 1, of somebody who has a passkey, in proportion to those of
 *     somebody without; once enforcement leaves passwords no use there are none
 * @param recoveryCallsPerLockout calls for somebody who is locked out, or whose only authenticator is lost
 * @param recoveryHours working time until somebody who is locked out can sign in again
 */
public record HelpDesk(
        String currency,
        double costPerCall,
        double hourlyCost,
        double resetShare,
        double passwordCallsKept,
        double recoveryCallsPerLockout,
        double recoveryHours) {}
