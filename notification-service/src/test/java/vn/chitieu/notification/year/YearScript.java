package vn.chitieu.notification.year;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;

/** What happens in the year, hour by hour, as a seed wants it. */
final class YearScript {

    static final Instant BEGIN =
            LocalDate.of(2022, 3, 1).atStartOfDay(YearCity.ZONE).toInstant();
    static final Instant END =
            LocalDate.of(2023, 4, 20).atStartOfDay(YearCity.ZONE).toInstant();

    /** Always refuses its mail for good. */
    static final String REFUSED = "head-9";

    private static final BigDecimal TARGET = BigDecimal.valueOf(1000);
    private static final List<String> RATIOS = List.of("0.4", "0.8", "0.9", "0.97", "1.005", "1.05", "1.2", "4.5");

    private final Random random;
    private final Map<Instant, List<Fact>> facts = new TreeMap<>();
    private final List<Instant[]> outages = new ArrayList<>();

    YearScript(long seed) {
        random = new Random(seed);
        for (int number = 1; number <= 4; number++) {
            Quarter quarter = new Quarter(2022, number);
            for (String indicator : List.of(YearCity.MORE, YearCity.LESS)) {
                plan("city", indicator, quarter);
                for (int cluster = 1; cluster <= YearCity.CLUSTERS; cluster++) {
                    plan("cluster:c" + cluster, indicator, quarter);
                }
                for (int unit = 1; unit <= YearCity.UNITS; unit++) {
                    plan("unit:u" + unit, indicator, quarter);
                }
            }
        }
        redeliver();
        Duration year = Duration.between(BEGIN, END);
        for (int outage = 0; outage < 8; outage++) {
            Instant from = BEGIN.plus(Duration.ofHours(random.nextInt((int) year.toHours())));
            outages.add(new Instant[] {from, from.plus(Duration.ofHours(1 + random.nextInt(outage < 6 ? 30 : 110)))});
        }
    }

    /** Returns the revisions that arrive in an hour, in their order. */
    List<Fact> at(Instant hour) {
        return facts.getOrDefault(hour, List.of());
    }

    /** Returns whether the mail server is away. */
    boolean isAway(Instant hour) {
        return outages.stream().anyMatch(outage -> !hour.isBefore(outage[0]) && hour.isBefore(outage[1]));
    }

    Random random() {
        return random;
    }

    private void plan(String scope, String indicator, Quarter quarter) {
        Instant first =
                quarter.lastDay().minusDays(25).atStartOfDay(YearCity.ZONE).toInstant();
        Instant deadline = YearCity.endOfWorkingDay(quarter.lastDay(), 5);
        Map<String, BigDecimal> targets = new HashMap<>(Map.of("CITY", TARGET));
        if (scope.equals("city")) {
            targets.put("PROVINCE", BigDecimal.valueOf(1100));
        }
        TreeMap<Instant, Boolean> hours = new TreeMap<>();
        int revisions = 3 + random.nextInt(12);
        for (int i = 0; i < revisions; i++) {
            boolean early = random.nextInt(4) == 0;
            Instant from = early ? first : deadline;
            int days = early ? 30 : random.nextInt(3) == 0 ? 115 : 25;
            hours.put(from.plus(Duration.ofHours(random.nextInt(days * 24))), true);
        }
        hours.put(deadline, true);
        BigDecimal ratio = ratio();
        long revision = 0;
        Instant asOf = BEGIN;
        for (Instant hour : hours.keySet()) {
            if (random.nextInt(10) < 6) {
                ratio = ratio();
            }
            change(targets, scope);
            asOf = random.nextInt(15) == 0 ? asOf.minus(Duration.ofHours(5)) : hour;
            revision += 1 + random.nextInt(2);
            Fact fact = fact(scope, indicator, quarter, revision, asOf, ratio, targets, !hour.isBefore(deadline));
            facts.computeIfAbsent(hour, any -> new ArrayList<>()).add(fact);
        }
    }

    private BigDecimal ratio() {
        return new BigDecimal(RATIOS.get(random.nextInt(RATIOS.size())));
    }

    private void change(Map<String, BigDecimal> targets, String scope) {
        int dice = random.nextInt(60);
        if (dice == 0) {
            targets.remove("CITY");
        } else if (dice == 1) {
            targets.put("CITY", BigDecimal.valueOf(700));
        } else if (dice == 2) {
            targets.put("CITY", TARGET);
        } else if (dice == 3 && scope.equals("city")) {
            targets.put("PROVINCE", BigDecimal.valueOf(800));
        }
    }

    private Fact fact(
            String scope,
            String indicator,
            Quarter quarter,
            long revision,
            Instant asOf,
            BigDecimal ratio,
            Map<String, BigDecimal> targets,
            boolean due) {
        boolean lower = indicator.equals(YearCity.LESS);
        BigDecimal expectedPercent = BigDecimal.valueOf(25L * quarter.number());
        BigDecimal expected = TARGET.multiply(expectedPercent).divide(Fact.HUNDRED);
        // A little noise, so that two revisions are seldom the same.
        BigDecimal noise = BigDecimal.valueOf(random.nextInt(100), 3);
        BigDecimal reached = lower ? expected.divide(ratio, 6, RoundingMode.HALF_EVEN) : expected.multiply(ratio);
        BigDecimal cumulative = reached.add(noise);
        boolean gone = random.nextInt(12) == 0;
        boolean negative = random.nextInt(30) == 0;
        boolean lacking = !scope.startsWith("unit") && random.nextInt(5) == 0;
        BigDecimal share = random.nextInt(3) == 0 ? null : BigDecimal.valueOf(random.nextInt(45));
        return new Fact(
                scope,
                indicator,
                quarter,
                revision,
                asOf,
                gone ? null : negative ? BigDecimal.valueOf(-3) : cumulative.movePointLeft(1),
                gone ? null : cumulative,
                expectedPercent,
                Map.copyOf(targets),
                FigureStatus.values()[random.nextInt(FigureStatus.values().length)],
                due,
                random.nextInt(5) == 0 ? null : BigDecimal.valueOf(80 + random.nextInt(40), 2),
                lacking ? List.of("u9") : List.of(),
                lacking ? share : BigDecimal.ZERO,
                due && random.nextInt(8) == 0);
    }

    /** What was there before comes again later, in any order, as after a restart. */
    private void redeliver() {
        List<Instant> hours = new ArrayList<>(facts.keySet());
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(hours.size());
            int to = Math.min(hours.size() - 1, from + random.nextInt(40));
            List<Fact> again = new ArrayList<>(facts.getOrDefault(hours.get(from), List.of()));
            Collections.shuffle(again, random);
            facts.computeIfAbsent(hours.get(to), any -> new ArrayList<>()).addAll(again);
        }
    }

    /** Returns an answer for a case that waits for one, or nothing. */
    @Nullable
    LocalDate promise(LocalDate today) {
        return random.nextInt(40) == 0 ? today.plusDays(random.nextInt(21)) : null;
    }
}
