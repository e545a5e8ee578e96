package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.SomeReceipts;
import vn.chitieu.aggregation.model.UpdateFingerprint;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** What every store of receipts must do. */
public interface ReceiptRepositoryContract {

    /** Returns an empty store. */
    ReceiptRepository receipts();

    @Test
    default void findsWhatWasAdded() {
        ReceiptRepository receipts = receipts();
        Receipt created = receipt(7, UpdateOutcome.CREATED);
        Receipt rejected = SomeReceipts.receipt(
                new ReceiptId(0, 8),
                UpdateOutcome.REJECTED,
                null,
                null,
                null,
                List.of(),
                new Rejection(Rejection.Code.MALFORMED_EVENT, "expected JSON, got dust"),
                null,
                null);

        receipts.add(List.of(created, rejected));

        Receipt foreign = SomeReceipts.receipt(
                new ReceiptId(0, 6),
                UpdateOutcome.REJECTED,
                "u 6 @ blank",
                null,
                new Cell("nobody", new Quarter(2022, 1)),
                List.of(),
                new Rejection(Rejection.Code.MALFORMED_EVENT, "expected a unit, got nobody"),
                new UpdateFingerprint(Long.MIN_VALUE, -1, -2),
                null);
        receipts.add(List.of(foreign));

        assertThat(receipts.find(new ReceiptId(0, 6))).contains(foreign);
        assertThat(receipts.find(new ReceiptId(0, 7))).contains(created);
        assertThat(receipts.find(new ReceiptId(0, 8))).contains(rejected);
        assertThat(receipts.find(new ReceiptId(0, 9))).isEmpty();
        assertThat(receipts.find(new ReceiptId(1, 7))).isEmpty();
    }

    @Test
    default void theFirstOneStays() {
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(receipt(7, UpdateOutcome.CREATED)));

        receipts.add(List.of(receipt(7, UpdateOutcome.UNCHANGED), receipt(8, UpdateOutcome.UNCHANGED)));

        assertThat(receipts.find(new ReceiptId(0, 7)).orElseThrow().outcome()).isEqualTo(UpdateOutcome.CREATED);
        assertThat(receipts.find(new ReceiptId(0, 8)).orElseThrow().outcome()).isEqualTo(UpdateOutcome.UNCHANGED);
    }

    @Test
    default void tellsWhichThereAre() {
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(receipt(7, UpdateOutcome.CREATED), receipt(501, UpdateOutcome.CREATED)));

        assertThat(receipts.known(List.of(
                        new ReceiptId(0, 6),
                        new ReceiptId(0, 7),
                        new ReceiptId(0, 501),
                        new ReceiptId(0, 1001),
                        new ReceiptId(1, 7))))
                .containsExactlyInAnyOrder(new ReceiptId(0, 7), new ReceiptId(0, 501));
        assertThat(receipts.known(List.of())).isEmpty();
    }

    /** Receipts of the past may be put back while those of now are written. */
    @Test
    default void aPastIsQuiet() {
        ReceiptRepository receipts = receipts();

        assertThat(receipts.quietBefore(0)).isZero();
        assertThat(receipts.quietBefore(1_234)).isBetween(500L, 1_234L);
    }

    /** The first time may have died before the pages, with fewer updates in the batch that came again. */
    @Test
    default void theRevisionsAreThoseOfTheLast() {
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(receipt(7, UpdateOutcome.CREATED), receipt(8, UpdateOutcome.CREATED)));
        List<Receipt.TotalRevision> later = List.of(
                new Receipt.TotalRevision(Scope.city(), 4), new Receipt.TotalRevision(Scope.parse("cluster:cum-1"), 9));

        receipts.add(List.of(receipt(8, UpdateOutcome.CREATED).with(later)));

        assertThat(receipts.find(new ReceiptId(0, 7))).contains(receipt(7, UpdateOutcome.CREATED));
        assertThat(receipts.find(new ReceiptId(0, 8)))
                .contains(receipt(8, UpdateOutcome.CREATED).with(later));
    }

    @Test
    default void keepsManyAcrossBuckets() {
        ReceiptRepository receipts = receipts();
        receipts.add(LongStream.range(400, 1200)
                .mapToObj(offset -> receipt(offset, UpdateOutcome.CREATED))
                .toList());

        assertThat(LongStream.range(400, 1200)
                        .filter(offset ->
                                receipts.find(new ReceiptId(0, offset)).isEmpty()))
                .isEmpty();
    }

    /** As they come when little is going on, and again in larger batches after a crash. */
    @Test
    default void keepsThoseOfSmallBatchesThatComeAgainInLargerOnes() {
        ReceiptRepository receipts = receipts();
        LongStream.range(0, 150)
                .filter(offset -> offset % 10 != 3)
                .forEach(offset -> receipts.add(List.of(receipt(offset, UpdateOutcome.CREATED))));

        receipts.add(LongStream.range(40, 160)
                .mapToObj(offset -> receipt(offset, UpdateOutcome.UNCHANGED))
                .toList());
        receipts.add(List.of(receipt(3, UpdateOutcome.STALE)));

        assertThat(LongStream.range(0, 160)
                        .mapToObj(offset -> receipts.find(new ReceiptId(0, offset))
                                .map(Receipt::outcome)
                                .orElse(null)))
                .isEqualTo(LongStream.range(0, 160)
                        .mapToObj(ReceiptRepositoryContract::outcomeAfterBatchesThatCameAgain)
                        .toList());
    }

    private static UpdateOutcome outcomeAfterBatchesThatCameAgain(long offset) {
        if (offset == 3) {
            return UpdateOutcome.STALE;
        }
        if (offset < 150 && offset % 10 != 3) {
            return UpdateOutcome.CREATED;
        }
        return offset < 40 ? null : UpdateOutcome.UNCHANGED;
    }

    @Test
    default void keepsWhereTheFirstOneLay() {
        ReceiptRepository receipts = receipts();
        Receipt conflict = receipt(7, UpdateOutcome.CONFLICT);
        receipts.add(List.of(conflict));

        assertThat(receipts.find(new ReceiptId(0, 7))).contains(conflict);
        assertThat(conflict.first()).isEqualTo(new ReceiptId(0, 0));
    }

    @Test
    default void readsThoseOfAPartitionInOrder() {
        ReceiptRepository receipts = receipts();
        LongStream.of(40_000, 3, 0, 499, 500, 1, 39_999)
                .forEach(offset -> receipts.add(List.of(receipt(offset, UpdateOutcome.CREATED))));
        receipts.add(List.of(receipt(9, UpdateOutcome.CREATED)));
        List<Receipt> read = new ArrayList<>();

        receipts.read(0, 0, 40_000, read::add);

        assertThat(read)
                .isEqualTo(LongStream.of(0, 1, 3, 9, 499, 500, 39_999)
                        .mapToObj(offset -> receipt(offset, UpdateOutcome.CREATED))
                        .toList());
        receipts.read(1, 0, 40_000, none -> {
            throw new AssertionError(none);
        });
        receipts.read(0, 0, 0, none -> {
            throw new AssertionError(none);
        });
    }

    @Test
    default void readsFromAnywhere() {
        ReceiptRepository receipts = receipts();
        LongStream.of(3, 499, 500, 1_700)
                .forEach(offset -> receipts.add(List.of(receipt(offset, UpdateOutcome.CREATED))));
        List<Receipt> read = new ArrayList<>();

        receipts.read(0, 499, 1_700, read::add);

        assertThat(read).containsExactly(receipt(499, UpdateOutcome.CREATED), receipt(500, UpdateOutcome.CREATED));
    }

    @Test
    default void findsMany() {
        ReceiptRepository receipts = receipts();
        receipts.add(List.of(
                receipt(7, UpdateOutcome.CREATED),
                receipt(8, UpdateOutcome.CREATED),
                receipt(501, UpdateOutcome.CREATED)));

        assertThat(receipts.find(List.of(new ReceiptId(0, 8), new ReceiptId(0, 9), new ReceiptId(0, 501))))
                .isEqualTo(Map.of(
                        new ReceiptId(0, 8), receipt(8, UpdateOutcome.CREATED),
                        new ReceiptId(0, 501), receipt(501, UpdateOutcome.CREATED)));
        assertThat(receipts.find(List.of())).isEmpty();
    }

    /** The city's key may have moved to another partition. */
    @Test
    default void keepsAFirstOneOfAnotherPartition() {
        ReceiptRepository receipts = receipts();
        Receipt conflict = receipt(7, UpdateOutcome.CONFLICT);
        Receipt elsewhere = SomeReceipts.receipt(
                conflict.id(),
                UpdateOutcome.CONFLICT,
                conflict.updateId(),
                null,
                conflict.cell(),
                List.of(),
                null,
                conflict.saying(),
                new ReceiptId(3, 90_000));
        receipts.add(List.of(elsewhere));

        assertThat(receipts.find(new ReceiptId(0, 7))).contains(elsewhere);
    }

    @Test
    default void addsNothing() {
        receipts().add(List.of());
    }

    private static Receipt receipt(long offset, UpdateOutcome outcome) {
        Quarter quarter = new Quarter(2022, 1);
        return SomeReceipts.receipt(
                new ReceiptId(0, offset),
                outcome,
                "u-" + offset,
                new PageKey("small", "LAND", quarter),
                new Cell("nam-ngan", quarter),
                List.of(new Receipt.TotalRevision(Scope.city(), 3)),
                null,
                new UpdateFingerprint(-offset, 1_648_800_000_000L + offset, 1_648_800_500_000L + offset),
                outcome == UpdateOutcome.CONFLICT ? new ReceiptId(0, 0) : null);
    }
}
