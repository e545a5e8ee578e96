package vn.chitieu.notification.outbox.delivery;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;

class OutboxDispatcherTest {

    private static final int MORE_THAN_ONE_LOOK = 450;
    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final Clock clock = Clock.systemUTC();
    private final Outbox outbox = new InMemoryOutbox();

    @Test
    void rowsThatFailOverAndOverHoldBackNoOther() {
        Instant earlier = clock.instant().minusSeconds(60);
        for (int i = 0; i < MORE_THAN_ONE_LOOK; i++) {
            // Frozen by its state, but its bytes are gone: every attempt at it fails.
            outbox.add(OutboxRow.queued(notice("lost-" + i), earlier, POLICY).rendered(earlier));
        }
        deliversAGoodRowWith(new InMemoryCases());
    }

    @Test
    void casesThatCannotBeReadHoldBackNoMail() {
        deliversAGoodRowWith(Faulty.store(
                CaseRepository.class, new InMemoryCases(), (call, any) -> call.equals("withPendingNotices")));
    }

    private void deliversAGoodRowWith(CaseRepository cases) {
        OutboxRow good = OutboxRow.queued(notice("good"), clock.instant(), POLICY);
        outbox.add(good);
        OutboxDispatcher dispatcher = dispatcher(cases);
        dispatcher.start();
        try {
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> !outbox.archived(List.of(good.id())).isEmpty());
        } finally {
            dispatcher.stop();
        }
    }

    private OutboxDispatcher dispatcher(CaseRepository cases) {
        RecordingTally tally = new RecordingTally();
        CircuitBreaker circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
        MessageChannel channel = mail -> new SendOutcome.Accepted("250 ok");
        OutboxDelivery delivery = new OutboxDelivery(
                outbox,
                (notice, now) -> new FrozenMail("<" + notice.id() + "@example.org>", "uv-dn@example.org", new byte[1]),
                channel,
                ArchiveProbe.none(),
                circuitBreaker,
                POLICY,
                tally,
                clock,
                below -> 0);
        return new OutboxDispatcher(
                Channel.MAIL,
                new NoticeRelay(cases, new OutboxPublisher(outbox, NoticeRouter.atOnce(), POLICY, tally, clock))::relay,
                delivery,
                outbox,
                circuitBreaker,
                new SendRateLimiter(0, clock),
                new WakeUpSignal(),
                clock,
                Duration.ofMillis(10),
                4,
                16);
    }

    /** Returns a notice wanted just now, under an id of its own. */
    private CaseNotice notice(String id) {
        return CaseNoticeFixture.like(SomeNotices.fired("uv-dn"))
                .id(id)
                .wantedAt(clock.instant())
                .first()
                .build();
    }
}
