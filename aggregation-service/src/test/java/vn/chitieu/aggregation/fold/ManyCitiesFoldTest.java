package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.UpdateOutcome;

/** Updates of several cities in one batch, which share the names of their units, their indicators and their ids. */
class ManyCitiesFoldTest {

    @Test
    void eachCityHasWhatItWouldHaveAlone() {
        CitiesOnOnePartition together = new CitiesOnOnePartition("hue", "small", "vinh");
        reports(together, "small", "1");
        reports(together, "hue", "20");
        reports(together, "vinh", "300");
        FoldService process = together.process();
        process.begin(0, 0);

        List<Receipt> receipts = together.fold(process, 0, together.log.end());

        assertThat(receipts)
                .extracting(receipt -> receipt.id().offset())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(receipts)
                .extracting(Receipt::outcome)
                .doesNotContain(UpdateOutcome.REJECTED, UpdateOutcome.CONFLICT);
        for (String city : List.of("hue", "small", "vinh")) {
            CitiesOnOnePartition alone = new CitiesOnOnePartition(city);
            reports(alone, city, city.equals("small") ? "1" : city.equals("hue") ? "20" : "300");
            FoldService single = alone.process();
            single.begin(0, 0);
            alone.fold(single, 0, alone.log.end());
            assertThat(together.totals(city).keySet())
                    .isNotEmpty()
                    .isEqualTo(alone.totals(city).keySet());
            assertThat(values(together, city)).isEqualTo(values(alone, city));
            assertThat(together.published(city)).isEqualTo(together.totals(city));
            assertThat(together.differences(city)).isEmpty();
        }
        assertThat(together.positions.next(0)).hasValue(9);
    }

    /** An id belongs to its city, for the process that comes after as well, of updates that do not count too. */
    @Test
    void anIdOfOneCityIsNoRepeatInAnother() {
        CitiesOnOnePartition cities = new CitiesOnOnePartition("hue", "small");
        cities.log.append(anUpdate("NOTHING").withId("u-1").ofCity("small"));
        cities.log.append(anUpdate(LAND).worth("1").withId("u-2").ofCity("small"));
        FoldService first = cities.process();
        first.begin(0, 0);
        foldUntilTaken(cities, first, 0, 2);

        cities.log.append(anUpdate(LAND).worth("7").withId("u-1").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("8").withId("u-1").ofCity("small"));
        cities.log.append(anUpdate(LAND).worth("9").withId("u-2").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("10").withId("u-2").ofCity("small"));
        FoldService next = cities.process();
        next.begin(0, 2);
        List<Receipt> receipts = foldUntilTaken(cities, next, 2, 6);

        assertThat(receipts)
                .extracting(Receipt::outcome)
                .containsExactly(
                        UpdateOutcome.CREATED, UpdateOutcome.CONFLICT, UpdateOutcome.CORRECTED, UpdateOutcome.CONFLICT);
        assertThat(receipts).extracting(Receipt::city).containsExactly("hue", "small", "hue", "small");
        assertThat(cities.differences("hue")).isEmpty();
        assertThat(cities.differences("small")).isEmpty();
    }

    /** Receipts of all cities lie together, so that a document that cannot be read has ids of each of them. */
    @Test
    void idsWhoseReceiptsCannotBeReadAreKnownFromTheLog() {
        CitiesOnOnePartition cities = new CitiesOnOnePartition("hue", "small");
        cities.log.append(anUpdate(LAND).worth("1").withId("u-1").ofCity("small"));
        cities.log.append(anUpdate(LAND).worth("2").withId("u-1").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("3").withId("u-2").ofCity("hue"));
        FoldService running = cities.process();
        running.begin(0, 0);
        foldUntilTaken(cities, running, 0, 3);
        cities.receipts.damage(new ReceiptId(0, 0));
        cities.receipts.damage(new ReceiptId(0, 1));

        cities.log.append(anUpdate(LAND).worth("70").withId("u-1").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("4").withId("u-2").ofCity("small"));
        assertThat(foldUntilTaken(cities, running, 3, 5))
                .extracting(Receipt::outcome)
                .containsExactly(UpdateOutcome.CONFLICT, UpdateOutcome.CORRECTED);

        cities.log.append(anUpdate(LAND).worth("80").withId("u-1").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("90").withId("u-1").ofCity("small"));
        cities.log.append(anUpdate(LAND).worth("100").withId("u-2").ofCity("hue"));
        cities.log.append(anUpdate(LAND).worth("5").withId("u-3").ofCity("small"));
        FoldService next = cities.process();
        next.begin(0, 5);
        assertThat(foldUntilTaken(cities, next, 5, 9))
                .extracting(Receipt::outcome)
                .containsExactly(
                        UpdateOutcome.CONFLICT,
                        UpdateOutcome.CONFLICT,
                        UpdateOutcome.CONFLICT,
                        UpdateOutcome.CORRECTED);
        assertThat(cities.differences("hue")).isEmpty();
        assertThat(cities.differences("small")).isEmpty();
    }

    @Test
    void aCityWithoutACatalogIsRejectedAndTheOthersAreNot() {
        CitiesOnOnePartition cities = new CitiesOnOnePartition("small");
        cities.log.append(anUpdate(LAND).worth("1").ofCity("small"));
        cities.log.append(anUpdate(LAND).worth("2").ofCity("nowhere"));
        FoldService process = cities.process();
        process.begin(0, 0);

        List<Receipt> receipts = foldUntilTaken(cities, process, 0, 2);

        assertThat(receipts.get(0).outcome()).isEqualTo(UpdateOutcome.CREATED);
        assertThat(receipts.get(1).rejection().code()).isEqualTo(Rejection.Code.UNKNOWN_CITY);
        assertThat(receipts.get(1).city()).isEqualTo("nowhere");
        assertThat(cities.rejected).containsExactly(new ReceiptId(0, 1));
        assertThat(cities.pages.keys("nowhere")).isEmpty();
    }

    /** Ingestion has accepted it by the first edition of a city that this process has not read yet. */
    @Test
    void aCityThatWasJustAddedIsKnownAfterALookAtTheTopic() {
        CitiesOnOnePartition cities = new CitiesOnOnePartition("small");
        cities.log.append(anUpdate(LAND).worth("2").ofCity("hue"));
        cities.onRefresh(() -> cities.add("hue"));
        FoldService process = cities.process();
        process.begin(0, 0);

        assertThat(foldUntilTaken(cities, process, 0, 1))
                .extracting(Receipt::outcome)
                .containsExactly(UpdateOutcome.CREATED);
    }

    /** Each city has a calendar and a milestone of its own, and what another reports opens none of its pages. */
    @Test
    void timePassesInEachCityByItself() {
        CitiesOnOnePartition cities = new CitiesOnOnePartition("hue", "small");
        cities.keepTime().tick("small");

        assertThat(cities.pages.keys("small")).isNotEmpty();
        assertThat(cities.pages.keys("hue")).isEmpty();
        cities.failing.add("small");
        cities.keepTime().tick("hue");
        assertThat(cities.totals("hue").keySet())
                .isEqualTo(cities.totals("small").keySet());
    }

    /** A city whose catalog may be behind waits alone for a moment. */
    private static List<Receipt> foldUntilTaken(CitiesOnOnePartition cities, FoldService process, long from, long to) {
        cities.fold(process, from, to);
        while (!process.waiting(0).isEmpty()) {
            assertThat(cities.positions.next(0)).hasValue(to);
            try {
                cities.catchUp(process, to);
            } catch (CatalogBehindException waits) {
                assertThat(process.waiting(0)).isNotEmpty();
            }
        }
        return LongStream.range(from, to)
                .mapToObj(
                        offset -> cities.receipts.find(new ReceiptId(0, offset)).orElseThrow())
                .toList();
    }

    private static List<String> values(CitiesOnOnePartition cities, String city) {
        return cities.totals(city).values().stream()
                .map(total -> total.figures().toString())
                .toList();
    }

    private static void reports(CitiesOnOnePartition cities, String city, String value) {
        for (AnUpdate update : List.of(
                anUpdate(LAND).of("nam-ngan").worth(value).withId("u-1"),
                anUpdate(INDUSTRY).of("dep-tk").worth(value).withId("u-2"),
                anUpdate(LAND).of("ba-dinh").worth(value).withId("u-3"))) {
            cities.log.append(update.ofCity(city));
        }
    }
}
