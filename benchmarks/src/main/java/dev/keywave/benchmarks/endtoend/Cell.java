package dev.keywave.benchmarks.endtoend;

/**
 * One choice.
 *
 * @param provider the JCA provider that checks signatures
 * @param verifier the library, as {@code keywave rp --verifier} spells it; {@code none} reads nothing and accepts all
 */
record Cell(String provider, String verifier) {

    static final String NO_VERIFIER = "none";

    boolean verifies() {
        return !verifier.equals(NO_VERIFIER);
    }

    /** {@code webauthn4j on accp}. */
    @Override
    public String toString() {
        return verifies() ? verifier + " on " + provider : "no verification";
    }
}
