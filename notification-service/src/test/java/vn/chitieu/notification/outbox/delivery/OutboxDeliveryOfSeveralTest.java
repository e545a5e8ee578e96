package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;

/** What several mails that are due at once can get wrong, delivered one by one and in a batch. */
@ParameterizedClass
@ValueSource(ints = {1, 16})
class OutboxDeliveryOfSeveralTest {

    private static final int FIVE = 5;
    private static final String ARCHIVED = "archive SUPERSEDED SUPERSEDED";
    private static final Set<String> WRITES = Set.of("store", "archive", "freeze");

    private final CaseNotice like = SomeNotices.fired("uv-dn");
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<String> writes = new ArrayList<>();
    private final DeliveryBench bench =
            new DeliveryBench(new InMemoryCases(), Mortal.whole(Outbox.class, outbox, this::note));

    @Parameter
    private int together;

    @BeforeEach
    void deliverSoManyTogether() {
        bench.together = together;
    }

    private boolean isBatch() {
        return together > 1;
    }

    private boolean note(String call, Object first, boolean before) {
        if (before && WRITES.contains(call)) {
            writes.add(
                    first instanceof Collection<?> rows
                            ? call
                                    + rows.stream()
                                            .map(row -> " " + ((OutboxRow) row).state())
                                            .collect(Collectors.joining())
                            : call + " " + ((Map<?, ?>) first).size());
        }
        return false;
    }

    @Test
    void everyStepIsOneWriteAndBetweenTwoMailsThereIsOne() {
        post(3);
        bench.run();
        List<String> ofOne =
                List.of("freeze 1", "store RENDERED", "store CLAIMED", "store SENDING", "store SENT", "archive SENT");
        List<String> ofAll = List.of(
                "freeze 3",
                "store RENDERED RENDERED RENDERED",
                "store CLAIMED CLAIMED CLAIMED",
                "store SENDING",
                "store SENT SENDING",
                "store SENT SENDING",
                "store SENT",
                "archive SENT SENT SENT");
        assertThat(writes)
                .isEqualTo(
                        isBatch()
                                ? ofAll
                                : Collections.nCopies(3, ofOne).stream()
                                        .flatMap(List::stream)
                                        .toList());
    }

    @Test
    void whatExpiresAndWhatTheArchiveHasIsOneWriteOfAllAndOneIntoTheArchive() {
        List<CaseNotice> posted = post(4);
        IntStream.range(0, 4).forEach(any -> bench.answers.add(new SendOutcome.Unknown("dropped after the dot")));
        bench.run();
        bench.left.subList(0, 2).forEach(mail -> bench.archiveMailbox.add(mail.messageId()));
        writes.clear();
        bench.clock.turn(Duration.ofMinutes(6));
        List<OutboxRow> due = due();
        assertThat(deliver(due.subList(0, 2))).isEmpty();
        bench.clock.turn(Duration.ofMinutes(60));
        assertThat(deliver(due.subList(2, 4))).isEmpty();
        assertThat(writes)
                .isEqualTo(
                        isBatch()
                                ? List.of(
                                        "store SENT SENT",
                                        "archive SENT SENT",
                                        "store EXPIRED EXPIRED",
                                        "archive EXPIRED EXPIRED")
                                : List.of(
                                        "store SENT",
                                        "archive SENT",
                                        "store SENT",
                                        "archive SENT",
                                        "store EXPIRED",
                                        "archive EXPIRED",
                                        "store EXPIRED",
                                        "archive EXPIRED"));
        assertThat(posted)
                .extracting(one -> bench.row(one).state())
                .containsExactlyInAnyOrder(
                        DeliveryState.SENT, DeliveryState.SENT, DeliveryState.EXPIRED, DeliveryState.EXPIRED);
        assertThat(bench.left).hasSize(4);
    }

    @Test
    void afterARestoreEachIsLookedForBeforeItLeaves() {
        List<CaseNotice> posted = post(3);
        bench.afterARestore = true;
        bench.archiveMailbox.add("<" + posted.get(1).id() + "@example.org>");
        bench.run();
        assertThat(bench.left)
                .extracting(FrozenMail::messageId)
                .containsExactlyInAnyOrder(
                        "<" + posted.get(0).id() + "@example.org>",
                        "<" + posted.get(2).id() + "@example.org>");
        assertThat(bench.row(posted.get(1)).answer()).isEqualTo("found in the archive mailbox");
        assertThat(outbox.live()).isEmpty();
    }

    @Test
    void noMailLeavesBeforeItsBytesAreFrozen() {
        post(3);
        List<Integer> frozen = new ArrayList<>();
        bench.leaves = mail -> frozen.add((int) outbox.list(new Outbox.Filter(null, null, null, true), null, 9).stream()
                .filter(row -> row.state() == DeliveryState.SENDING)
                .filter(row -> mail.equals(outbox.mails(List.of(row.id())).get(row.id())))
                .count());
        bench.run();
        assertThat(frozen).containsExactly(1, 1, 1);
    }

    @Test
    void whatIsTakenBackWhileItIsUnderWayIsDroppedOnceItTurnsOutNotToHaveLeft() {
        List<String> people = List.of("uv-dn", "co-van");
        List<CaseNotice> fired = people.stream().map(SomeNotices::fired).toList();
        fired.forEach(bench.post::post);
        bench.answers.addAll(List.of(new SendOutcome.Deferred("451 later"), new SendOutcome.Deferred("451 later")));
        AtomicBoolean recovered = new AtomicBoolean();
        bench.whileSending = when -> {
            if (!recovered.getAndSet(true)) {
                people.forEach(person ->
                        bench.post.post(SomeNotices.of(SomeNotices.recovered(), NoticeKind.RECOVERED, person)));
            }
        };
        bench.run();
        assertThat(bench.left).isEmpty();
        assertThat(outbox.live()).isEmpty();
        assertThat(outbox.ledger().done()).isEqualTo(Map.of(DeliveryState.SUPERSEDED, 4L));
        if (isBatch()) {
            assertThat(writes)
                    .endsWith("store SUPERSEDED SUPERSEDED", "store SUPERSEDED SUPERSEDED", ARCHIVED, ARCHIVED);
        }
        assertThat(fired).extracting(one -> bench.row(one).answer()).containsOnly("taken back before it left");
    }

    @Test
    void killedAmongSeveralOnlyOneMailIsInDoubt() {
        post(FIVE);
        bench.whileSending = when -> {
            if (when.equals("after the hand-over") && bench.left.size() == 3) {
                throw new Mortal.Death();
            }
        };
        assertThatThrownBy(bench::run).isInstanceOf(Mortal.Death.class);
        assertThat(outbox.live())
                .isEqualTo(
                        isBatch()
                                ? Map.of(DeliveryState.SENT, 2L, DeliveryState.SENDING, 1L, DeliveryState.CLAIMED, 2L)
                                : Map.of(DeliveryState.SENDING, 1L, DeliveryState.QUEUED, 2L));

        bench.whileSending = when -> {};
        bench.clock.turn(Duration.ofMinutes(8));
        bench.run();
        assertThat(outbox.live()).isEmpty();
        assertThat(bench.left).hasSize(FIVE + 1);
        assertThat(bench.left.stream().distinct()).hasSize(FIVE);
    }

    @Test
    void aServerThatGoesAwayInTheMiddleCostsTheOthersNothing() {
        List<CaseNotice> posted = post(FIVE);
        bench.answers.add(new SendOutcome.Accepted("250 ok"));
        bench.answers.add(new SendOutcome.Unreachable("connection refused"));
        bench.run();
        DeliveryState untouched = isBatch() ? DeliveryState.RENDERED : DeliveryState.QUEUED;
        assertThat(posted)
                .extracting(one -> bench.row(one).state())
                .containsExactlyInAnyOrder(DeliveryState.SENT, DeliveryState.RETRY, untouched, untouched, untouched);
        bench.clock.turn(Duration.ofSeconds(1));
        bench.run();
        assertThat(bench.left).hasSize(FIVE);
        assertThat(posted)
                .allSatisfy(one -> assertThat(bench.row(one).attempts()).isEqualTo(1));
    }

    @Test
    void aSlowServerHoldsTheRestOfABatchBackNoLongerThanAMoment() {
        List<CaseNotice> posted = post(FIVE);
        bench.whileSending = when -> bench.clock.turn(Duration.ofMillis(600));
        deliver(due());
        if (!isBatch()) {
            assertThat(bench.left).hasSize(FIVE);
            return;
        }
        assertThat(bench.left).hasSize(2);
        assertThat(posted)
                .filteredOn(one -> bench.row(one).state() == DeliveryState.RENDERED)
                .hasSize(3)
                .allSatisfy(one -> assertThat(bench.row(one).dueAt()).isEqualTo(bench.clock.instant()));
    }

    @Test
    void aMailThatHasLostItsBytesStopsNoOther() {
        List<CaseNotice> posted = post(3);
        IntStream.range(0, 3).forEach(any -> bench.answers.add(new SendOutcome.Deferred("451 later")));
        bench.run();
        bench.clock.turn(Duration.ofSeconds(10));
        OutboxRow lost = bench.row(posted.get(1));
        outbox.loseBytes(lost.id());
        assertThat(deliver(due())).containsExactly(lost.id());
        assertThat(bench.left).hasSize(2);
        assertThat(bench.row(posted.get(1))).isEqualTo(lost);
    }

    @Test
    void anOutcomeThatTheStoreDidNotTakeIsKeptBeforeItsMailIsTouchedAgain() {
        AtomicBoolean away = new AtomicBoolean(true);
        Outbox faulty = Faulty.store(
                Outbox.class,
                outbox,
                (call, rows) -> away.get()
                        && call.equals("store")
                        && ((List<?>) rows).stream().anyMatch(row -> ((OutboxRow) row).state() == DeliveryState.SENT));
        DeliveryBench frail = new DeliveryBench(new InMemoryCases(), faulty);
        frail.together = together;
        IntStream.range(0, 3).forEach(number -> frail.post.post(to("nguoi-" + number)));
        assertThatThrownBy(frail::run).hasMessage("the store is away");
        assertThat(frail.left).hasSize(1);

        away.set(false);
        frail.delivery.storeOutcomes();
        frail.clock.turn(Duration.ofMinutes(8));
        frail.run();
        assertThat(frail.left).hasSize(3).doesNotHaveDuplicates();
        assertThat(outbox.live()).isEmpty();
        assertThat(outbox.ledger().done()).isEqualTo(Map.of(DeliveryState.SENT, 3L));
    }

    @Test
    void aQuickerSenderGetsThoseThatItTook() {
        DeliveryBench quick = new DeliveryBench(new InMemoryCases(), outbox);
        List<CaseNotice> posted = post(FIVE);
        List<OutboxRow> due = due();
        quick.delivery.deliver(due.subList(1, 3));
        assertThat(deliver(due)).isEmpty();
        assertThat(quick.left).hasSize(2);
        assertThat(bench.left).hasSize(3);
        assertThat(outbox.live()).isEmpty();
        assertThat(posted)
                .extracting(one -> outbox.find(one.id()).orElseThrow().attempts())
                .containsOnly(1);
    }

    private List<OutboxRow> due() {
        return outbox.due(bench.clock.instant(), FIVE);
    }

    /** Delivers so many together as the parameter says, and returns what was stopped. */
    private List<String> deliver(List<OutboxRow> due) {
        List<String> stopped = new ArrayList<>();
        for (int from = 0; from < due.size(); from += together) {
            stopped.addAll(bench.delivery.deliver(due.subList(from, Math.min(from + together, due.size()))));
        }
        return stopped;
    }

    private List<CaseNotice> post(int mails) {
        List<CaseNotice> posted = new ArrayList<>();
        for (int number = 0; number < mails; number++) {
            CaseNotice one = to("nguoi-" + number);
            bench.post.post(one);
            posted.add(one);
        }
        writes.clear();
        return posted;
    }

    private CaseNotice to(String person) {
        return CaseNoticeFixture.like(like).to(person).first().build();
    }
}
