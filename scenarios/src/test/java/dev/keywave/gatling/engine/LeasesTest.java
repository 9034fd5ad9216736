package dev.keywave.gatling.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.authenticator.AuthenticatorModel;
import dev.keywave.authenticator.AuthenticatorModels;
import dev.keywave.population.AuthenticatorMix;
import dev.keywave.population.Population;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LeasesTest {

    private static final int USERS = 40;

    private final AuthenticatorModel model = AuthenticatorModels.builtIn().get(0);
    private final Population population = Population.inMemory(
            USERS, "leases", new AuthenticatorMix(List.of(new AuthenticatorMix.Weighted<>(model, 1)), List.of()));

    @AfterEach
    void close() {
        population.close();
    }

    @Test
    void aUserIsGivenToOneAtATime() {
        Leases leases = leases(0, 1, "a");

        assertThat(all(leases, Leases.Wanted.ANY)).hasSize(USERS).doesNotHaveDuplicates();
        assertThat(leases.reserve(Leases.Wanted.ANY)).isNull();
    }

    @Test
    void injectorsShareThePopulationByRemainder() {
        List<Long> users = new ArrayList<>();
        for (int injector = 0; injector < 3; injector++) {
            int remainder = injector;
            List<Long> share = all(leases(injector, 3, "a"), Leases.Wanted.ANY);
            assertThat(share).allMatch(user -> user % 3 == remainder);
            users.addAll(share);
        }
        assertThat(users).hasSize(USERS).doesNotHaveDuplicates();
    }

    @Test
    void theOrderComesFromTheSeed() {
        List<Long> once = all(leases(0, 1, "a"), Leases.Wanted.UNREGISTERED);

        assertThat(all(leases(0, 1, "a"), Leases.Wanted.UNREGISTERED)).isEqualTo(once);
        assertThat(all(leases(0, 1, "b"), Leases.Wanted.UNREGISTERED)).isNotEqualTo(once);
        assertThat(once).isNotEqualTo(once.stream().sorted().toList());
    }

    @Test
    void whoRegistersIsFedToThoseWhoWantRegisteredUsersFromThenOn() {
        Leases leases = leases(0, 1, "a");
        assertThat(leases.reserve(Leases.Wanted.REGISTERED)).isNull();
        long user = fed(leases);
        assertThat(leases.take(1, user)).isNull();
        register(user);
        leases.giveBack(user);

        assertThat(all(leases, Leases.Wanted.UNREGISTERED)).hasSize(USERS - 1).doesNotContain(user);
        assertThat(all(leases, Leases.Wanted.REGISTERED)).containsExactly(user);
    }

    @Test
    void whoRegistersWhileFreeIsFoundInTheOtherQueueToo() {
        Leases leases = leases(0, 1, "a");
        register(7);

        assertThat(leases.reserve(Leases.Wanted.REGISTERED)).isNull();
        assertThat(all(leases, Leases.Wanted.UNREGISTERED)).hasSize(USERS - 1).doesNotContain(7L);
        assertThat(all(leases, Leases.Wanted.REGISTERED)).containsExactly(7L);
    }

    @Test
    void whoIsNamedByHandIsNotFedMeanwhile() {
        Leases leases = leases(0, 1, "a");
        assertThat(leases.take(1, 7)).isNull();
        assertThat(leases.take(2, 7)).isEqualTo(KoMessages.IN_USE);
        assertThat(all(leases, Leases.Wanted.ANY)).hasSize(USERS - 1).doesNotContain(7L);
        leases.giveBack(7);

        assertThat(all(leases, Leases.Wanted.ANY)).containsExactly(7L);
    }

    @Test
    void anUnusedReservationIsGivenBackOnce() {
        Leases leases = leases(0, 1, "a");
        Reservation first = Objects.requireNonNull(leases.reserve(Leases.Wanted.ANY));
        assertThat(leases.take(1, first.user())).isNull();
        leases.giveBack(first.user());
        List<Long> rest = all(leases, Leases.Wanted.ANY);
        leases.giveBack(first);

        assertThat(rest).hasSize(USERS);
        assertThat(leases.reserve(Leases.Wanted.ANY)).isNull();
    }

    @Test
    void usersOfOthersAndBeyondTheEndAreRefused() {
        Leases leases = leases(1, 2, "a");

        assertThat(leases.take(1, Leases.NOBODY)).isEqualTo(KoMessages.EXHAUSTED);
        assertThat(leases.take(1, USERS)).isEqualTo(KoMessages.NO_SUCH_USER);
        assertThat(leases.take(1, 2)).isEqualTo(KoMessages.OTHER_INJECTOR);
        assertThat(leases.take(1, 3)).isNull();
        assertThat(leases.isHeldBy(1, 3)).isTrue();
        assertThat(leases.isHeldBy(2, 3)).isFalse();
    }

    @Test
    void nobodyIsHeldTwiceHoweverManyThreadsTakeAndGive() throws Exception {
        Leases leases = leases(0, 1, "a");
        Set<Long> held = ConcurrentHashMap.newKeySet();
        AtomicInteger clashes = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            int virtualUser = thread + 1;
            done.add(threads.submit(() -> {
                start.await();
                SplittableRandom random = new SplittableRandom(virtualUser);
                for (int i = 0; i < 20_000; i++) {
                    long user = i % 3 == 0 ? random.nextInt(USERS) : fed(leases);
                    if (user >= 0 && leases.take(virtualUser, user) == null) {
                        clashes.addAndGet(held.add(user) ? 0 : 1);
                        held.remove(user);
                        leases.giveBack(user);
                    }
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : done) {
            one.get();
        }
        threads.shutdown();

        assertThat(clashes).hasValue(0);
        assertThat(new TreeSet<>(all(leases, Leases.Wanted.ANY))).hasSize(USERS);
    }

    private static long fed(Leases leases) {
        Reservation reservation = leases.reserve(Leases.Wanted.ANY);
        return reservation == null ? Leases.NOBODY : reservation.user();
    }

    private Leases leases(int injector, int injectors, String seed) {
        return new Leases(population, injector, injectors, seed);
    }

    private void register(long user) {
        population.slot().moveTo(user).create(1, CoseAlgorithm.ES256, new byte[] {1});
        population.slot().moveTo(user).confirmRegistered();
    }

    private static List<Long> all(Leases leases, Leases.Wanted wanted) {
        List<Long> users = new ArrayList<>();
        for (Reservation next = leases.reserve(wanted); next != null; next = leases.reserve(wanted)) {
            users.add(next.user());
        }
        return users;
    }
}
