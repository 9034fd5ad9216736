package dev.keywave.population;

import static dev.keywave.population.Populations.SECURITY_KEYS;
import static dev.keywave.population.Populations.mixOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keywave.input.InputException;
import dev.keywave.webauthn.CoseAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PopulationTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("p.kw");
    }

    @Test
    void whatARunLeftIsThereInTheNext() {
        byte[] seed;
        try (Population first = Population.open(file, 10, null, SECURITY_KEYS)) {
            seed = first.seed();
            UserSlot slot = first.slot().moveTo(7);
            slot.create(1, CoseAlgorithm.EDDSA, new byte[] {1, 2, 3});
            slot.confirmRegistered();
            slot.advanceSignatureCounter();
            slot.advanceSignatureCounter();
        }
        try (Population second = Population.open(file, 10, "another seed is not used", SECURITY_KEYS)) {
            UserSlot slot = second.slot().moveTo(7);
            assertThat(second.seed()).isEqualTo(seed);
            assertThat(second.registeredCount()).isEqualTo(1);
            assertThat(slot.registered()).isTrue();
            assertThat(slot.generation()).isEqualTo(1);
            assertThat(slot.algorithm()).isEqualTo(CoseAlgorithm.EDDSA);
            assertThat(slot.userHandle()).containsExactly(1, 2, 3);
            assertThat(slot.advanceSignatureCounter()).isEqualTo(3);
        }
    }

    @Test
    void aCredentialThatIsCreatedIsNotYetRegistered() {
        try (Population population = Population.inMemory(1, "s", SECURITY_KEYS)) {
            UserSlot slot = population.slot().moveTo(0);
            slot.create(1, CoseAlgorithm.ES256, new byte[64]);
            assertThat(slot.registered()).isFalse();
            assertThat(population.registered(0)).isFalse();
        }
    }

    @Test
    void theCounterGoesOnAcrossGenerations() {
        try (Population population = Population.inMemory(1, "s", SECURITY_KEYS)) {
            UserSlot slot = population.slot().moveTo(0);
            slot.create(1, CoseAlgorithm.ES256, new byte[1]);
            slot.advanceSignatureCounter();
            slot.create(2, CoseAlgorithm.ES256, new byte[1]);
            assertThat(slot.advanceSignatureCounter()).isEqualTo(2);
        }
    }

    @Test
    void anAdoptedGenerationIsRegistered() {
        try (Population population = Population.inMemory(1, "s", SECURITY_KEYS)) {
            UserSlot slot = population.slot().moveTo(0);
            slot.create(2, CoseAlgorithm.ES256, new byte[] {9});
            slot.adopt(1, new byte[] {4, 5});
            assertThat(slot.registered()).isTrue();
            assertThat(slot.generation()).isEqualTo(1);
            assertThat(slot.userHandle()).containsExactly(4, 5);
        }
    }

    @Test
    void aUserKeepsTheAuthenticatorThatMadeTheCredential() {
        try (Population first = Population.open(file, 1, null, SECURITY_KEYS)) {
            first.slot().moveTo(0).create(1, CoseAlgorithm.ES256, new byte[1]);
        }
        try (Population second = Population.open(file, 1, null, mixOf("synced-passkey"))) {
            assertThat(second.slot().moveTo(0).model().name()).isEqualTo("security-key");
        }
    }

    @Test
    void theFileGrowsWithItsUsers() {
        try (Population small = Population.open(file, 2, null, SECURITY_KEYS)) {
            UserSlot slot = small.slot().moveTo(1);
            slot.create(1, CoseAlgorithm.ES256, new byte[1]);
            slot.confirmRegistered();
        }
        try (Population large = Population.open(file, 1_000, null, SECURITY_KEYS)) {
            assertThat(large.users()).isEqualTo(1_000);
            assertThat(large.registered(1)).isTrue();
            assertThat(large.registered(999)).isFalse();
        }
        try (Population fewer = Population.open(file, 1, null, SECURITY_KEYS)) {
            assertThat(fewer.users()).isEqualTo(1);
        }
    }

    @Test
    void namesDifferBetweenPopulationsAndSayNothingOfTheSeed() {
        try (Population one = Population.inMemory(1, "one", SECURITY_KEYS);
                Population same = Population.inMemory(1, "one", SECURITY_KEYS);
                Population two = Population.inMemory(1, "two", SECURITY_KEYS)) {
            assertThat(one.userName(17)).isEqualTo(same.userName(17)).matches("kw-[0-9a-f]{6}-17");
            assertThat(two.userName(17)).isNotEqualTo(one.userName(17));
        }
    }

    @Test
    void theFileIsPrivate() throws IOException {
        Population.open(file, 1, null, SECURITY_KEYS).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aPopulationInUseIsRefused() {
        try (Population holder = Population.open(file, 1, null, SECURITY_KEYS)) {
            assertThat(holder.users()).isEqualTo(1);
            refused("in use by another process");
        }
    }

    @Test
    void aTruncatedPopulationIsRefusedAndLeftAlone() throws IOException {
        Population.open(file, 100, null, SECURITY_KEYS).close();
        byte[] cut = truncated(5_000);
        refused("truncated, 5000 bytes where 13696 are expected");
        assertThat(Files.readAllBytes(file)).isEqualTo(cut);
        truncated(100);
        refused("less than a header");
    }

    @Test
    void aPopulationOfAnotherVersionIsRefused() throws IOException {
        Population.open(file, 1, null, SECURITY_KEYS).close();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 99), 8);
        }
        refused("format version 99, this Keywave reads versions 1 to 3");
    }

    @Test
    void anotherKindOfFileIsRefused() throws IOException {
        Files.write(file, new byte[8_192]);
        refused("not a Keywave population");
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        file = folder.resolve("nowhere/p.kw");
        refused("there is no folder");
    }

    @Test
    void registeredUsersDoNotMeetAnEmptyRelyingParty() {
        try (Population population = Population.inMemory(3, null, SECURITY_KEYS)) {
            population.requireUnregistered(file);
            population.slot().moveTo(1).adopt(1, new byte[1]);
            assertThatThrownBy(() -> population.requireUnregistered(file))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("1 of its users are registered");
        }
    }

    @Test
    void usersBeyondOneBufferHaveSlotsOfTheirOwn() {
        long users = Slots.SLOTS_PER_CHUNK + 2L;
        try (Population population = Population.open(file, users, null, SECURITY_KEYS)) {
            population.slot().moveTo(users - 1).adopt(1, new byte[] {7});
            population.slot().moveTo(0).adopt(1, new byte[] {8});
            assertThat(population.slot().moveTo(users - 1).userHandle()).containsExactly(7);
            assertThat(population.registered(users - 2)).isFalse();
        }
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Population.open(file, 1, null, SECURITY_KEYS).close())
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("population " + file + ": ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private byte[] truncated(int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
        return Files.readAllBytes(file);
    }
}
