package dev.keywave.attack;

import dev.keywave.workload.CeremonyType;
import java.util.List;
import java.util.Set;

/**
 * An entry of the catalogue: an otherwise valid ceremony with one thing changed. Whatever signature covers the changed
 * bytes is made anew with the credential's key, so that nothing else is wrong.
 *
 * @param index position in the catalogue, from 0; for counting in arrays
 * @param name stable: letters, digits and hyphens
 * @param ceremony the ceremony that it is mixed into
 * @param area what it concerns, one file of the catalogue each: {@code client-data}, {@code signatures} ...
 * @param clause which clause is violated, or tells that the look-alike is good: a link and the clause's own words
 * @param change what is changed, in words
 * @param noticedBy who should notice: the step of the relying party, a decoder, a library
 * @param expect what the relying party should do
 * @param needs what must hold for it
 * @param prepare what has to happen before
 * @param rejectedAs the labels under which the embedded relying party may reject it; empty for what is to be accepted
 * @param operator how the catalogue spells the change: operator and parameters
 * @param mutation the operator at work
 */
public record Attack(
        int index,
        String name,
        CeremonyType ceremony,
        String area,
        String clause,
        String change,
        String noticedBy,
        Expectation expect,
        Set<Need> needs,
        Preparation prepare,
        List<String> rejectedAs,
        String operator,
        Mutation mutation) {

    /** Copies the collections. */
    public Attack {
        needs = Set.copyOf(needs);
        rejectedAs = List.copyOf(rejectedAs);
    }

    /** Whether it only looks like an attack and is to be accepted. */
    public boolean isLookAlike() {
        return expect == Expectation.ACCEPT;
    }

    /** The same with another expectation. */
    public Attack expecting(Expectation other) {
        return new Attack(
                index,
                name,
                ceremony,
                area,
                clause,
                change,
                noticedBy,
                other,
                needs,
                prepare,
                rejectedAs,
                operator,
                mutation);
    }

    @Override
    public String toString() {
        return name;
    }
}
