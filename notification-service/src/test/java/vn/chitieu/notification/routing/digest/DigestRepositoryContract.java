package vn.chitieu.notification.routing.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.routing.digest.DigestRepository.Joined.CLOSED;
import static vn.chitieu.notification.routing.digest.DigestRepository.Joined.JOINED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.reminder.DutyKey;

/** What every store of digests must do. */
abstract class DigestRepositoryContract {

    private static final Instant SLOT = Instant.parse("2022-04-08T00:30:00Z");
    private static final DigestKey DIGEST = new DigestKey("uv-dn", SLOT);
    private static final DigestKey NEXT = new DigestKey("uv-dn", Instant.parse("2022-04-12T00:30:00Z"));
    private static final int THREADS = 8;

    private final DigestItem fired = DigestItem.of(SomeNotices.fired("uv-dn"));
    private final DigestItem overdue = DigestItem.of(
            SomeReminders.overdue("uv-dn"),
            new SilenceNote("s-1", "uv-dn", "Đang rà soát", Instant.parse("2022-05-01T00:00:00Z")));
    private DigestRepository digests;

    abstract DigestRepository empty();

    @BeforeEach
    void start() {
        digests = empty();
    }

    @Test
    void givesBackWhatJoinedEachOnceByTime() {
        assertThat(digests.join(DIGEST, overdue)).isEqualTo(JOINED);
        assertThat(digests.join(DIGEST, fired)).isEqualTo(JOINED);
        assertThat(digests.join(DIGEST, overdue)).isEqualTo(JOINED);

        assertThat(digests.items(DIGEST)).containsExactly(fired, overdue);
        assertThat(digests.items(NEXT)).isEmpty();
        assertThat(digests.has(DIGEST, fired.notice())).isTrue();
        assertThat(digests.has(NEXT, fired.notice())).isFalse();
    }

    @Test
    void aClosedDigestTakesNothingMoreButKnowsWhatItHas() {
        digests.join(DIGEST, fired);
        digests.close(DIGEST);
        digests.close(DIGEST);

        assertThat(digests.join(DIGEST, overdue)).isEqualTo(CLOSED);
        assertThat(digests.join(DIGEST, fired)).isEqualTo(JOINED);
        assertThat(digests.items(DIGEST)).containsExactly(fired);
    }

    @Test
    void aDigestThatWasClosedBeforeItBeganStaysEmpty() {
        digests.close(DIGEST);
        assertThat(digests.join(DIGEST, fired)).isEqualTo(CLOSED);
        assertThat(digests.items(DIGEST)).isEmpty();
    }

    @Test
    void isDueFromItsSlotUntilItIsSettled() {
        digests.join(NEXT, fired);
        digests.join(DIGEST, fired);

        assertThat(digests.due(CityKey.HOME, SLOT.minusMillis(1), 9)).isEmpty();
        assertThat(digests.due(CityKey.HOME, SLOT, 9)).containsExactly(DIGEST);
        assertThat(digests.due(CityKey.HOME, NEXT.slot(), 9)).containsExactly(DIGEST, NEXT);
        assertThat(digests.due(CityKey.HOME, NEXT.slot(), 1)).containsExactly(DIGEST);
        digests.close(DIGEST);
        assertThat(digests.due(CityKey.HOME, SLOT, 9)).containsExactly(DIGEST);
        digests.settled(DIGEST);
        assertThat(digests.due(CityKey.HOME, NEXT.slot(), 9)).containsExactly(NEXT);
    }

    /** Eight threads join while one of them closes: what was JOINED is in the frozen list, all else took the next. */
    @Test
    void nothingGetsLostOrInBehindTheOneWhoCloses() throws Exception {
        int each = 40;
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Set<String>>> racers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * each;
            boolean closes = thread == THREADS - 1;
            Callable<Set<String>> racer = () -> {
                start.await();
                Set<String> late = new HashSet<>();
                for (int i = first; i < first + each; i++) {
                    DigestItem item = item(i);
                    if (closes && i == first + each / 2) {
                        digests.close(DIGEST);
                        assertThat(digests.items(DIGEST)).isEqualTo(digests.items(DIGEST));
                    }
                    if (digests.join(DIGEST, item) == CLOSED) {
                        late.add(item.notice());
                        assertThat(digests.join(NEXT, item)).isEqualTo(JOINED);
                    }
                }
                return late;
            };
            racers.add(pool.submit(racer));
        }
        start.countDown();
        Set<String> late = new HashSet<>();
        for (Future<Set<String>> racer : racers) {
            late.addAll(racer.get());
        }
        pool.shutdown();

        List<String> frozen = notices(DIGEST);
        assertThat(notices(NEXT)).containsExactlyInAnyOrderElementsOf(late);
        assertThat(frozen).doesNotHaveDuplicates().doesNotContainAnyElementsOf(late);
        assertThat(frozen.size() + late.size()).isEqualTo(THREADS * each);
    }

    private List<String> notices(DigestKey digest) {
        return digests.items(digest).stream().map(DigestItem::notice).toList();
    }

    private static DigestItem item(int number) {
        return new DigestItem.OfReport(
                "notice-" + number,
                new DutyKey("nam-ngan", new Quarter(2022, 1), "calendar-quarter"),
                NoticeKind.OVERDUE,
                1,
                0,
                SomeReminders.DEADLINE,
                1,
                SLOT.minusSeconds(number),
                null);
    }

    /** People are told apart by their city: the id of a person says nothing without it. */
    @Test
    void aDigestBelongsToThePersonOfOneCity() {
        CityKey hue = CityIds.ofHome("thanh-hoa").key("hue");
        DigestKey there = new DigestKey(hue, DIGEST.recipient(), DIGEST.slot());
        digests.join(there, overdue);

        assertThat(digests.has(DIGEST, overdue.notice())).isFalse();
        assertThat(digests.items(there)).containsExactly(overdue);
        assertThat(digests.due(CityKey.HOME, SLOT, 9)).isEmpty();
        assertThat(digests.due(hue, SLOT, 9)).containsExactly(there);
        digests.join(DIGEST, overdue);
        assertThat(digests.due(CityKey.HOME, SLOT, 9)).containsExactly(DIGEST);
        assertThat(digests.due(hue, SLOT, 9)).containsExactly(there);
        assertThat(digests.due(CityIds.ofHome("thanh-hoa").key("hu"), SLOT, 9)).isEmpty();
        digests.close(there);
        assertThat(digests.join(there, overdue)).isEqualTo(DigestRepository.Joined.JOINED);
        assertThat(digests.items(DIGEST)).hasSize(1);
    }
}
