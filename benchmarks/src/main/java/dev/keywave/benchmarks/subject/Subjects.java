package dev.keywave.benchmarks.subject;

import dev.keywave.input.InputException;
import dev.keywave.input.Suggestion;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that can be compared: the built-in providers and those that a user brings. */
public final class Subjects {

    /** The algorithms that are measured, in the order of tables. */
    static final CoseAlgorithm[] ALGORITHMS = {
        CoseAlgorithm.ES256, CoseAlgorithm.EDDSA, CoseAlgorithm.RS256, CoseAlgorithm.ES384, CoseAlgorithm.ML_DSA_44
    };

    private final List<Subject> brought;

    /** The built-in ones and these. */
    public Subjects(BringYourOwn own) {
        this.brought = own.load();
        for (Subject subject : brought) {
            if (BuiltIn.names().contains(subject.name())) {
                throw new InputException(
                        "the name '" + subject.name() + "' is taken by a built-in provider; give yours another one");
            }
        }
    }

    /** Those of this process: what the command line said, in system properties. */
    public static Subjects ofThisProcess() {
        return new Subjects(BringYourOwn.ofSystemProperties());
    }

    /** The measured algorithms, in the order of tables. */
    public static List<CoseAlgorithm> algorithms() {
        return List.of(ALGORITHMS);
    }

    /**
     * A measured algorithm.
     *
     * @param label as the COSE registry spells it
     * @throws InputException when it is none
     */
    public static CoseAlgorithm algorithm(String label) {
        List<String> labels =
                Arrays.stream(ALGORITHMS).map(CoseAlgorithm::label).toList();
        return Arrays.stream(ALGORITHMS)
                .filter(algorithm -> algorithm.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "'" + label + "' is no algorithm that is measured; " + Suggestion.among(label, labels)));
    }

    /** Whether it is another way to use a provider that is there itself: where it has nothing, that is no news. */
    public static boolean isVariant(String name) {
        return name.equals(BuiltIn.ACCP_JDK_HASH);
    }

    /** What {@code --provider} takes, those that a user brings last. */
    public List<String> names() {
        List<String> names = new ArrayList<>(BuiltIn.names());
        brought.forEach(subject -> names.add(subject.name()));
        return names;
    }

    /** The names of those that a user brings. */
    public List<String> brought() {
        return brought.stream().map(Subject::name).toList();
    }

    /**
     * Looks whether there is such a name, without loading what it stands for.
     *
     * @throws InputException when there is none
     */
    public void requireKnown(String name) {
        if (!names().contains(name)) {
            throw new InputException("there is no provider '" + name + "'; " + Suggestion.among(name, names()));
        }
    }

    /**
     * The subject of that name.
     *
     * @throws InputException when there is none
     */
    public Lookup find(String name) {
        requireKnown(name);
        return brought.stream()
                .filter(subject -> subject.name().equals(name))
                .<Lookup>map(Lookup.Found::new)
                .findFirst()
                .orElseGet(() -> BuiltIn.find(name));
    }

    /**
     * A subject of this process that has an algorithm: for benchmarks, which cannot go on without.
     *
     * @throws InputException one line, when there is none, it does not work here, or it lacks the algorithm
     */
    public static Subject require(String name, CoseAlgorithm algorithm) {
        Lookup lookup = ofThisProcess().find(name);
        if (lookup instanceof Lookup.Unavailable unavailable) {
            throw new InputException("not offered: " + name + " does not work here: " + unavailable.why());
        }
        Subject subject = ((Lookup.Found) lookup).subject();
        if (!subject.verifier().algorithms().contains(algorithm.label())) {
            throw new InputException("not offered: " + subject.description() + " has no " + algorithm.label());
        }
        return subject;
    }
}
