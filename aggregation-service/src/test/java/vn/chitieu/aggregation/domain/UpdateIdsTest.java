package vn.chitieu.aggregation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.contracts.vocabulary.FigureStatus;

class UpdateIdsTest {

    private static final AnUpdate FIRST =
            anUpdate(LAND).of("nam-ngan").worth("5").at(10);

    private final UpdateIds ids = new UpdateIds();

    @Test
    void anIdIsItsFirstUpdates() {
        Update first = FIRST.build();

        assertThat(ids.tell(first)).isSameAs(first);
    }

    @Test
    void aBatchThatComesAgainIsToldTheSame() {
        List<Update> batch = List.of(FIRST.build(), FIRST.worth("6").at(11).build());
        List<Update> told = ids.tell(batch);

        assertThat(ids.tell(batch)).isEqualTo(told);
        assertThat(told.get(0)).isSameAs(batch.get(0));
        assertThat(told.get(1)).isEqualTo(new Update.Conflicting((Update.Reported) batch.get(1), new ReceiptId(0, 10)));
    }

    @ParameterizedTest
    @CsvSource({"value", "status", "period", "indicator", "measure"})
    void anotherUpdateUnderTheIdIsInConflict(String field) {
        ids.tell(FIRST.build());
        AnUpdate other = switch (field) {
            case "value" -> FIRST.worth("5.1");
            case "status" -> FIRST.as(FigureStatus.ESTIMATE);
            case "period" -> FIRST.in("2022-Q2");
            case "indicator" -> anUpdate(ENTERPRISES).of("nam-ngan").worth("5");
            default -> FIRST.measuredIn("km");
        };
        Update told = ids.tell(other.at(12).build());

        assertThat(told).isInstanceOfSatisfying(Update.Conflicting.class, conflicting -> {
            assertThat(conflicting.first()).isEqualTo(new ReceiptId(0, 10));
            assertThat(Conflict.between((Update.Reported) FIRST.build(), conflicting.update())
                            .differences())
                    .hasSize(1);
        });
    }

    @Test
    void takingBackIsAnotherUpdate() {
        ids.tell(FIRST.build());
        Update back = ids.tell(FIRST.takenBack().at(11).build());

        assertThat(back).isInstanceOf(Update.Conflicting.class);
        assertThat(Conflict.between((Update.Reported) FIRST.build(), ((Update.Conflicting) back).update()))
                .isEqualTo(new Conflict(new ReceiptId(0, 10), List.of(new Conflict.Difference("value", "5", null))));
    }

    @Test
    void theThirdIsComparedWithTheFirst() {
        ids.tell(FIRST.build());
        ids.tell(FIRST.worth("6").at(11).build());

        assertThat(ids.tell(FIRST.worth("6").at(12).build())).isInstanceOf(Update.Conflicting.class);
        assertThat(ids.tell(FIRST.at(13).build())).isInstanceOf(Update.Reported.class);
    }

    /** A ward's box that sends again without a time of its own must not undo the correction that came in between. */
    @Test
    void aRepeatSaysItWhenTheFirstOneDid() {
        ids.tell(FIRST.reportedAt("2022-04-01T00:00:00Z").build());

        Update repeat = ids.tell(
                FIRST.worth("5.00").reportedAt("2022-04-03T00:00:00Z").at(30).build());

        assertThat(repeat)
                .isEqualTo(FIRST.reportedAt("2022-04-01T00:00:00Z").at(30).build());
    }

    @Test
    void anotherUnitsIdIsAnother() {
        ids.tell(FIRST.build());
        Update other = FIRST.of("ba-dinh").worth("9").at(11).build();

        assertThat(ids.tell(other)).isSameAs(other);
    }

    @Test
    void remembersWhatReceiptsSay() {
        Receipt receipt = Receipt.of((Update.Reported) FIRST.build(), Outcome.CREATED, List.of());
        Receipt conflict = Receipt.conflicting(
                new Update.Conflicting((Update.Reported) FIRST.worth("6").at(11).build(), receipt.id()));
        ids.remember(receipt);
        ids.remember(conflict);
        ids.remember(Receipt.rejected(
                new Update.Unreadable(
                        new ReceiptId(0, 12), new Rejection(Rejection.Code.MALFORMED_EVENT, "expected JSON, got dust")),
                new Rejection(Rejection.Code.MALFORMED_EVENT, "expected JSON, got dust")));

        assertThat(ids.tell(FIRST.worth("6").at(13).build())).isInstanceOf(Update.Conflicting.class);
        assertThat(ids.tell(FIRST.at(14).build())).isInstanceOf(Update.Reported.class);
    }

    /** Of a rejected one as well: what an id stands for must follow from the log, not from a catalogue. */
    @Test
    void theIdOfARejectedUpdateIsTaken() {
        ids.remember(Receipt.rejected(
                FIRST.build(), new Rejection(Rejection.Code.UNKNOWN_INDICATOR, "expected an indicator")));

        assertThat(ids.tell(FIRST.worth("6").at(11).build())).isInstanceOf(Update.Conflicting.class);
    }

    @Test
    void conflictsDoNotCountWhereverTheLogIsReadAgain() {
        Replay replay = new Replay(ASmallCity.withoutTargets().catalog());
        ReplayedReceipts receipts =
                new ReplayedReceipts(ASmallCity.withoutTargets().catalog());
        List<AnUpdate> log = List.of(
                FIRST.reportedAt("2022-04-01T00:00:00Z"),
                FIRST.worth("6")
                        .withId("u-2")
                        .reportedAt("2022-04-02T00:00:00Z")
                        .at(11),
                FIRST.reportedAt("2022-04-03T00:00:00Z").at(12),
                FIRST.worth("7").reportedAt("2022-04-04T00:00:00Z").at(13));
        log.forEach(update -> replay.take(update.build()));

        assertThat(replay.counting().values())
                .singleElement()
                .satisfies(cells -> assertThat(cells.values())
                        .singleElement()
                        .satisfies(counting -> assertThat(counting.value()).isEqualByComparingTo("6")));
        assertThat(log.stream()
                        .map(update ->
                                receipts.take(update.build(), page -> null).outcome()))
                .containsExactly(Outcome.CREATED, Outcome.CORRECTED, Outcome.STALE, Outcome.CONFLICT);
    }

    @Test
    void keepsManyIdsApart() {
        IdTable table = new IdTable();
        Map<Long, Long> offsets = new HashMap<>();
        Random random = new Random(5);
        for (long offset = 0; offset < 20_000; offset++) {
            // Few low bits, so that many of them want the same place.
            long id = random.nextLong() & 0xffff_ffff_0000_00ffL | (long) random.nextInt(4) << 8;
            long place = offset;
            long first = offsets.computeIfAbsent(id, unknown -> place);
            table = table.roomy();
            int handle = table.put(id, offset, new Saying(id, offset));

            assertThat(table.offset(handle)).isEqualTo(first);
            assertThat(table.saying(handle)).isEqualTo(new Saying(id, first));
        }
        IdTable full = table;
        offsets.forEach((id, offset) ->
                assertThat(full.offset(full.put(id, 99_999, new Saying(0, 0)))).isEqualTo(offset));
    }
}
