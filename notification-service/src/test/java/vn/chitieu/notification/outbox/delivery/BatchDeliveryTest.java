package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;

/** All that holds one by one holds in batches; and what only a batch can get wrong. */
class BatchDeliveryTest extends SingleDeliveryTest {

    private static final int FIVE = 5;

    private final CaseNotice like = SomeNotices.fired("uv-dn");

    @Override
    boolean inBatches() {
        return true;
    }

    @Test
    void killedWithinABatchOnlyOneMailIsInDoubt() {
        post(FIVE);
        bench.whileSending = when -> {
            if (when.equals("after the hand-over") && bench.left.size() == 3) {
                throw new Mortal.Death();
            }
        };
        assertThatThrownBy(bench::run).isInstanceOf(Mortal.Death.class);
        assertThat(bench.outbox.live())
                .isEqualTo(Map.of(DeliveryState.SENT, 2L, DeliveryState.SENDING, 1L, DeliveryState.CLAIMED, 2L));

        bench.whileSending = when -> {};
        bench.clock.turn(Duration.ofMinutes(8));
        bench.run();
        assertThat(bench.outbox.live()).isEmpty();
        assertThat(bench.left).hasSize(FIVE + 1);
        assertThat(bench.left.stream().distinct()).hasSize(FIVE);
    }

    @Test
    void aServerThatGoesAwayInTheMiddleCostsTheOthersNothing() {
        List<CaseNotice> posted = post(FIVE);
        bench.answers.add(new SendOutcome.Accepted("250 ok"));
        bench.answers.add(new SendOutcome.Unreachable("connection refused"));
        bench.run();
        assertThat(posted)
                .extracting(one -> bench.row(one).state())
                .containsExactlyInAnyOrder(
                        DeliveryState.SENT,
                        DeliveryState.RETRY,
                        DeliveryState.RENDERED,
                        DeliveryState.RENDERED,
                        DeliveryState.RENDERED);
        bench.clock.turn(Duration.ofSeconds(1));
        bench.run();
        assertThat(bench.left).hasSize(FIVE);
        assertThat(posted)
                .allSatisfy(one -> assertThat(bench.row(one).attempts()).isEqualTo(1));
    }

    @Test
    void aSlowServerHoldsTheRestOfABatchBackNoLongerThanAMoment() {
        List<CaseNotice> posted = post(FIVE);
        List<OutboxRow> due = bench.outbox.due(bench.clock.instant(), FIVE);
        bench.whileSending = when -> bench.clock.turn(Duration.ofMillis(600));
        bench.batch.deliver(due);
        assertThat(bench.left).hasSize(2);
        assertThat(posted)
                .filteredOn(one -> bench.row(one).state() == DeliveryState.RENDERED)
                .hasSize(3)
                .allSatisfy(one -> assertThat(bench.row(one).dueAt()).isEqualTo(bench.clock.instant()));
    }

    @Test
    void aMailThatHasLostItsBytesStopsNoOther() {
        List<CaseNotice> posted = post(3);
        bench.answers.add(new SendOutcome.Unreachable("connection refused"));
        bench.run();
        bench.clock.turn(Duration.ofSeconds(1));
        OutboxRow lost = bench.row(posted.get(1));
        ((InMemoryOutbox) bench.outbox).loseBytes(lost.id());
        assertThat(bench.batch.deliver(bench.outbox.due(bench.clock.instant(), FIVE)))
                .containsExactly(lost.id());
        assertThat(bench.left).hasSize(2);
        assertThat(bench.row(posted.get(1))).isEqualTo(lost);
    }

    @Test
    void anOutcomeThatTheStoreDidNotTakeIsKeptBeforeItsMailIsTouchedAgain() {
        AtomicBoolean away = new AtomicBoolean(true);
        Outbox outbox = Faulty.store(
                Outbox.class,
                new InMemoryOutbox(),
                (call, row) -> away.get() && call.equals("store") && ((OutboxRow) row).state() == DeliveryState.SENT);
        DeliveryBench frail = new DeliveryBench(new InMemoryCases(), outbox);
        IntStream.range(0, 3).forEach(number -> frail.post.post(to("nguoi-" + number)));
        assertThatThrownBy(frail::run).hasMessage("the store is away");
        assertThat(frail.left).hasSize(1);

        away.set(false);
        frail.batch.keepOutcomes();
        frail.clock.turn(Duration.ofMinutes(8));
        frail.run();
        assertThat(frail.left).hasSize(3).doesNotHaveDuplicates();
        assertThat(outbox.live()).isEmpty();
        assertThat(outbox.ledger().done()).isEqualTo(Map.of(DeliveryState.SENT, 3L));
    }

    @Test
    void whoIsQuickerWithSomeOfABatchGetsThese() {
        InMemoryOutbox outbox = new InMemoryOutbox();
        DeliveryBench quick = new DeliveryBench(new InMemoryCases(), outbox);
        DeliveryBench slow = new DeliveryBench(new InMemoryCases(), outbox);
        List<CaseNotice> posted = new ArrayList<>();
        IntStream.range(0, FIVE).forEach(number -> {
            posted.add(to("nguoi-" + number));
            slow.post.post(posted.get(number));
        });
        List<OutboxRow> due = outbox.due(slow.clock.instant(), FIVE);
        quick.batch.deliver(due.subList(1, 3));
        assertThat(slow.batch.deliver(due)).isEmpty();
        assertThat(quick.left).hasSize(2);
        assertThat(slow.left).hasSize(3);
        assertThat(outbox.live()).isEmpty();
        assertThat(posted)
                .extracting(one -> outbox.find(one.id()).orElseThrow().attempts())
                .containsOnly(1);
    }

    private List<CaseNotice> post(int mails) {
        List<CaseNotice> posted = new ArrayList<>();
        for (int number = 0; number < mails; number++) {
            CaseNotice one = to("nguoi-" + number);
            bench.post.post(one);
            posted.add(one);
        }
        return posted;
    }

    private CaseNotice to(String person) {
        String id = CaseNotice.idOf(like.about(), 1, NoticeKind.FIRED, 1, person);
        return new CaseNotice(
                id,
                like.about(),
                1,
                NoticeKind.FIRED,
                1,
                person,
                like.wantedAt(),
                like.opening(),
                like.figures(),
                like.answerBy(),
                null,
                id,
                like.level(),
                null,
                like.urgency(),
                List.of());
    }
}
