package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.log.LogState;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.log.UpdatePresence;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.SomeReceipts;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;

class ReceiptQueryTest {

    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");

    private final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private LogState log = ending(7);
    private final ReceiptQuery query = new ReceiptQuery(
            receipts,
            positions,
            new UpdatePresence(() -> log, UpdateLog.EMPTY, positions),
            new DefaultCity(Catalogs.of(), "hue"));

    @Test
    void saysNothingBeforeThePositionHasPassedTheUpdate() {
        receipts.add(List.of(receipt(4, "hue"), receipt(5, "hue")));
        positions.advance(0, OptionalLong.empty(), 5);

        assertThat(query.find(new ReceiptId(0, 4))).isPresent();
        assertThat(query.find(new ReceiptId(0, 5))).isEmpty();
    }

    /** Its receipts are stored before the fault, the totals that they name are not. */
    @Test
    void saysNothingOfACityThatWaitsFromThereOn() {
        receipts.add(List.of(receipt(3, "hue"), receipt(4, "hue"), receipt(5, "vinh")));
        positions.advance(0, OptionalLong.empty(), 9, List.of(new WaitingCity("hue", 4, NOW, "a fault")));

        assertThat(query.find(new ReceiptId(0, 3))).isPresent();
        assertThat(query.find(new ReceiptId(0, 4))).isEmpty();
        assertThat(query.find(new ReceiptId(0, 5))).isPresent();
    }

    @Test
    void anUpdateThatTheFoldHasNotComeToIsUnderWay() {
        positions.advance(0, OptionalLong.empty(), 5);

        assertThat(query.isUnderWay(new ReceiptId(0, 5))).isTrue();
        assertThat(query.isUnderWay(new ReceiptId(0, 6))).isTrue();
    }

    @Test
    void aPlaceThatTheLogDoesNotHaveHasNoUpdate() {
        assertThat(query.isUnderWay(new ReceiptId(0, 7))).isFalse();
        assertThat(query.isUnderWay(new ReceiptId(1, 0))).isFalse();

        log = ending(8);
        assertThat(query.isUnderWay(new ReceiptId(0, 7))).isTrue();
    }

    /** The marker of a transaction takes a place, and is no update. */
    @Test
    void aPlaceThatTheFoldHasPassedWithoutARecordHasNoUpdate() {
        positions.advance(0, OptionalLong.empty(), 5);

        assertThat(query.isUnderWay(new ReceiptId(0, 4))).isFalse();
    }

    private static LogState ending(long end) {
        return new LogState("t", new TreeMap<>(Map.of(0, new LogState.Offsets(0, end))), List.of());
    }

    private static Receipt receipt(long offset, String city) {
        return SomeReceipts.receipt(
                        new ReceiptId(0, offset),
                        UpdateOutcome.REJECTED,
                        "u-" + offset,
                        null,
                        null,
                        List.of(),
                        new Rejection(Rejection.Code.UNKNOWN_UNIT, "expected a unit"),
                        null,
                        null)
                .ofCity(city);
    }
}
