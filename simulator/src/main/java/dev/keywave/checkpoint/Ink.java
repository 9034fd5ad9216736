package dev.keywave.checkpoint;

/** Colours of the reports' style sheet (Okabe and Ito's, told apart by colour-blind readers), each with a dash of its own. */
enum Ink {
    BLUE("--blue", ""),
    AMBER("--amber", "7 3"),
    GREEN("--green", "2 3"),
    PURPLE("--purple", "9 3 2 3"),
    RED("--red", "4 4"),
    GREY("--grey", "1 2");

    private final String variable;
    private final String dash;

    Ink(String variable, String dash) {
        this.variable = variable;
        this.dash = dash;
    }

    /** The n-th one, round and round. */
    static Ink of(int n) {
        return values()[n % values().length];
    }

    String variable() {
        return variable;
    }

    String dash() {
        return dash;
    }
}
