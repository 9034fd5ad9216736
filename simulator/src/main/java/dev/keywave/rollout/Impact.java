package dev.keywave.rollout;

/** Why a group is of high impact, if it is: the guide to the rollout has these go first. */
public enum Impact {
    /** Nothing sets it apart. */
    USUAL("usual"),
    /** Administrators. */
    ADMINISTRATORS("administrators"),
    /** Executives. */
    EXECUTIVES("executives"),
    /** Finance. */
    FINANCE("finance"),
    /** People with remote access. */
    REMOTE_ACCESS("remote_access");

    private final String label;

    Impact(String label) {
        this.label = label;
    }

    /** The name in plans and reports. */
    public String label() {
        return label;
    }

    /** Whether it is one of the high-impact groups. */
    public boolean high() {
        return this != USUAL;
    }
}
