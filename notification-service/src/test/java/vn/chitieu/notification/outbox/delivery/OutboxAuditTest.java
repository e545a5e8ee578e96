package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;

class OutboxAuditTest {

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final AtomicInteger searches = new AtomicInteger();
    private final Outbox watched = Faulty.store(Outbox.class, outbox, (call, any) -> {
        searches.addAndGet(call.equals("unaccounted") ? 1 : 0);
        return false;
    });
    private final DeliveryBench bench = new DeliveryBench(new InMemoryCases(), watched);
    private final OutboxAudit audit =
            new OutboxAudit(watched, DamagedDocuments.none(), bench.clock, Duration.ofMinutes(5));

    @Test
    void findsNothingWhereEverythingIsAccountedForAndSearchesNothing() {
        assertThat(audit.last()).isNull();
        bench.post.post(SomeNotices.fired("uv-dn"));
        assertThat(audit.audit().isClean()).isTrue();
        bench.run();
        OutboxAudit.Report report = audit.audit();
        assertThat(report.isClean()).isTrue();
        assertThat(report.ledger().done()).containsEntry(DeliveryState.SENT, 1L);
        assertThat(audit.last()).isEqualTo(report);
        assertThat(searches).hasValue(0);
    }

    @Test
    void namesWhatIsOverdue() {
        bench.post.post(SomeNotices.fired("uv-dn"));
        bench.clock.turn(Duration.ofSeconds(299));
        assertThat(audit.audit().isClean()).isTrue();
        bench.clock.turn(Duration.ofSeconds(1));
        OutboxRow row = bench.row(SomeNotices.fired("uv-dn"));
        assertThat(audit.audit().findings())
                .containsExactly(new OutboxAudit.Finding.Overdue(row.id(), "QUEUED", row.dueAt(), null));
    }

    @Test
    void namesWhatFailedWithoutAnAttempt() {
        OutboxRow row = OutboxRow.queued(SomeNotices.fired("uv-dn"), bench.clock.instant(), DeliveryBench.POLICY);
        outbox.add(row);
        outbox.archive(List.of(row.unwritable("no words for it", bench.clock.instant())));
        assertThat(audit.audit().findings())
                .containsExactly(new OutboxAudit.Finding.NeverWritten(row.id(), "FAILED", "no words for it"));
    }

    @Test
    void namesWhatWasWantedAndIsNowhere() {
        bench.post.post(SomeNotices.fired("uv-dn"));
        bench.post.post(SomeNotices.fired("co-van"));
        bench.run();
        outbox.lose(SomeNotices.fired("uv-dn").id());
        OutboxAudit.Report report = audit.audit();
        assertThat(report.ledger().missing()).isEqualTo(1);
        assertThat(report.findings())
                .containsExactly(new OutboxAudit.Finding.Unaccounted(
                        SomeNotices.fired("uv-dn").id()));
    }
}
