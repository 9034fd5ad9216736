package dev.keywave.measure;

/** How a threshold compares. */
enum Comparison {
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    EQUAL;

    static Comparison of(String operator) {
        return switch (operator) {
            case "<" -> LESS;
            case "<=" -> AT_MOST;
            case ">" -> GREATER;
            case ">=" -> AT_LEAST;
            default -> EQUAL;
        };
    }

    boolean holds(double observed, double bound) {
        return switch (this) {
            case LESS -> observed < bound;
            case AT_MOST -> observed <= bound;
            case GREATER -> observed > bound;
            case AT_LEAST -> observed >= bound;
            case EQUAL -> observed == bound;
        };
    }
}
