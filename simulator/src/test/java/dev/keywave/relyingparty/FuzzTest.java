package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mutated responses: none brings the relying party down, none with a signed byte changed is accepted. As many for each
 * verifying library as {@code -Dkeywave.fuzz} says.
 */
final class FuzzTest {

    private static final long SEED = 0x5EED_F022L;
    private static final int RESPONSES = Integer.getInteger("keywave.fuzz", 20_000) / 2;

    private static final List<Provider> PROVIDERS = List.of(Security.getProviders());

    /** As {@code keywave rp} does it; with the JDK's own P-256 a million takes an hour. */
    @BeforeAll
    static void verifyWithTheProviderOfTheRelyingParty() {
        CryptoProviders.select(CryptoChoice.AUTO).install();
    }

    @AfterAll
    static void bringBackTheProviders() {
        for (Provider provider : Security.getProviders()) {
            Security.removeProvider(provider.getName());
        }
        PROVIDERS.forEach(Security::addProvider);
    }

    @ParameterizedTest
    @EnumSource(
            value = VerifierChoice.class,
            names = {"WEBAUTHN4J", "YUBICO"})
    void noMutatedResponseBringsItDownAndNoneWithASignedByteChangedIsAccepted(VerifierChoice verifier) {
        InProcessParty party = new InProcessParty(verifier);
        List<FuzzSeed> seeds = FuzzSeed.of(party);
        Map<String, Integer> replies = new TreeMap<>();
        for (int i = 0; i < RESPONSES; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            FuzzSeed seed = seeds.get(random.nextInt(seeds.size()));
            byte[] mutated = new Mutator(random).mutate(seed);
            party.options(seed.optionsPath(), seed.options());
            Reply reply = party.post(seed.resultPath(), mutated);
            boolean right = reply.status() == 200 ? isRightlyAccepted(seed, mutated) : reply.status() == 400;
            if (!right) {
                throw new AssertionError("response %d of seed %d, %s: %d %s to %s"
                        .formatted(
                                i,
                                SEED,
                                seed.name(),
                                reply.status(),
                                InProcessParty.text(reply),
                                new String(mutated, StandardCharsets.UTF_8)));
            }
            if (reply.status() == 200 && seed.registration()) {
                forget(party, mutated);
            }
            replies.merge(label(reply), 1, Integer::sum);
        }
        assertThat(party.internalErrors()).isZero();
        assertThat(replies.keySet())
                .as("what came of seed %d: %s", SEED, replies)
                .hasSizeGreaterThan(10);
        if (RESPONSES > 100_000) {
            System.out.println(verifier + ": " + RESPONSES + " mutated responses: " + replies);
        }
    }

    /** What is signed is what it was, and so is what an assertion's signature and ID are. */
    private static boolean isRightlyAccepted(FuzzSeed seed, byte[] mutated) {
        if (!seed.signed()) {
            return true;
        }
        if (seed.registration()) {
            CredentialResponse sent = CredentialResponse.readRegistration(mutated);
            CredentialResponse honest = CredentialResponse.readRegistration(seed.bytes());
            return sent.clientDataJson().equals(honest.clientDataJson())
                    && Arrays.equals(
                            authenticatorData(sent.attestationObject().array()),
                            authenticatorData(honest.attestationObject().array()))
                    && sent.id().equals(honest.id());
        }
        CredentialResponse sent = CredentialResponse.readAuthentication(mutated);
        CredentialResponse honest = CredentialResponse.readAuthentication(seed.bytes());
        return sent.clientDataJson().equals(honest.clientDataJson())
                && sent.authenticatorData().equals(honest.authenticatorData())
                && sent.signature().equals(honest.signature())
                && sent.id().equals(honest.id());
    }

    private static byte[] authenticatorData(byte[] object) {
        for (CborWalk.Pair member : CborWalk.map(object, 0)) {
            if (new String(CborWalk.content(object, member.key()), StandardCharsets.UTF_8).equals("authData")) {
                return CborWalk.content(object, member.value());
            }
        }
        throw new AssertionError("accepted without authenticator data");
    }

    private static void forget(InProcessParty party, byte[] accepted) {
        StoredCredential stored = party.store()
                .credential(CredentialResponse.readRegistration(accepted).id());
        if (stored != null) {
            party.store().remove(stored);
        }
    }

    private static String label(Reply reply) {
        if (reply.status() == 200) {
            return "accepted";
        }
        String text = InProcessParty.text(reply);
        int begin = text.indexOf("\"errorMessage\":\"") + 16;
        return text.substring(begin, text.indexOf(": ", begin));
    }
}
