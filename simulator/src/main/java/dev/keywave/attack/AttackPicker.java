package dev.keywave.attack;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.CredentialSlot;
import dev.keywave.webauthn.CoseAlgorithm;
import dev.keywave.webauthn.PublicKeyCredentialCreationOptions;
import dev.keywave.webauthn.PublicKeyCredentialRequestOptions;
import dev.keywave.workload.CeremonyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Picks the attack of a ceremony before its options are known: by the user's model and algorithm, and by what the options
 * of the ceremonies before were like. Each attack that is possible then is as likely as any other. One for each loop; not
 * thread-safe.
 */
public final class AttackPicker {

    private final List<Attack> attacks;
    private final int[] needs;
    private final int adapterGives;
    private final Random random;
    private final Map<Integer, Attack[]> registrations = new HashMap<>();
    private final Map<Integer, Attack[]> authentications = new HashMap<>();
    private List<CoseAlgorithm> offered = List.of();
    private int creationOptions;
    private int requestOptions;

    /**
     * Picks among some attacks.
     *
     * @param attacks of either ceremony
     * @param wholeJson whether the adapter sends the credential's whole JSON, not just members of it
     * @param seed of what is picked
     */
    public AttackPicker(List<Attack> attacks, boolean wholeJson, long seed) {
        this.attacks = List.copyOf(attacks);
        this.needs = this.attacks.stream()
                .mapToInt(attack -> Need.bits(attack.needs()))
                .toArray();
        this.adapterGives = Need.WHOLE_JSON.bitIf(wholeJson);
        this.random = new Random(seed);
    }

    /** Learns what the relying party's options are like; before, only attacks that need nothing of them are picked. */
    public void seen(PublicKeyCredentialCreationOptions options) {
        offered = options.pubKeyCredParams();
        creationOptions = Circumstances.of(options);
    }

    /** Learns what the relying party's options are like. */
    public void seen(PublicKeyCredentialRequestOptions options) {
        requestOptions = Circumstances.of(options);
    }

    /**
     * An attack on a registration; null when none is possible.
     *
     * @param preference algorithms of the user's authenticator, the favourite first
     */
    public @Nullable Attack pickRegistration(AuthenticatorModel model, List<CoseAlgorithm> preference) {
        int given = creationOptions | Circumstances.of(model, chosen(preference));
        return pick(CeremonyType.REGISTRATION, given, registrations);
    }

    /**
     * An attack on an authentication; null when none is possible.
     *
     * @param slot holds the user's credential
     */
    public @Nullable Attack pickAuthentication(AuthenticatorModel model, CredentialSlot slot) {
        int given = requestOptions
                | Circumstances.of(model, slot.algorithm())
                | Need.USER_HANDLE.bitIf(slot.userHandle().length > 0);
        return pick(CeremonyType.AUTHENTICATION, given, authentications);
    }

    private CoseAlgorithm chosen(List<CoseAlgorithm> preference) {
        for (CoseAlgorithm algorithm : preference) {
            if (offered.contains(algorithm)) {
                return algorithm;
            }
        }
        return preference.get(0);
    }

    private @Nullable Attack pick(CeremonyType ceremony, int given, Map<Integer, Attack[]> possibleByCircumstances) {
        Attack[] possible = possibleByCircumstances.get(given);
        if (possible == null) {
            possible = possible(ceremony, given | adapterGives);
            possibleByCircumstances.put(given, possible);
        }
        return possible.length == 0 ? null : possible[random.nextInt(possible.length)];
    }

    private Attack[] possible(CeremonyType ceremony, int given) {
        List<Attack> possible = new ArrayList<>();
        for (int i = 0; i < attacks.size(); i++) {
            if (attacks.get(i).ceremony() == ceremony && (given & needs[i]) == needs[i]) {
                possible.add(attacks.get(i));
            }
        }
        return possible.toArray(Attack[]::new);
    }
}
