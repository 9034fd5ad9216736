package dev.keywave.adapter;

/** What a variable holds, known before anything runs; so that a filter on the wrong kind is an error of the file. */
enum ValueKind {
    /** A {@code String}. */
    TEXT("text"),
    /** A {@code Long}. */
    NUMBER("a number"),
    /** Any JSON value: a {@code String} when it is a JSON string, else its UTF-8 bytes as they were. */
    JSON("JSON"),
    /** A {@code List} of {@code String}. */
    TEXTS("a list of texts"),
    /** A {@code List} of {@code Long}. */
    NUMBERS("a list of numbers"),
    /** A {@code PublicKeyCredential}; only its members can be written. */
    CREDENTIAL("a credential");

    private final String inWords;

    ValueKind(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }

    boolean isList() {
        return this == TEXTS || this == NUMBERS;
    }
}
