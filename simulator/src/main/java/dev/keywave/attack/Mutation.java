package dev.keywave.attack;

/**
 * What an attack changes, at the moment at which it has to be changed. Most mutations are at work at one of them only.
 * A mutation has no state.
 */
interface Mutation {

    /** Before the client acts: other options, another slot. */
    default void ask(Scene scene) {}

    /** After the client has acted: bytes that a signature covers; it is made anew afterwards. */
    default void sign(Draft draft) {}

    /** After the signature: bytes that it does not cover, and the signature itself. */
    default void send(Draft draft) {}

    /** At last: the credential's JSON. */
    default void wrap(Draft draft) {}

    /** Changes what is signed. */
    @FunctionalInterface
    interface Signing extends Mutation {
        @Override
        void sign(Draft draft);
    }

    /** Changes what is sent without making the signature anew. */
    @FunctionalInterface
    interface Sending extends Mutation {
        @Override
        void send(Draft draft);
    }

    /** Changes the JSON. */
    @FunctionalInterface
    interface Wrapping extends Mutation {
        @Override
        void wrap(Draft draft);
    }

    /** Changes what the client is asked for. */
    @FunctionalInterface
    interface Asking extends Mutation {
        @Override
        void ask(Scene scene);
    }
}
