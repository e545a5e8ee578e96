package vn.chitieu.notification.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseDeadlines;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.AlertCaseFixture;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemoryRestores;
import vn.chitieu.notification.fixtures.InMemoryTimeMark;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;
import vn.chitieu.notification.outbox.delivery.OutboxClockCorrection;

/** One instance is three days ahead for a minute. */
class ClockSkewMonitorTest {

    private static final Duration AHEAD = Duration.ofDays(3);

    private final InMemoryTimeMark mark = new InMemoryTimeMark();
    private final List<Instant> looked = new ArrayList<>();
    private final Restore restore = new Restore(new InMemoryRestores());
    private final ClockSkewMonitor watch =
            new ClockSkewMonitor(mark, restore, List.of((after, now) -> looked.add(now)));

    @Test
    void looksAgainOnceAClockThatWasAheadIsRight() {
        watch.tick(NOW);
        watch.tick(NOW.plus(AHEAD));
        assertThat(looked).isEmpty();
        assertThat(watch.tick(NOW.plusSeconds(63))).isTrue();
        assertThat(watch.tick(NOW.plusSeconds(68))).isFalse();
        assertThat(looked).containsExactly(NOW.plusSeconds(63));
    }

    @Test
    void aDatabaseThatIsRestoredUnderAProcessIsNoticed() {
        watch.tick(NOW);
        watch.tick(NOW.plus(Duration.ofHours(2)));
        assertThat(restore.isRecent(NOW.plus(Duration.ofHours(2)))).isFalse();
        mark.move(NOW.plus(Duration.ofHours(2)), NOW); // the dump
        Instant then = NOW.plus(Duration.ofHours(2)).plusSeconds(5);
        watch.tick(then);
        assertThat(restore.isRecent(then)).isTrue();
        assertThat(restore.isRecent(then.plus(Restore.CAREFUL_FOR))).isFalse();
    }

    @Test
    void clocksThatDifferALittleAreNotWrong() {
        watch.tick(NOW.plusSeconds(30));
        assertThat(watch.tick(NOW)).isFalse();
        assertThat(looked).isEmpty();
    }

    @Test
    void mailsThatWaitForATimeStillToComeLeaveNow() {
        DeliveryBench bench = new DeliveryBench();
        bench.clock.turn(AHEAD);
        bench.post.post(SomeNotices.fired("uv-dn"));
        bench.routing = (notice, now) -> new Route.Defer(now.plusSeconds(3600), "quiet hours");
        bench.post.post(SomeNotices.fired("co-van"));
        bench.clock.turn(AHEAD.negated());
        assertThat(bench.outbox.due(bench.clock.instant(), 9)).isEmpty();

        new OutboxClockCorrection(bench.outbox)
                .takeBack(bench.clock.instant().plus(ClockSkewMonitor.TOLERANCE), bench.clock.instant());
        assertThat(bench.outbox.due(bench.clock.instant(), 9))
                .extracting(OutboxRow::id)
                .containsExactly(SomeNotices.fired("uv-dn").id());
        bench.run();
        assertThat(bench.row(SomeNotices.fired("uv-dn")).state()).isEqualTo(DeliveryState.SENT);
        assertThat(bench.row(SomeNotices.fired("co-van")).dueAt())
                .isEqualTo(bench.clock.instant().plusSeconds(3600));
    }

    @Test
    void aCaseWhosePeriodWasClosedTooEarlyGoesOn() {
        DeliveryBench bench = new DeliveryBench();
        TransitionContextFactory context = new TransitionContextFactory(
                Catalogs.of(SmallCity.catalog()), CityIds.ofHome("thanh-hoa"), SomeFigures.POLICY, bench.clock);
        AlertCase opened = SomeNotices.opened();
        bench.cases.store(opened);
        Duration ahead = Duration.ofDays(200);
        bench.clock.turn(ahead);
        AlertCase closed = CaseLife.tick(
                AlertCaseFixture.like(opened)
                        .deadlines(new CaseDeadlines(null, null, null, bench.clock.instant()))
                        .build(),
                context.of(opened.key()));
        assertThat(closed.progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        bench.clock.turn(ahead.negated());

        AlertCase back = CaseLife.takenBack(
                closed, bench.clock.instant().plus(ClockSkewMonitor.TOLERANCE), context.of(opened.key()));
        assertThat(back.progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(CaseLife.movesAt(back)).isNotNull();
        assertThat(back.history()).isEqualTo(opened.history());
        assertThat(CaseLife.takenBack(opened, NOW, context.of(opened.key()))).isSameAs(opened);
    }

    /** A page of rows that are done, and will be archived, comes before it. */
    @Test
    void aMailBehindManyThatAreDoneLeavesNow() {
        DeliveryBench bench = new DeliveryBench();
        bench.clock.turn(AHEAD);
        IntStream.range(0, 500)
                .mapToObj(number ->
                        SomeNotices.openedAs(new CaseKey(Rule.BEHIND_TARGET, SomeFigures.TOTAL, "O" + number)))
                .map(one -> SomeNotices.of(one, NoticeKind.FIRED, "uv-dn"))
                .forEach(bench.post::post);
        List<OutboxRow> all = bench.outbox.changedAfter(NOW, null, 1000).items();
        OutboxRow last = all.get(all.size() - 1);
        bench.outbox.store(all.stream()
                .filter(row -> !row.equals(last))
                .map(row -> row.superseded("taken back", bench.clock.instant()))
                .toList());
        bench.post.post(SomeNotices.fired("co-van"));
        bench.clock.turn(AHEAD.negated());

        takeBack(bench.outbox, bench.clock.instant());

        assertThat(bench.outbox
                        .changedAfter(bench.clock.instant().plusSeconds(60), null, 1000)
                        .items())
                .allSatisfy(row -> assertThat(row.state().isDone()).isTrue());
    }

    @Test
    void aMailThatAnotherProcessChangesMeanwhileLeavesNowAsWell() {
        InMemoryOutbox store = new InMemoryOutbox();
        AtomicBoolean isFirst = new AtomicBoolean(true);
        DeliveryBench bench = new DeliveryBench(new InMemoryCases(), Faulty.store(Outbox.class, store, (call, rows) -> {
            if (call.equals("store") && isFirst.getAndSet(false)) {
                OutboxRow row =
                        store.find(((OutboxRow) ((List<?>) rows).get(0)).id()).orElseThrow();
                store.store(List.of(row.hurried(row.changedAt(), DeliveryBench.POLICY)));
            }
            return false;
        }));
        bench.clock.turn(AHEAD);
        bench.post.post(SomeNotices.fired("uv-dn"));
        bench.post.post(SomeNotices.fired("co-van"));
        bench.clock.turn(AHEAD.negated());

        takeBack(bench.outbox, bench.clock.instant());

        assertThat(bench.outbox.due(bench.clock.instant(), 9)).hasSize(2);
    }

    private static void takeBack(Outbox outbox, Instant now) {
        new OutboxClockCorrection(outbox).takeBack(now.plus(ClockSkewMonitor.TOLERANCE), now);
    }
}
