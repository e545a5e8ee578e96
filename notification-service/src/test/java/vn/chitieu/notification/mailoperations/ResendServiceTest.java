package vn.chitieu.notification.mailoperations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.InMemoryInterventionRepository;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

class ResendServiceTest {

    private final DeliveryBench bench = new DeliveryBench();
    private final InMemoryInterventionRepository interventions = new InMemoryInterventionRepository();
    private final ResendService resend = new ResendService(
            bench.outbox, interventions, DeliveryBench.POLICY, bench.tally, new WakeUpSignal(), bench.clock);
    private final CaseNotice fired = SomeNotices.fired("uv-dn");

    @Test
    void aFailedMailIsWrittenAnewAndKeepsItsThread() {
        bench.answers.add(new SendOutcome.Refused("550 no such user"));
        post();
        ResendOutcome outcome = resend.resend(fired.id(), "van-thu", "đã sửa địa chỉ");
        bench.run();
        OutboxRow again =
                bench.outbox.find(((ResendOutcome.Queued) outcome).again().id()).orElseThrow();
        assertThat(again.state()).isEqualTo(DeliveryState.SENT);
        assertThat(again.notice().thread()).isEqualTo(fired.thread()).isNotEqualTo(again.id());
        assertThat(bench.row(fired).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(interventions.of(fired.id()))
                .containsExactly(new Intervention(
                        fired.id(),
                        Intervention.Action.RESENT,
                        "van-thu",
                        "đã sửa địa chỉ",
                        bench.clock.instant(),
                        DeliveryState.FAILED,
                        again.id()));
        assertThat(bench.tally.wanted()).isEqualTo(bench.tally.settled()).isEqualTo(2);
    }

    @Test
    void aMailSentAgainCanBeSentAgain() {
        post();
        ResendOutcome.Queued first = (ResendOutcome.Queued) resend.resend(fired.id(), "van-thu", "chưa nhận được");
        bench.run();
        bench.clock.turn(Duration.ofMinutes(1));
        assertThat(resend.resend(first.again().id(), "van-thu", "vẫn chưa nhận được"))
                .isInstanceOf(ResendOutcome.Queued.class);
        bench.run();
        assertThat(bench.left).hasSize(3);
    }

    @Test
    void aMailWhoseOutcomeIsUnknownLeavesAtOnceWithTheSameBytes() {
        bench.answers.add(new SendOutcome.Unknown("dropped after the dot"));
        post();
        assertThat(resend.resend(fired.id(), "van-thu", "không chờ được")).isInstanceOf(ResendOutcome.Hurried.class);
        bench.run();
        assertThat(bench.left).hasSize(2);
        assertThat(bench.left.get(1)).isEqualTo(bench.left.get(0));
        assertThat(bench.row(fired).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aMailThatWaitsForTheMorningLeavesAtOnce() {
        bench.routing = (notice, now) -> new Route.Defer(now.plusSeconds(36_000), "quiet hours");
        post();
        assertThat(bench.left).isEmpty();
        resend.resend(fired.id(), "van-thu", "việc gấp");
        bench.run();
        assertThat(bench.left).hasSize(1);
    }

    @Test
    void nothingIsSentAgainTwiceAtATime() {
        post();
        resend.resend(fired.id(), "van-thu", "chưa nhận được");
        bench.clock.turn(Duration.ofSeconds(1));
        assertThat(refusal(fired.id(), "van-thu", "chưa nhận được")).isEqualTo(InterventionRefusal.MAIL_UNDER_WAY);
        assertThat(interventions.of(fired.id())).hasSize(1);
    }

    @Test
    void whatIsInHandIsLeftAlone() {
        bench.post.post(fired);
        OutboxRow claimed = bench.row(fired).rendered(bench.clock.instant());
        bench.outbox.store(List.of(claimed));
        bench.outbox.store(List.of(claimed.claimed(bench.clock.instant(), DeliveryBench.POLICY)));
        assertThat(refusal(fired.id(), "van-thu", "chưa nhận được")).isEqualTo(InterventionRefusal.MAIL_IN_HAND);
        assertThat(interventions.of(fired.id())).isEmpty();
    }

    @Test
    void whatIsNoLongerTrueIsNotSaidAgain() {
        bench.post.post(fired);
        bench.post.post(SomeNotices.of(SomeNotices.recovered(), NoticeKind.RECOVERED, "uv-dn"));
        bench.run();
        assertThat(refusal(fired.id(), "van-thu", "chưa nhận được")).isEqualTo(InterventionRefusal.MAIL_NOT_ITS_OWN);
    }

    @ParameterizedTest
    @CsvSource({"no-such, van-thu, why, UNKNOWN_MAIL", "x, ' ', why, BAD_AUTHOR", "x, van-thu, '', BAD_REASON"})
    void refusesWhatIsNotSaid(String id, String by, String why, InterventionRefusal code) {
        assertThat(refusal(id, by, why)).isEqualTo(code);
    }

    private void post() {
        bench.post.post(fired);
        bench.run();
    }

    private InterventionRefusal refusal(String id, String by, String why) {
        ResendOutcome outcome = resend.resend(id, by, why);
        assertThat(outcome).isInstanceOf(ResendOutcome.Refused.class);
        return ((ResendOutcome.Refused) outcome).code();
    }
}
