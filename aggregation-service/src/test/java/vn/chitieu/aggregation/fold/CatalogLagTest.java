package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.model.SomeReceipts;
import vn.chitieu.aggregation.model.UpdateOutcome;

class CatalogLagTest {

    private static final List<Receipt> UNKNOWN = List.of(rejected(Rejection.Code.UNKNOWN_UNIT));

    private final AtomicLong now = new AtomicLong(-5);
    private final AtomicInteger looks = new AtomicInteger();
    private final CatalogLag catalogLag = new CatalogLag(looks::incrementAndGet, Duration.ofSeconds(10), now::get);

    @Test
    void looksAtTheFilesEachTimeUntilItHasWaitedLongEnough() {
        assertThat(catalogLag.shouldRetry("small", UNKNOWN)).isTrue();
        pass(9);
        assertThat(catalogLag.shouldRetry("small", UNKNOWN)).isTrue();
        pass(1);
        assertThat(catalogLag.shouldRetry("small", UNKNOWN)).isFalse();
        assertThat(looks).hasValue(2);
    }

    /** A log full of unknown units is held up by a tenth at most. */
    @Test
    void doesNotWaitAgainSoonAfterItWaitedInVain() {
        catalogLag.shouldRetry("small", UNKNOWN);
        pass(10);
        catalogLag.shouldRetry("small", UNKNOWN);

        pass(99);
        assertThat(catalogLag.shouldRetry("small", UNKNOWN)).isFalse();
        pass(1);
        assertThat(catalogLag.shouldRetry("small", UNKNOWN)).isTrue();
    }

    @Test
    void waitsAnewForTheNextOneWhereTheCatalogCame() {
        catalogLag.shouldRetry("small", UNKNOWN);
        pass(99);
        List<Receipt> next = List.of(rejected(Rejection.Code.NOT_A_REPORTER, 2));

        assertThat(catalogLag.shouldRetry("small", next)).isTrue();
        pass(9);
        assertThat(catalogLag.shouldRetry("small", next)).isTrue();
        pass(1);
        assertThat(catalogLag.shouldRetry("small", next)).isFalse();
    }

    @Test
    void noCatalogMakesSenseOfWhatIsBroken() {
        assertThat(catalogLag.shouldRetry("small", List.of(rejected(Rejection.Code.MALFORMED_EVENT))))
                .isFalse();
        assertThat(catalogLag.shouldRetry("small", List.of())).isFalse();
        assertThat(CatalogLag.NONE.shouldRetry("small", UNKNOWN)).isFalse();
        assertThat(looks).hasValue(0);
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static Receipt rejected(Rejection.Code code) {
        return rejected(code, 1);
    }

    private static Receipt rejected(Rejection.Code code, long offset) {
        return SomeReceipts.receipt(
                new ReceiptId(0, offset),
                UpdateOutcome.REJECTED,
                null,
                null,
                null,
                List.of(),
                new Rejection(code, "expected"),
                null,
                null);
    }
}
