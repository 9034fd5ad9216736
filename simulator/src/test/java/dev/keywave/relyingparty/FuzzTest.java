package dev.keywave.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.crypto.CryptoChoice;
import dev.keywave.crypto.CryptoProviders;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mutated responses: none brings the relying party down, none with a signed byte changed is accepted. As many for each
 * verifying library as {@code -Dkeywave.fuzz} says.
 */
final class FuzzTest {

    private static final long SEED = 0x5EED_F022L;
    private static final int RESPONSES = Integer.getInteger("keywave.fuzz", 10_000) / 2;

    /** As {@code keywave rp} does it; with the JDK's own P-256 a million takes an hour. */
    @BeforeAll
    static void verifyWithTheProviderOfTheRelyingParty() {
        CryptoProviders.select(CryptoChoice.AUTO).install();
    }

    @ParameterizedTest
    @EnumSource(
            value = VerifierChoice.class,
            names = {"WEBAUTHN4J", "YUBICO"})
    void noMutatedResponseBringsItDownAndNoneWithASignedByteChangedIsAccepted(VerifierChoice verifier) {
        InProcessParty party = new InProcessParty(verifier);
        List<FuzzSeed> seeds = FuzzSeed.of(party);
        assertThat(seeds).filteredOn(seed -> isAccepted(party, seed)).hasSizeGreaterThan(8);
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

    private static boolean isAccepted(InProcessParty party, FuzzSeed seed) {
        party.options(seed.optionsPath(), seed.options());
        boolean accepted = party.post(seed.resultPath(), seed.bytes()).status() == 200;
        if (accepted && seed.registration()) {
            forget(party, seed.bytes());
        }
        return accepted;
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
                            attested(sent.attestationObject().array()),
                            attested(honest.attestationObject().array()))
                    && sent.id().equals(honest.id());
        }
        CredentialResponse sent = CredentialResponse.readAuthentication(mutated);
        CredentialResponse honest = CredentialResponse.readAuthentication(seed.bytes());
        return sent.clientDataJson().equals(honest.clientDataJson())
                && sent.authenticatorData().equals(honest.authenticatorData())
                && sent.signature().equals(honest.signature())
                && sent.id().equals(honest.id());
    }

    /** What an attestation signature covers: in fido-u2f neither flags nor counter nor AAGUID. */
    private static byte[] attested(byte[] object) {
        byte[] data = member(object, "authData");
        if (!new String(member(object, "fmt"), StandardCharsets.UTF_8).equals("fido-u2f")) {
            return data;
        }
        int key = 55 + (ByteBuffer.wrap(data).getShort(53) & 0xFFFF);
        ByteArrayOutputStream covered = new ByteArrayOutputStream();
        covered.write(data, 0, 32);
        covered.write(data, 53, key - 53);
        for (CborWalk.Pair parameter : CborWalk.map(data, key)) {
            if (CborWalk.major(data, parameter.value()) == CborWalk.BYTE_STRING) {
                covered.writeBytes(CborWalk.content(data, parameter.value()));
            }
        }
        return covered.toByteArray();
    }

    private static byte[] member(byte[] object, String name) {
        for (CborWalk.Pair member : CborWalk.map(object, 0)) {
            if (new String(CborWalk.content(object, member.key()), StandardCharsets.UTF_8).equals(name)) {
                return CborWalk.content(object, member.value());
            }
        }
        throw new AssertionError("accepted without " + name);
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
