package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

/** Two senders on one outbox, one of them so slow that its lease expires; and five mails of which one is bad. */
class TwoSendersTest {

    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final DeliveryBench quick = new DeliveryBench(new InMemoryCases(), outbox);
    private final CaseNotice fired = SomeNotices.fired("uv-dn");

    @Test
    void whoLostTheLeaseBeforeSendingSendsNothing() {
        Outbox slowStore = Mortal.store(Outbox.class, outbox, (call, first, before) -> {
            if (before && call.equals("store") && ((OutboxRow) first).state() == DeliveryState.SENDING) {
                quick.clock.turn(Duration.ofMinutes(3));
                quick.run();
            }
            return false;
        });
        DeliveryBench slow = new DeliveryBench(new InMemoryCases(), slowStore);
        slow.post.post(fired);
        slow.run();
        assertThat(slow.left).isEmpty();
        assertThat(quick.left).hasSize(1);
        assertThat(outbox.find(fired.id()).orElseThrow().attempts()).isEqualTo(1);
        assertThat(outbox.ledger().missing()).isZero();
    }

    @Test
    void whoLostTheLeaseWhileSendingDoesNotOverwriteTheOutcome() {
        DeliveryBench slow = new DeliveryBench(new InMemoryCases(), outbox);
        slow.whileSending = when -> {
            if (when.equals("after the hand-over")) {
                quick.clock.turn(Duration.ofMinutes(8)); // lease and the wait after it
                quick.run();
            }
        };
        slow.post.post(fired);
        slow.run();
        OutboxRow row = outbox.find(fired.id()).orElseThrow();
        assertThat(row.state()).isEqualTo(DeliveryState.SENT);
        assertThat(row.attempts()).isEqualTo(2);
        assertThat(quick.left).isEqualTo(slow.left).hasSize(1);
        assertThat(outbox.ledger().done()).containsOnly(Map.entry(DeliveryState.SENT, 1L));
    }

    @Test
    void withAnArchiveTheSecondOneFindsThatItHasLeft() {
        DeliveryBench slow = new DeliveryBench(new InMemoryCases(), outbox);
        slow.whileSending = when -> {
            if (when.equals("after the hand-over")) {
                quick.archiveMailbox.add(slow.left.get(0).messageId());
                quick.clock.turn(Duration.ofMinutes(8));
                quick.run();
            }
        };
        slow.post.post(fired);
        slow.run();
        assertThat(slow.left).hasSize(1);
        assertThat(quick.left).isEmpty();
        assertThat(outbox.find(fired.id()).orElseThrow().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void oneBadAddressAmongFiveFailsAlone() {
        quick.badAddresses.add("nguoi-3@example.org");
        List<CaseNotice> five =
                Stream.of(1, 2, 3, 4, 5).map(number -> to("nguoi-" + number)).toList();
        five.forEach(quick.post::post);
        quick.run();
        assertThat(quick.left).hasSize(4);
        assertThat(five)
                .extracting(one -> quick.row(one).state())
                .containsExactly(
                        DeliveryState.SENT,
                        DeliveryState.SENT,
                        DeliveryState.FAILED,
                        DeliveryState.SENT,
                        DeliveryState.SENT);
        assertThat(quick.row(five.get(2)).answer()).contains("550");
    }

    private CaseNotice to(String person) {
        return CaseNoticeFixture.like(fired).to(person).first().build();
    }
}
