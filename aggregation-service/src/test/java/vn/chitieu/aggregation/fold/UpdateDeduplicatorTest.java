package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.history.Conflict;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.SaidInMemory;
import vn.chitieu.aggregation.model.UpdateFingerprint;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.rebuild.Replay;
import vn.chitieu.aggregation.rebuild.ReplayedReceipts;
import vn.chitieu.contracts.vocabulary.FigureStatus;

class UpdateDeduplicatorTest {

    private static final AnUpdate FIRST =
            anUpdate(LAND).of("nam-ngan").worth("5").at(10);

    private final SaidInMemory ids = new SaidInMemory("small");

    @Test
    void anIdIsItsFirstUpdates() {
        LoggedUpdate first = FIRST.build();

        assertThat(ids.deduplicate(first)).isSameAs(first);
    }

    @Test
    void aBatchThatComesAgainGetsTheSameAnswers() {
        List<LoggedUpdate> batch =
                List.of(FIRST.build(), FIRST.worth("6").at(11).build());
        List<LoggedUpdate> answered = ids.deduplicate(batch);

        assertThat(ids.deduplicate(batch)).isEqualTo(answered);
        assertThat(answered.get(0)).isSameAs(batch.get(0));
        assertThat(answered.get(1))
                .isEqualTo(new LoggedUpdate.Conflicting((LoggedUpdate.Reported) batch.get(1), new ReceiptId(0, 10)));
    }

    @ParameterizedTest
    @CsvSource({"value", "status", "period", "indicator", "measure"})
    void anotherUpdateUnderTheIdIsInConflict(String field) {
        ids.deduplicate(FIRST.build());
        AnUpdate other = switch (field) {
            case "value" -> FIRST.worth("5.1");
            case "status" -> FIRST.as(FigureStatus.ESTIMATE);
            case "period" -> FIRST.in("2022-Q2");
            case "indicator" -> anUpdate(ENTERPRISES).of("nam-ngan").worth("5");
            default -> FIRST.measuredIn("km");
        };
        LoggedUpdate answered = ids.deduplicate(other.at(12).build());

        assertThat(answered).isInstanceOfSatisfying(LoggedUpdate.Conflicting.class, conflicting -> {
            assertThat(conflicting.first()).isEqualTo(new ReceiptId(0, 10));
            assertThat(Conflict.between((LoggedUpdate.Reported) FIRST.build(), conflicting.update())
                            .differences())
                    .hasSize(1);
        });
    }

    @Test
    void takingBackIsAnotherUpdate() {
        ids.deduplicate(FIRST.build());
        LoggedUpdate back = ids.deduplicate(FIRST.takenBack().at(11).build());

        assertThat(back).isInstanceOf(LoggedUpdate.Conflicting.class);
        assertThat(Conflict.between((LoggedUpdate.Reported) FIRST.build(), ((LoggedUpdate.Conflicting) back).update()))
                .isEqualTo(new Conflict(new ReceiptId(0, 10), List.of(new Conflict.Difference("value", "5", null))));
    }

    @Test
    void theThirdIsComparedWithTheFirst() {
        ids.deduplicate(FIRST.build());
        ids.deduplicate(FIRST.worth("6").at(11).build());

        assertThat(ids.deduplicate(FIRST.worth("6").at(12).build())).isInstanceOf(LoggedUpdate.Conflicting.class);
        assertThat(ids.deduplicate(FIRST.at(13).build())).isInstanceOf(LoggedUpdate.Reported.class);
    }

    /** A ward's box that sends again without a time of its own must not undo the correction that came in between. */
    @Test
    void aRepeatSaysItWhenTheFirstOneDid() {
        ids.deduplicate(FIRST.reportedAt("2022-04-01T00:00:00Z").build());

        LoggedUpdate repeat = ids.deduplicate(
                FIRST.worth("5.00").reportedAt("2022-04-03T00:00:00Z").at(30).build());

        assertThat(repeat)
                .isEqualTo(FIRST.reportedAt("2022-04-01T00:00:00Z").at(30).build());
    }

    @Test
    void anotherUnitsIdIsAnother() {
        ids.deduplicate(FIRST.build());
        LoggedUpdate other = FIRST.of("ba-dinh").worth("9").at(11).build();

        assertThat(ids.deduplicate(other)).isSameAs(other);
    }

    @Test
    void remembersWhatReceiptsSay() {
        Receipt receipt = Receipt.of((LoggedUpdate.Reported) FIRST.build(), UpdateOutcome.CREATED, List.of());
        Receipt conflict = Receipt.conflicting(new LoggedUpdate.Conflicting(
                (LoggedUpdate.Reported) FIRST.worth("6").at(11).build(), receipt.id()));
        ids.remember(receipt);
        ids.remember(conflict);
        ids.remember(Receipt.rejected(
                new LoggedUpdate.Unreadable(
                        new ReceiptId(0, 12), new Rejection(Rejection.Code.MALFORMED_EVENT, "expected JSON, got dust")),
                new Rejection(Rejection.Code.MALFORMED_EVENT, "expected JSON, got dust")));

        assertThat(ids.deduplicate(FIRST.worth("6").at(13).build())).isInstanceOf(LoggedUpdate.Conflicting.class);
        assertThat(ids.deduplicate(FIRST.at(14).build())).isInstanceOf(LoggedUpdate.Reported.class);
    }

    /** Of a rejected one as well: what an id stands for must follow from the log, not from a catalog. */
    @Test
    void theIdOfARejectedUpdateIsTaken() {
        ids.remember(Receipt.rejected(
                FIRST.build(), new Rejection(Rejection.Code.UNKNOWN_INDICATOR, "expected an indicator")));

        assertThat(ids.deduplicate(FIRST.worth("6").at(11).build())).isInstanceOf(LoggedUpdate.Conflicting.class);
    }

    @Test
    void conflictsDoNotCountWhereverTheLogIsReadAgain() {
        List<AnUpdate> log = List.of(
                FIRST.reportedAt("2022-04-01T00:00:00Z"),
                FIRST.worth("6")
                        .withId("u-2")
                        .reportedAt("2022-04-02T00:00:00Z")
                        .at(11),
                FIRST.reportedAt("2022-04-03T00:00:00Z").at(12),
                FIRST.worth("7").reportedAt("2022-04-04T00:00:00Z").at(13));
        List<LoggedUpdate> updates = log.stream().map(AnUpdate::build).toList();
        Replay replay = new Replay(ASmallCity.withoutTargets().catalog(), 1, places -> Map.of());
        ReplayedReceipts receipts =
                new ReplayedReceipts(ASmallCity.withoutTargets().catalog(), 1, places -> Map.of());
        replay.take(updates);

        assertThat(replay.counting().values())
                .singleElement()
                .satisfies(cells -> assertThat(cells.values())
                        .singleElement()
                        .satisfies(counting -> assertThat(counting.value()).isEqualByComparingTo("6")));
        assertThat(receipts.take(updates, (place, page) -> null).stream().map(Receipt::outcome))
                .containsExactly(
                        UpdateOutcome.CREATED, UpdateOutcome.CORRECTED, UpdateOutcome.STALE, UpdateOutcome.CONFLICT);
    }

    @Test
    void keepsManyIdsApart() {
        IdHashTable table = new IdHashTable();
        Map<Long, List<Integer>> places = new HashMap<>();
        Random random = new Random(5);
        for (int place = 0; place < 20_000; place++) {
            // Few bits, so that some ids come again, and many that want the same slot.
            long id = (random.nextLong() & 0x0000_0fff) | (long) random.nextInt(4) << 40;
            table = table.roomy();
            assertThat(table.has(id)).isEqualTo(places.containsKey(id));
            table.add(id, place);
            places.computeIfAbsent(id, none -> new ArrayList<>()).add(place);
        }
        IdHashTable full = table;
        assertThat(full.size()).isEqualTo(20_000);
        places.forEach((id, expected) -> {
            List<Integer> found = new ArrayList<>();
            full.find(id, found::add);
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Test
    void holdsAllPlacesInTenMegabytes() {
        IdHashTable table = new IdHashTable();
        for (int place = 0; place < IdHashTable.PLACES; place++) {
            table = table.roomy();
            table.add(UpdateFingerprint.bits("u-" + place), place);
        }
        List<Integer> found = new ArrayList<>();
        table.find(UpdateFingerprint.bits("u-" + (IdHashTable.PLACES - 1)), found::add);

        assertThat(found).contains(IdHashTable.PLACES - 1);
        assertThat(table.bytes()).isLessThan(10_100_000);
    }

    /** As after a change of the number of partitions. */
    @Test
    void anIdIsTheCitysWhicheverPartitionItLiesOn() {
        ids.deduplicate(FIRST.on(2, 100).build());

        assertThat(ids.deduplicate(FIRST.worth("6").on(5, 200).at(0).build()))
                .isInstanceOfSatisfying(
                        LoggedUpdate.Conflicting.class,
                        conflicting -> assertThat(conflicting.first()).isEqualTo(new ReceiptId(2, 10)));
        assertThat(ids.deduplicate(FIRST.reportedAt("2022-05-01T00:00:00Z")
                        .on(5, 300)
                        .at(1)
                        .build()))
                .isEqualTo(FIRST.on(5, 300).at(1).build());
    }

    /** The time of the broker's record decides, and not which partition happens to be read first. */
    @Test
    void ofTwoPartitionsTheEarlierRecordIsFirst() {
        ids.remember(FIRST.worth("6").on(5, 200).at(0).build());

        LoggedUpdate earlier = FIRST.on(2, 100).build();
        assertThat(ids.deduplicate(earlier)).isSameAs(earlier);
        assertThat(ids.deduplicate(FIRST.worth("6").on(5, 200).at(0).build()))
                .isInstanceOf(LoggedUpdate.Conflicting.class);
    }

    @Test
    void atTheSameTimeTheLowerPartitionIsFirst() {
        ids.remember(FIRST.on(1, 100).at(70).build());
        ids.remember(FIRST.worth("7").on(3, 100).at(2).build());

        assertThat(ids.deduplicate(FIRST.worth("6").on(2, 100).build()))
                .isInstanceOfSatisfying(
                        LoggedUpdate.Conflicting.class,
                        conflicting -> assertThat(conflicting.first()).isEqualTo(new ReceiptId(1, 70)));
    }

    /** A broker's time that goes back does not bring a record in front of one that lies before it. */
    @Test
    void timeNeverGoesBackOnAPartition() {
        ids.deduplicate(FIRST.withId("u-0").on(2, 500).at(9).build());

        assertThat(ids.deduplicate(FIRST.on(2, 100).build()))
                .isInstanceOfSatisfying(
                        LoggedUpdate.Reported.class,
                        update -> assertThat(update.loggedAtMillis()).isEqualTo(500));
    }

    @Test
    void anotherCitysIdIsNotLookedAt() {
        ids.deduplicate(FIRST.ofCity("other").build());
        LoggedUpdate first = FIRST.worth("6").at(11).build();
        LoggedUpdate other = FIRST.worth("7").ofCity("other").at(12).build();

        assertThat(ids.deduplicate(first)).isSameAs(first);
        assertThat(ids.deduplicate(other)).isSameAs(other);
    }

    /** To the window and to the rest of a table, and then no more; the first that is known decides. */
    @Test
    void anIdIsForgottenWithItsTable() {
        long table = IdHashTable.PLACES;
        ids.deduplicate(FIRST.at(table - 1).build());

        assertThat(ids.deduplicate(FIRST.worth("6").at(2 * table - 1).build()))
                .isInstanceOf(LoggedUpdate.Conflicting.class);
        LoggedUpdate fresh = FIRST.worth("6").at(2 * table).build();
        assertThat(ids.deduplicate(fresh))
                .as("compared with the one in the table before")
                .isSameAs(fresh);
        assertThat(ids.deduplicate(FIRST.at(2 * table + 1).build())).isInstanceOf(LoggedUpdate.Conflicting.class);
        assertThat(ids.deduplicate(List.of(
                        FIRST.worth("6").at(2 * table - 1).build(),
                        FIRST.at(2 * table).build())))
                .as("again from the table before")
                .hasOnlyElementsOfType(LoggedUpdate.Conflicting.class);
        LoggedUpdate later = FIRST.at(5 * table).build();
        assertThat(ids.deduplicate(later)).isSameAs(later);
        assertThat(ids.size()).isEqualTo(1);
    }

    @Test
    void manyThatComeAgainInOneBatchAreRecognized() {
        List<LoggedUpdate> batch = new ArrayList<>();
        for (int offset = 0; offset < 4_000; offset++) {
            batch.add(FIRST.withId("u-" + offset % 1_500)
                    .worth(offset < 3_000 ? "5" : "6")
                    .at(offset)
                    .build());
        }

        List<LoggedUpdate> answers = ids.deduplicate(batch);

        assertThat(answers.subList(0, 3_000)).isEqualTo(batch.subList(0, 3_000));
        assertThat(answers.subList(3_000, 4_000)).hasOnlyElementsOfType(LoggedUpdate.Conflicting.class);
        assertThat(ids.deduplicate(batch)).isEqualTo(answers);
    }
}
