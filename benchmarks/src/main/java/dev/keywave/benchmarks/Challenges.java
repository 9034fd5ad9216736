package dev.keywave.benchmarks;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Challenges that differ, the same in each fork. */
final class Challenges {

    private static final int BYTES = 32;

    private Challenges() {}

    /** So many of them, base64url. */
    static List<String> of(int count) {
        Random random = new Random(1);
        List<String> challenges = new ArrayList<>();
        byte[] challenge = new byte[BYTES];
        for (int i = 0; i < count; i++) {
            random.nextBytes(challenge);
            challenges.add(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
        }
        return challenges;
    }
}
