package dev.keywave.forecast;

import dev.keywave.rollout.RolloutPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Simulates a rollout person by person and day by day. Each person's chance is a function of the seed, the person and the
 * day, and what is counted is counted in whole numbers, so that neither the number of loops nor their order can change
 * anything.
 */
public final class Simulation {

    private final RolloutPlan plan;
    private final long seed;
    private final Timeline timeline;
    private final Assumptions assumptions;
    private final List<GroupRules> groups;

    private Simulation(RolloutPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
        timeline = new Timeline(plan);
        assumptions = new Assumptions(plan, timeline);
        groups = GroupRules.all(plan, timeline);
    }

    /** Simulates a plan on this thread. */
    public static Forecast run(RolloutPlan plan, long seed) {
        return run(plan, seed, 1);
    }

    /**
     * Simulates a plan in several loops, each with its own share of the users.
     *
     * @param loops at least 1; the forecast is the same for any number
     */
    public static Forecast run(RolloutPlan plan, long seed, int loops) {
        Simulation simulation = new Simulation(plan, seed);
        int users = simulation.users();
        Ledger ledger = IntStream.range(0, loops)
                .parallel()
                .mapToObj(loop -> simulation.live(share(users, loop, loops), share(users, loop + 1, loops)))
                .reduce(Ledger::add)
                .orElseThrow();
        return simulation.forecast(ledger);
    }

    /**
     * Everybody in the evening of a day, in the order of their numbers: those who will have joined by the plan's last day
     * are among them, as not present.
     *
     * @param date within the plan's days
     */
    public static List<UserState> usersOn(RolloutPlan plan, long seed, LocalDate date) {
        Simulation simulation = new Simulation(plan, seed);
        int last = simulation.dayOf(date);
        List<UserState> users = new ArrayList<>(simulation.users());
        simulation.liveUntil(last + 1, person -> users.add(person.snapshot(last)));
        return users;
    }

    /**
     * Everybody who sets out to sign in on a day, as they are just before their first sign-in of it, in the order of their
     * numbers. A relying party that holds exactly these credentials and demands what the plan does must refuse exactly those
     * with a lockout, for that reason; their number is the forecast's for that day.
     *
     * @param date within the plan's days
     */
    public static List<FirstSignIn> firstSignInsOn(RolloutPlan plan, long seed, LocalDate date) {
        Simulation simulation = new Simulation(plan, seed);
        int day = simulation.dayOf(date);
        List<FirstSignIn> signIns = new ArrayList<>();
        WorkingDay[] workingDay = new WorkingDay[1];
        simulation.liveUntil(day, person -> {
            WorkingDay begun = workingDay[0] == null ? new WorkingDay(person) : workingDay[0];
            workingDay[0] = begun;
            if (person.isThere(day) && begun.begin(day) > 0) {
                signIns.add(new FirstSignIn(person.snapshot(day), begun.refusal(), begun.reported()));
            }
        });
        return signIns;
    }

    /** All there ever are. */
    private int users() {
        GroupRules last = groups.get(groups.size() - 1);
        return last.firstJoiner + last.joiners;
    }

    private static int share(int users, int loop, int loops) {
        return (int) ((long) users * loop / loops);
    }

    private int dayOf(LocalDate date) {
        int day = timeline.day(date);
        if (day < 0 || day == Timeline.NEVER) {
            throw new IllegalArgumentException(date + " is not between " + plan.from() + " and " + plan.until());
        }
        return day;
    }

    private Ledger live(int from, int to) {
        Ledger ledger = new Ledger(groups.size(), timeline);
        live(from, to, timeline.days(), ledger, person -> {});
        return ledger;
    }

    private void liveUntil(int day, Consumer<Person> then) {
        live(0, users(), day, new Ledger(groups.size(), timeline), then);
    }

    private void live(int from, int to, int days, Ledger ledger, Consumer<Person> then) {
        Person person = new Person(assumptions, ledger, seed, groups.get(0));
        WorkingDay workingDay = new WorkingDay(person);
        for (int user = from; user < to; user++) {
            person.become(user, rulesOf(user));
            for (int day = 0; day < days; day++) {
                if (person.isThere(day) && workingDay.begin(day) > 0) {
                    workingDay.signIn();
                }
                person.note(day);
            }
            then.accept(person);
        }
    }

    private GroupRules rulesOf(int user) {
        for (GroupRules rules : groups) {
            boolean first = user >= rules.firstUser && user < rules.firstUser + rules.group.users();
            if (first || (user >= rules.firstJoiner && user < rules.firstJoiner + rules.joiners)) {
                return rules;
            }
        }
        throw new IllegalStateException("user " + user + " is in no group");
    }

    private Forecast forecast(Ledger ledger) {
        GroupDay[][] groupDays = Traffic.draw(plan, timeline, ledger, seed, groups);
        DayBook book = new DayBook(timeline, ledger, groupDays, plan.helpDesk().recoveryCallsPerLockout());
        Peaks peaks = new Peaks(plan, timeline, ledger);
        List<WaveForecast> waves = new ArrayList<>();
        List<List<Demand>> minutes = new ArrayList<>();
        for (int w = 0; w < plan.waves().size(); w++) {
            int wave = w;
            Demand peak = peaks.peak(plan.waves().get(w));
            List<Day> days = book.days(groups.stream()
                    .filter(rules -> plan.waveOf(rules.group.name()) == wave)
                    .toList());
            waves.add(new WaveForecast(plan.waves().get(w), days, peak));
            minutes.add(peaks.dayOf(peak.at()));
        }
        return new Forecast(seed, book.days(groups), waves, minutes);
    }
}
