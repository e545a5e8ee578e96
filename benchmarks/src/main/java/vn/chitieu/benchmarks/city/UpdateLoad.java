package vn.chitieu.benchmarks.city;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Deterministic load of updates, the same for the same parameters: the first figure of every cell, spread over its
 * quarter, and between them corrections, repeats of the newest update of a cell and updates that are older than what
 * counts. Of the corrections 80 in 100 are for the running quarter, 15 for the one before it, 5 for any older one.
 */
public final class UpdateLoad {

    /** In which order the updates lie in the topic. */
    public enum Order {
        /** As a city reports them: quarter by quarter, with late corrections. */
        REPORTED,
        /** Without any order; the hardest case, since every batch touches every page. */
        SHUFFLED
    }

    private static final int REPEATS_PERCENT = 12;
    private static final int STALE_PERCENT = 8;

    private final Random random;
    private final List<IndicatorUpdated> made = new ArrayList<>();
    private final List<List<IndicatorUpdated>> newestByQuarter = new ArrayList<>();

    private UpdateLoad(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Returns the updates in the order of the topic.
     *
     * @param count how many
     * @param quarters over how many quarters; fewer where {@code count} is too small for twice the cells of all
     * @param order their order
     */
    public static List<IndicatorUpdated> of(int count, int quarters, Order order) {
        UpdateLoad load = new UpdateLoad(20_251_231L);
        int fitting = Math.max(
                1,
                Math.min(
                        quarters, count / (2 * cells(BenchmarkCity.LAST_QUARTER).size())));
        List<Quarter> all = BenchmarkCity.quarters(fitting);
        for (int index = 0; index < fitting; index++) {
            int end = (int) ((long) count * (index + 1) / fitting);
            load.fill(all.get(index), end - load.made.size());
        }
        if (order == Order.SHUFFLED) {
            Collections.shuffle(load.made, load.random);
        }
        return List.copyOf(load.made);
    }

    /** Returns the first figure of every cell of that many quarters, the newest last, without any correction. */
    public static List<IndicatorUpdated> firstFigures(int quarters) {
        UpdateLoad load = new UpdateLoad(quarters);
        for (Quarter quarter : BenchmarkCity.quarters(quarters)) {
            load.fill(quarter, cells(quarter).size());
        }
        return List.copyOf(load.made);
    }

    /**
     * Returns corrections of cells of the newest quarter, each later than all before it.
     *
     * @param count how many
     * @param after moment after which they are reported
     */
    public static List<IndicatorUpdated> corrections(int count, Instant after) {
        UpdateLoad load = new UpdateLoad(count);
        List<Cell> cells = cells(BenchmarkCity.LAST_QUARTER);
        for (int index = 0; index < count; index++) {
            Cell cell = cells.get(load.random.nextInt(cells.size()));
            load.made.add(load.first(cell, after.plusSeconds(index)));
        }
        return List.copyOf(load.made);
    }

    private record Cell(String unit, ReportedIndicator indicator, ReportingPeriod period) {}

    private static List<Cell> cells(Quarter quarter) {
        return BenchmarkCity.units().stream()
                .flatMap(unit -> BenchmarkCity.reported().stream()
                        .flatMap(indicator -> BenchmarkCity.periods(indicator, quarter).stream()
                                .map(period -> new Cell(unit, indicator, period))))
                .toList();
    }

    private void fill(Quarter quarter, int slots) {
        List<Cell> shuffled = new ArrayList<>(cells(quarter));
        Collections.shuffle(shuffled, random);
        Deque<Cell> firsts = new ArrayDeque<>(shuffled);
        newestByQuarter.add(new ArrayList<>());
        Instant end = quarter.lastDay().atStartOfDay().toInstant(ZoneOffset.UTC);
        for (int slot = 0; slot < slots; slot++) {
            Instant now = end.plusSeconds(slot);
            if ((!firsts.isEmpty() && random.nextInt(slots - slot) < firsts.size()) || made.isEmpty()) {
                IndicatorUpdated first = first(Objects.requireNonNull(firsts.poll()), now);
                running().add(first);
                made.add(first);
            } else {
                made.add(follower(now));
            }
        }
    }

    private List<IndicatorUpdated> running() {
        return newestByQuarter.get(newestByQuarter.size() - 1);
    }

    private IndicatorUpdated follower(Instant now) {
        List<IndicatorUpdated> quarter = newestByQuarter.get(quarterToCorrect());
        int index = random.nextInt(quarter.size());
        IndicatorUpdated newest = quarter.get(index);
        int kind = random.nextInt(100);
        if (kind < REPEATS_PERCENT) {
            return newest;
        }
        if (kind < REPEATS_PERCENT + STALE_PERCENT) {
            return like(newest, newest.reportedAt().minus(Duration.ofDays(1)));
        }
        IndicatorUpdated correction = like(newest, now);
        quarter.set(index, correction);
        return correction;
    }

    private int quarterToCorrect() {
        int last = newestByQuarter.size() - 1;
        int percent = random.nextInt(100);
        int wanted = percent < 80 ? last : percent < 95 ? last - 1 : random.nextInt(last + 1);
        int index = Math.max(0, wanted);
        return newestByQuarter.get(index).isEmpty() ? Math.max(0, last - 1) : index;
    }

    private IndicatorUpdated first(Cell cell, Instant now) {
        return update(cell.unit(), cell.indicator().code(), cell.period(), now, null);
    }

    private IndicatorUpdated like(IndicatorUpdated other, Instant reportedAt) {
        return update(other.unit(), other.indicator(), other.period(), reportedAt, "Rà soát lại số liệu");
    }

    private IndicatorUpdated update(
            String unit, String indicator, ReportingPeriod period, Instant reportedAt, @Nullable String reason) {
        return new IndicatorUpdated(
                BenchmarkCity.ID,
                "%s-%07d".formatted(unit, made.size()),
                unit,
                indicator,
                period,
                BigDecimal.valueOf(random.nextInt(10_000_000), 2),
                false,
                ReportedIndicator.UNIT_OF_MEASURE,
                FigureStatus.OFFICIAL,
                reportedAt,
                reason,
                null,
                "http",
                "benchmark");
    }
}
