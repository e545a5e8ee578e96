package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.StalePageException;

/**
 * Three cities on one partition, one of which fails for a while: it waits alone, and nothing of it is lost or twice.
 */
@Tag("slow")
class WaitingCityFoldTest {

    private static final List<String> CITIES = List.of("hue", "small", "vinh");
    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");

    private final CitiesOnOnePartition cities = cities();

    @Test
    void theOthersGoOnAndTheOneThatFailedCatchesUp() {
        append(cities, 12);
        FoldService process = begin();
        cities.fold(process, 0, 3);
        cities.failing.add("hue");

        cities.fold(process, 3, 9);

        assertThat(cities.positions.next(0)).hasValue(9);
        assertThat(process.waiting(0)).singleElement().satisfies(waits -> {
            assertThat(waits.city()).isEqualTo("hue");
            assertThat(waits.next()).isEqualTo(3);
            assertThat(waits.why()).contains("a fault of hue");
        });
        assertThat(cities.receipts.find(new ReceiptId(0, 4))).isPresent();
        assertThat(cities.differences("hue")).isNotEmpty();
        assertThatThrownBy(() -> cities.catchUp(process, 100)).hasMessage("a fault of hue");

        cities.fold(process, 9, 12);
        cities.failing.clear();
        cities.catchUp(process, 2);
        assertThat(process.waiting(0)).extracting(WaitingCity::next).containsExactly(5L);
        cities.catchUp(process, 100);

        assertThat(process.waiting(0)).isEmpty();
        assertThat(cities.positions.waiting(0)).isEmpty();
        isAsUndisturbed(cities, 12);
    }

    /** With one city there is none that could go on, and the batch is retried as a whole. */
    @Test
    void theOnlyCityDoesNotWait() {
        CitiesOnOnePartition alone = new CitiesOnOnePartition("small");
        alone.log.append(anUpdate(LAND).ofCity("small"));
        alone.failing.add("small");
        FoldService process = alone.process();
        process.begin(0, 0);

        assertThatThrownBy(() -> alone.fold(process, 0, 1)).hasMessage("a fault of small");
        assertThat(alone.positions.next(0)).isEmpty();
    }

    /** A database that does not answer is a fault of the batch, whichever city meets it first. */
    @Test
    void aFaultOfAllLetsNoCityWait() {
        append(cities, 6);
        FoldService process = begin();
        cities.step = () -> {
            throw new MongoTimeoutException("away");
        };

        assertThatThrownBy(() -> cities.fold(process, 0, 6)).isInstanceOf(MongoTimeoutException.class);

        assertThat(cities.positions.next(0)).isEmpty();
        cities.step = () -> {};
        assertThat(process.waiting(0)).isEmpty();
        cities.fold(process, 0, 6);
        isAsUndisturbed(cities, 6);
    }

    @Test
    void aProcessThatTakesThePartitionOverCatchesUpAndTheOldOneStops() {
        append(cities, 9);
        FoldService old = begin();
        cities.failing.add("vinh");
        cities.fold(old, 0, 6);
        FoldService next = cities.process();
        assertThat(next.begin(0, 6)).hasValue(6);
        cities.failing.clear();
        assertThat(next.waiting(0)).extracting(WaitingCity::city).containsExactly("vinh");

        cities.fold(next, 6, 9);
        assertThatThrownBy(() -> cities.catchUp(old, 100)).isInstanceOf(StalePageException.class);
        cities.catchUp(next, 100);

        isAsUndisturbed(cities, 9);
    }

    /** The stores are older: the log is read from its beginning, and no city waits any longer. */
    @Test
    void storesThatAreOlderAreReadAgainWithAllCities() {
        append(cities, 9);
        FoldService process = begin();
        cities.failing.add("hue");
        cities.fold(process, 0, 6);
        cities.failing.clear();

        FoldService next = cities.process();
        assertThat(next.begin(0, 9)).hasValue(0);
        assertThat(next.waiting(0)).isEmpty();
        cities.fold(next, 0, 9);

        assertThat(cities.positions.waiting(0)).isEmpty();
        for (String city : CITIES) {
            assertThat(cities.differences(city)).isEmpty();
        }
    }

    /** An id came before the city waited, comes again while it does, and after it. */
    @Test
    void idsAreKnownAcrossTheStretchThatIsFoldedLate() {
        cities.log.append(anUpdate(LAND).worth("1").withId("a").ofCity("hue"));
        cities.log.append(anUpdate(LAND).of("ba-dinh").worth("2").withId("b").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("9").withId("a").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("3").withId("a").ofCity("vinh"));
        cities.log.append(anUpdate(LAND).of("ba-dinh").worth("7").withId("b").ofCity("hue"));
        FoldService first = begin();
        cities.fold(first, 0, 1);
        cities.failing.add("hue");
        cities.fold(first, 1, 4);
        FoldService next = cities.process();
        next.begin(0, 4);
        cities.failing.clear();
        cities.catchUp(next, 1);
        cities.fold(next, 4, 5);
        while (!next.waiting(0).isEmpty()) {
            cities.catchUp(next, 1);
        }

        assertThat(outcomes(cities, 5).values())
                .containsExactly(
                        UpdateOutcome.CREATED,
                        UpdateOutcome.CREATED,
                        UpdateOutcome.CONFLICT,
                        UpdateOutcome.CREATED,
                        UpdateOutcome.CONFLICT);
        assertThat(cities.differences("hue")).isEmpty();
    }

    /** The process reads on the log, for another partition, what the city that waits is to fold later. */
    @Test
    void idsThatWereReadAheadOfTheStretchDoNotHideThoseInIt() {
        FoldService process = beginWithOneIdInAStretchThatWaits();
        lookFromAnotherPartition(process);
        cities.failing.clear();
        cities.catchUp(process, 100);

        isAConflictBehindTheStretch(process);
    }

    /** What a process did not fold while it had the partition, because the city waited, another one caught up. */
    @Test
    void idsThatAnotherProcessCaughtUpAreKnownAfterTheNextTakeOver() {
        FoldService first = beginWithOneIdInAStretchThatWaits();
        FoldService second = cities.process();
        second.begin(0, 0);
        cities.failing.clear();
        cities.catchUp(second, 100);
        takeOverAgain(first);

        isAConflictBehindTheStretch(first);
    }

    /** It took the partition over while the city waited, and gave it up before that was caught up. */
    @Test
    void idsThatWaitedAtATakeOverAreKnownAfterTheNext() {
        FoldService first = beginWithOneIdInAStretchThatWaits();
        FoldService second = cities.process();
        second.begin(0, 0);
        takeOverAgain(first);
        cities.failing.clear();
        cities.catchUp(first, 100);
        takeOverAgain(second);

        isAConflictBehindTheStretch(second);
    }

    /** Hue waits from offset 0 on and its id of offset 1 comes again at offset 3, behind the stretch. */
    private FoldService beginWithOneIdInAStretchThatWaits() {
        cities.log.append(anUpdate(LAND).of("ba-dinh").worth("1").withId("b").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("2").withId("a").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("3").withId("a").ofCity("vinh"));
        cities.log.append(anUpdate(LAND).worth("4").withId("a").ofCity("hue"));
        FoldService process = begin();
        cities.failing.add("hue");
        cities.fold(process, 0, 1);
        cities.fold(process, 1, 3);
        return process;
    }

    private void isAConflictBehindTheStretch(FoldService process) {
        cities.fold(process, 3, 4);
        assertThat(outcomes(cities, 4).values())
                .containsExactly(
                        UpdateOutcome.CREATED, UpdateOutcome.CREATED, UpdateOutcome.CREATED, UpdateOutcome.CONFLICT);
        assertThat(cities.differences("hue")).isEmpty();
    }

    private static void takeOverAgain(FoldService process) {
        process.end(0);
        process.begin(0, 0);
    }

    /** A partition without records; the ids on the others are looked at all the same. */
    private static void lookFromAnotherPartition(FoldService process) {
        process.begin(1, 0);
        process.fold(1, List.of(), 0, rejected -> {});
        process.end(1);
    }

    /**
     * Whatever fails, dies, waits, is taken over or comes again, and in whichever order: in the end each city is as if
     * nothing had happened.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000})
    void anyInterleavingEndsWithTheSame(int seed) {
        for (int run = seed; run < seed + 10; run++) {
            Random random = new Random(run);
            CitiesOnOnePartition world = cities();
            int end = 20 + random.nextInt(30);
            appendAtRandom(world, random, end);
            new Disturbance(world, random, end).run();

            assertThat(world.positions.next(0)).as("run " + run).hasValue(end);
            CitiesOnOnePartition undisturbed = cities();
            world.log.part(0, end).forEach(update -> undisturbed.log.append(update));
            foldOneByOne(undisturbed, end);
            assertThat(outcomes(world, end)).as("run " + run).isEqualTo(outcomes(undisturbed, end));
            for (String city : CITIES) {
                assertThat(world.totals(city)).as("run " + run).isEqualTo(undisturbed.totals(city));
                assertThat(world.published(city)).as("run " + run).isEqualTo(world.totals(city));
                assertThat(world.differences(city)).as("run " + run).isEmpty();
            }
        }
    }

    private static CitiesOnOnePartition cities() {
        return new CitiesOnOnePartition(CITIES.toArray(String[]::new));
    }

    private FoldService begin() {
        FoldService process = cities.process();
        process.begin(0, 0);
        return process;
    }

    private static void append(CitiesOnOnePartition world, int number) {
        for (int i = 0; i < number; i++) {
            world.log.append(anUpdate(i % 2 == 0 ? LAND : INDUSTRY)
                    .of(i % 2 == 0 ? WARDS.get(i % 4) : "dep-tk")
                    .worth(String.valueOf(i + 1))
                    .withId("u-" + i)
                    .ofCity(CITIES.get(i % 3)));
        }
    }

    /** Many under few ids, so that there are repeats and conflicts, and some that cannot be placed. */
    private static void appendAtRandom(CitiesOnOnePartition world, Random random, int number) {
        for (int i = 0; i < number; i++) {
            AnUpdate update = anUpdate(LAND)
                    .of(WARDS.get(random.nextInt(4)))
                    .in(random.nextBoolean() ? "2022-Q1" : "2021-Q1")
                    .worth(String.valueOf(random.nextInt(3)))
                    .withId("u-" + random.nextInt(8))
                    .reportedAt("2022-04-0" + (1 + random.nextInt(5)) + "T00:00:00Z");
            world.log.append(update.ofCity(CITIES.get(random.nextInt(3))));
        }
    }

    private static void isAsUndisturbed(CitiesOnOnePartition world, int end) {
        CitiesOnOnePartition undisturbed = cities();
        append(undisturbed, end);
        foldOneByOne(undisturbed, end);
        assertThat(outcomes(world, end)).isEqualTo(outcomes(undisturbed, end));
        for (String city : CITIES) {
            assertThat(world.totals(city)).isNotEmpty().isEqualTo(undisturbed.totals(city));
            assertThat(world.published(city)).isEqualTo(world.totals(city));
            assertThat(world.differences(city)).isEmpty();
        }
    }

    private static void foldOneByOne(CitiesOnOnePartition world, int end) {
        FoldService process = world.process();
        process.begin(0, 0);
        for (int next = 0; next < end; next++) {
            world.fold(process, next, next + 1);
        }
    }

    private static Map<Long, UpdateOutcome> outcomes(CitiesOnOnePartition world, int end) {
        Map<Long, UpdateOutcome> outcomes = new TreeMap<>();
        for (long offset = 0; offset < end; offset++) {
            outcomes.put(
                    offset,
                    world.receipts.find(new ReceiptId(0, offset)).orElseThrow().outcome());
        }
        return outcomes;
    }

    /** Folds a log while cities fail for a while and processes die before or after any write. */
    private static final class Disturbance {

        private static final int CALM_AFTER = 300;

        private final CitiesOnOnePartition world;
        private final Random random;
        private final int end;
        private FoldService process;
        /** Has had the partition before, or has it still to its own knowledge. */
        private FoldService other;

        private boolean calm;

        Disturbance(CitiesOnOnePartition world, Random random, int end) {
            this.world = world;
            this.random = random;
            this.end = end;
            this.process = world.process();
            this.other = world.process();
        }

        void run() {
            world.step = () -> {
                if (!calm && random.nextInt(25) == 0) {
                    throw new MongoTimeoutException("killed");
                }
            };
            start();
            for (int action = 0; !isDone(); action++) {
                if (action == CALM_AFTER) {
                    calm = true;
                    world.failing.clear();
                }
                act();
            }
        }

        private boolean isDone() {
            return world.positions.next(0).orElse(0) == end
                    && world.positions.waiting(0).isEmpty();
        }

        private void act() {
            try {
                switch (calm ? 2 + random.nextInt(4) : random.nextInt(8)) {
                    case 0 -> world.failing.add(CITIES.get(random.nextInt(3)));
                    case 1 -> world.failing.remove(CITIES.get(random.nextInt(3)));
                    case 2, 3 -> foldSome();
                    case 6 -> handOver();
                    case 7 -> lookFromAnotherPartition(process);
                    default -> world.catchUp(process, 1 + random.nextInt(7));
                }
            } catch (IllegalArgumentException stillFails) {
                assertThat(world.failing).isNotEmpty();
            } catch (MongoTimeoutException killed) {
                start();
            } catch (StalePageException overtaken) {
                start();
            }
        }

        private void foldSome() {
            long from = process.position(0).orElse(0);
            long to = Math.min(end, from + 1 + random.nextInt(6));
            if (from < to) {
                world.fold(process, from, to);
            }
        }

        private void handOver() {
            FoldService next = other;
            other = process;
            process = next;
            takeOverAgain(process);
        }

        /** Starts a process where the last one was killed. */
        private void start() {
            process = world.process();
            boolean hasBegun = false;
            while (!hasBegun) {
                try {
                    process.begin(0, 0);
                    hasBegun = true;
                } catch (MongoTimeoutException killed) {
                    process = world.process();
                }
            }
        }
    }
}
