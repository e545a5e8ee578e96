package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.InMemoryRestores;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;
import vn.chitieu.notification.recovery.Restore;

class OutboxRestoreRepairTest {

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final InMemoryCases cases = new InMemoryCases();
    private final DeliveryBench bench = new DeliveryBench(cases, outbox);
    private final Restore restore = new Restore(new InMemoryRestores());
    private final OutboxRestoreRepair mend = new OutboxRestoreRepair(restore, cases, outbox, DeliveryBench.POLICY);
    private final CaseNotice notice = SomeNotices.fired("uv-dn");

    @Test
    void aMailThatLeftAfterTheDumpDoesNotLeaveTwice() {
        DeliveryBench before = new DeliveryBench();
        before.post.post(notice);
        before.run();
        assertThat(before.left).hasSize(1);
        before.left.forEach(mail -> bench.archiveMailbox.add(mail.messageId()));

        bench.afterARestore = true;
        bench.post.post(notice);
        bench.post.post(SomeNotices.fired("co-van"));
        bench.run();
        assertThat(bench.left).hasSize(1).noneMatch(mail -> bench.archiveMailbox.contains(mail.messageId()));
        assertThat(bench.row(notice).state()).isEqualTo(DeliveryState.SENT);
        assertThat(bench.row(notice).answer()).contains("found in the archive");
    }

    @Test
    void aMailWaitsWhileTheArchiveCannotBeAsked() {
        bench.afterARestore = true;
        bench.archiveAway = "connection refused";
        bench.post.post(notice);
        bench.run();
        assertThat(bench.left).isEmpty();
        assertThat(bench.row(notice).state()).isEqualTo(DeliveryState.RENDERED);
    }

    @Test
    void whatACaseHasSentAndTheOutboxDoesNotKnowIsSentAgain() {
        AlertCase opened = SomeNotices.opened();
        cases.store(opened);
        cases.store(opened.relayed(opened.outgoing().pending()));
        assertThat(mend.tick(NOW)).as("nothing was restored").isFalse();

        restore.noticed("a test", NOW);
        assertThat(mend.tick(NOW)).isTrue();
        AlertCase mended = cases.find(opened.key()).orElseThrow();
        assertThat(mended.outgoing().pending())
                .extracting(CaseNotice::id)
                .containsExactlyInAnyOrderElementsOf(
                        opened.outgoing().pending().stream().map(CaseNotice::id).toList());
        assertThat(mend.tick(NOW)).isFalse();
    }

    @Test
    void aNoticeWithoutItsRowGetsOne() {
        bench.post.post(notice);
        outbox.lose(notice.id());
        restore.noticed("a test", NOW);
        mend.tick(NOW);
        assertThat(outbox.find(notice.id())).map(OutboxRow::state).contains(DeliveryState.QUEUED);
    }

    @Test
    void aDamagedNoticeKeepsNoOtherFromBeingMended() {
        AlertCase first = relayed(SomeFigures.CASE);
        AlertCase second = relayed(CaseKey.parse("hue:" + SomeFigures.CASE));
        CaseNotice other = SomeNotices.of(second, NoticeKind.FIRED, "uv-dn");
        for (CaseNotice one : List.of(notice, other)) {
            bench.post.post(one);
            outbox.lose(one.id());
        }
        Outbox damaged = Faulty.damaged(
                Outbox.class,
                outbox,
                (call, id) -> (call.equals("notice") || call.equals("find")) && id.equals(notice.id()));
        restore.noticed("a test", NOW);

        assertThat(new OutboxRestoreRepair(restore, cases, damaged, DeliveryBench.POLICY).tick(NOW))
                .isTrue();

        assertThat(outbox.find(other.id())).isPresent();
        assertThat(toldAgain(first))
                .doesNotContain(notice.id())
                .hasSize(first.outgoing().pending().size() - 1);
        assertThat(toldAgain(second)).hasSize(second.outgoing().pending().size() - 1);
        assertThat(mend.tick(NOW)).as("it came to its end").isFalse();
    }

    @Test
    void aStoreThatIsAwayIsAskedAgain() {
        restore.noticed("a test", NOW);
        Outbox away = Faulty.store(Outbox.class, outbox, (call, first) -> call.equals("unaccounted"));
        OutboxRestoreRepair failing = new OutboxRestoreRepair(restore, cases, away, DeliveryBench.POLICY);
        assertThatThrownBy(() -> failing.tick(NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(mend.tick(NOW)).isTrue();
    }

    @Test
    void howeverManyNoticesHaveNoRowAllGetOne() {
        List<CaseNotice> all = IntStream.range(0, 501)
                .mapToObj(number ->
                        SomeNotices.openedAs(new CaseKey(SomeFigures.CASE.rule(), SomeFigures.TOTAL, "O" + number)))
                .map(one -> SomeNotices.of(one, NoticeKind.FIRED, "uv-dn"))
                .toList();
        all.forEach(bench.post::post);
        all.forEach(one -> outbox.lose(one.id()));
        restore.noticed("a test", NOW);
        mend.tick(NOW);
        assertThat(outbox.unaccounted(9)).isEmpty();
    }

    /** Returns a case as it was before its notices were relayed. */
    private AlertCase relayed(CaseKey key) {
        AlertCase opened = SomeNotices.openedAs(key);
        cases.store(opened);
        cases.store(opened.relayed(opened.outgoing().pending()));
        return opened;
    }

    private List<String> toldAgain(AlertCase one) {
        return cases.find(one.key()).orElseThrow().outgoing().pending().stream()
                .map(CaseNotice::id)
                .toList();
    }
}
