package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;
import vn.chitieu.notification.routing.digest.DigestKey;
import vn.chitieu.notification.routing.digest.DigestNotice;

class OutboxPublisherTest {

    private final DeliveryBench bench = new DeliveryBench();
    private final CaseNotice fired = SomeNotices.fired("uv-dn");
    private final CaseNotice recovered = SomeNotices.of(SomeNotices.recovered(), NoticeKind.RECOVERED, "uv-dn");

    @Test
    void whatIsDeferredWaitsAndSaysWhyAndItsDeadlineCountsFromThen() {
        Instant morning = bench.clock.instant().plus(Duration.ofHours(9));
        bench.routing = (notice, now) -> new Route.Defer(morning, "quiet hours until 07:00");
        bench.post.post(fired);
        bench.run();
        OutboxRow row = bench.row(fired);
        assertThat(row.state()).isEqualTo(DeliveryState.QUEUED);
        assertThat(row.dueAt()).isEqualTo(morning);
        assertThat(row.answer()).isEqualTo("quiet hours until 07:00");
        assertThat(row.deadline()).isEqualTo(morning.plus(DeliveryBench.POLICY.deadline()));
        assertThat(bench.left).isEmpty();

        bench.clock.turn(Duration.ofHours(9));
        bench.run();
        assertThat(bench.row(fired).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void whatIsFoldedIsDoneAndNamesItsDigest() {
        bench.routing = (notice, now) -> new Route.Fold("digest-1", "wants a digest");
        bench.post.post(fired);
        bench.run();
        OutboxRow row = bench.row(fired);
        assertThat(row.state()).isEqualTo(DeliveryState.FOLDED);
        assertThat(row.into()).isEqualTo("digest-1");
        assertThat(row.answer()).isEqualTo("wants a digest");
        assertThat(bench.outbox.live()).isEmpty();
        assertThat(bench.left).isEmpty();
        assertThat(bench.tally.wanted()).isEqualTo(1);
        assertThat(bench.tally.settled(DeliveryState.FOLDED)).isEqualTo(1);
    }

    @Test
    void theRouteIsAskedForOnceHoweverOftenTheNoticeIsPosted() {
        List<String> asked = new ArrayList<>();
        bench.routing = (notice, now) -> {
            asked.add(notice.id());
            return new Route.AtOnce();
        };
        bench.post.post(fired);
        bench.post.post(fired);
        bench.run();
        bench.post.post(fired);
        assertThat(asked).containsExactly(fired.id());
        assertThat(bench.left).hasSize(1);
    }

    @Test
    void whatIsTakenBackBeforeItsHourNeverLeaves() {
        Instant morning = bench.clock.instant().plus(Duration.ofHours(9));
        bench.routing = (notice, now) -> new Route.Defer(morning, "quiet hours");
        bench.post.post(fired);
        bench.post.post(recovered);
        bench.clock.turn(Duration.ofHours(9));
        bench.run();
        assertThat(bench.row(fired).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(bench.row(recovered).state()).isEqualTo(DeliveryState.SUPERSEDED);
    }

    @Test
    void whatTakesBackAFoldedNoticeWaitsForItsDigest() {
        DigestNotice digest = new DigestNotice(
                new DigestKey(CityKey.HOME, "uv-dn", bench.clock.instant()), bench.clock.instant(), List.of());
        bench.routing = (notice, now) ->
                notice.id().equals(fired.id()) ? new Route.Fold(digest.id(), "wants a digest") : new Route.AtOnce();
        bench.post.post(fired);
        bench.post.post(recovered);
        bench.run();
        assertThat(bench.row(recovered).state()).isEqualTo(DeliveryState.QUEUED);

        bench.post.post(digest);
        bench.run();
        bench.clock.turn(Duration.ofMinutes(6));
        bench.run();
        assertThat(bench.row(recovered).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aDamagedRowStaysAsItIsAndHoldsBackNoOtherNotice() {
        bench.post.post(fired);
        Outbox damaged =
                Faulty.damaged(Outbox.class, bench.outbox, (call, id) -> call.equals("find") && id.equals(fired.id()));
        OutboxPublisher post =
                new OutboxPublisher(damaged, NoticeRouter.atOnce(), DeliveryBench.POLICY, bench.tally, bench.clock);

        post.post(fired);
        post.post(SomeNotices.fired("co-van"));

        assertThat(bench.outbox.live()).containsExactly(Map.entry(DeliveryState.QUEUED, 2L));
        assertThat(bench.tally.wanted()).isEqualTo(2);
        assertThatThrownBy(() -> post.post(recovered))
                .as("the end of what it may have said")
                .isInstanceOf(DamagedDocumentException.class);
    }
}
