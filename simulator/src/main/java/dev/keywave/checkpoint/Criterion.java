package dev.keywave.checkpoint;

import dev.keywave.forecast.Band;
import dev.keywave.forecast.KeyFigures;
import dev.keywave.rollout.Criteria;
import java.util.List;
import java.util.Locale;

/** What a checkpoint demands of a key figure. */
public enum Criterion {
    /** Enrolment rate. */
    ENROLLED("enrolled users", true),
    /** Primary and backup. */
    TWO_METHODS("users with two methods", true),
    /** Administrators, executives, finance, remote access. */
    HIGH_IMPACT("enrolled high-impact users of the waves so far", true),
    /** Sign-ins that succeed. */
    SUCCESS("sign-ins that succeed", true),
    /** Device readiness. */
    COMPLIANT("users with a compliant device", true),
    /** Lockouts on the worst day. */
    LOCKED_OUT("users locked out on one day", false),
    /** Password-related support requests. */
    SUPPORT_CALLS("password-related support calls, in proportion to before", false);

    private final String words;
    private final boolean atLeast;

    Criterion(String words, boolean atLeast) {
        this.words = words;
        this.atLeast = atLeast;
    }

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether these criteria ask anything of it. */
    boolean isAsked(Criteria criteria) {
        double value = demand(criteria);
        return atLeast ? value > 0 : value < Double.POSITIVE_INFINITY;
    }

    /** The figure over the seeds. */
    Band band(List<KeyFigures> seeds) {
        return Seeds.band(seeds, this::figure);
    }

    /** Holds the median against the demand. */
    Finding judge(List<KeyFigures> seeds, Criteria criteria) {
        Band band = band(seeds);
        double bound = demand(criteria);
        double value = band.median();
        boolean holds = atLeast ? value >= bound : value <= bound;
        double margin = atLeast ? Finding.atLeast(value, bound) : Finding.atMost(value, bound);
        boolean close = !holds && text(value).equals(text(bound));
        String sentence =
                words + ": " + (close ? (atLeast ? "just under " : "just over ") : "") + Written.band(band, this::text)
                        + ", demanded is " + (atLeast ? "at least " : "at most ") + text(bound);
        return new Finding(label(), holds, sentence, band, bound, margin);
    }

    /** The figure, turned so that more of it is worse. */
    double against(KeyFigures figures) {
        return atLeast ? -figure(figures) : figure(figures);
    }

    private String text(double value) {
        return this == SUPPORT_CALLS ? Written.times(value) : Written.percent(value);
    }

    private double figure(KeyFigures figures) {
        return switch (this) {
            case ENROLLED -> figures.enrolmentRate();
            case TWO_METHODS -> figures.twoMethodsRate();
            case HIGH_IMPACT -> figures.highImpactCoverage();
            case SUCCESS -> figures.signInSuccess();
            case COMPLIANT -> figures.deviceReadiness();
            case LOCKED_OUT -> figures.worstLockedOutShare();
            case SUPPORT_CALLS -> figures.supportCallsFactor();
        };
    }

    private double demand(Criteria criteria) {
        return switch (this) {
            case ENROLLED -> criteria.enrolledShare();
            case TWO_METHODS -> criteria.twoMethodsShare();
            case HIGH_IMPACT -> criteria.highImpactShare();
            case SUCCESS -> criteria.successShare();
            case COMPLIANT -> criteria.compliantShare();
            case LOCKED_OUT -> criteria.lockedOutShare();
            case SUPPORT_CALLS -> criteria.supportCallsFactor();
        };
    }
}
