package vn.chitieu.notification.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Who reports when, as a seed wants it: most in time, some late, some never, and some take back what they reported. A
 * quarter's totals appear days before its end; the second indicator's of the last quarter two weeks after it. Revisions
 * come again and late, as after a restart.
 */
final class ReportScript {

    private final Random random;
    private final Map<Instant, List<Gap>> gaps = new TreeMap<>();

    ReportScript(long seed) {
        random = new Random(seed * 31);
        for (int number = 1; number <= 4; number++) {
            Quarter quarter = new Quarter(2022, number);
            plan(YearCity.MORE, quarter, hoursAfter(quarter, -12 * 24));
            plan(YearCity.LESS, quarter, hoursAfter(quarter, number == 4 ? 14 * 24 : -9 * 24));
        }
        repeat();
    }

    /** Returns what the totals say that arrive in an hour. */
    List<Gap> at(Instant hour) {
        return gaps.getOrDefault(hour, List.of());
    }

    private void plan(String indicator, Quarter quarter, Instant first) {
        TreeMap<Instant, List<Integer>> turns = new TreeMap<>();
        turns.put(first, new ArrayList<>());
        for (int unit = 1; unit <= YearCity.UNITS; unit++) {
            Instant turn = hoursAfter(quarter, -9 * 24 + random.nextInt(random.nextInt(3) == 0 ? 60 * 24 : 16 * 24));
            int turnsOfTheUnit = random.nextInt(12) == 0 ? 0 : random.nextInt(5) > 0 ? 1 : 2 + random.nextInt(3);
            for (int i = 0; i < turnsOfTheUnit; i++) {
                Instant hour = turn.isBefore(first) ? first : turn;
                turns.computeIfAbsent(hour, any -> new ArrayList<>()).add(unit);
                turn = turn.plus(Duration.ofHours(1 + random.nextInt(10 * 24)));
            }
        }
        Set<Integer> missing = new TreeSet<>();
        for (int unit = 1; unit <= YearCity.UNITS; unit++) {
            missing.add(unit);
        }
        long revision = 0;
        for (Map.Entry<Instant, List<Integer>> turn : turns.entrySet()) {
            for (int unit : turn.getValue()) {
                if (!missing.remove(unit)) {
                    missing.add(unit); // taken back
                }
            }
            revision += 1 + random.nextInt(3);
            add(turn.getKey(), new Gap(indicator, quarter, revision, Set.copyOf(missing)));
        }
    }

    private void repeat() {
        List<Instant> hours = new ArrayList<>(gaps.keySet());
        for (int i = 0; i < 100; i++) {
            int from = random.nextInt(hours.size());
            int to = Math.min(hours.size() - 1, from + random.nextInt(20));
            List.copyOf(gaps.getOrDefault(hours.get(from), List.of())).forEach(again -> add(hours.get(to), again));
        }
    }

    private void add(Instant hour, Gap gap) {
        gaps.computeIfAbsent(hour, any -> new ArrayList<>()).add(gap);
    }

    private static Instant hoursAfter(Quarter quarter, int hours) {
        return YearCity.midnightAfter(quarter.lastDay()).plus(Duration.ofHours(hours));
    }
}
