package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.notification.fixtures.SomeNotices;

class OutboxRowTest {

    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofDays(3),
            Duration.ofMinutes(5));

    private final OutboxRow queued = OutboxRow.queued(SomeNotices.fired("uv-dn"), NOW, POLICY);
    private final OutboxRow claimed = queued.rendered(NOW).claimed(NOW, POLICY);
    private final OutboxRow sending = claimed.sending(NOW, POLICY);

    @Test
    void everyStepIsOneEpochLater() {
        assertThat(queued.epoch()).isEqualTo(1);
        assertThat(sending.epoch()).isEqualTo(4);
        assertThat(sending.settled(new SendOutcome.Accepted("250 ok"), NOW, POLICY, 0)
                        .epoch())
                .isEqualTo(5);
    }

    @Test
    void aClaimHoldsUntilItsLeaseIsOver() {
        assertThat(claimed.nextStep(NOW.plusSeconds(119))).isEqualTo(OutboxRow.Step.WAIT);
        assertThat(claimed.nextStep(NOW.plusSeconds(120))).isEqualTo(OutboxRow.Step.SEND);
        assertThatThrownBy(() -> claimed.claimed(NOW.plusSeconds(119), POLICY))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSenderThatWasNeverHeardOfAgainLeavesAnUnknownOutcome() {
        assertThat(sending.nextStep(NOW.plusSeconds(419))).isEqualTo(OutboxRow.Step.WAIT);
        assertThat(sending.nextStep(NOW.plusSeconds(420))).isEqualTo(OutboxRow.Step.PROBE);
    }

    @Test
    void whatMayHaveLeftIsNotSuperseded() {
        assertThatThrownBy(() -> claimed.superseded("x", NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sending.superseded("x", NOW)).isInstanceOf(IllegalStateException.class);
        OutboxRow unknown = sending.settled(new SendOutcome.Unknown("dropped"), NOW, POLICY, 0);
        assertThatThrownBy(() -> unknown.superseded("x", NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsDoneStaysDone() {
        OutboxRow sent = sending.settled(new SendOutcome.Accepted("250 ok"), NOW, POLICY, 0);
        assertThat(sent.nextStep(NOW.plusSeconds(9_999_999))).isEqualTo(OutboxRow.Step.ARCHIVE);
        assertThatThrownBy(() -> sent.expired(NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sent.claimed(NOW, POLICY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givesUpAfterTheDeadlineWithTheReason() {
        OutboxRow retry = sending.settled(new SendOutcome.Deferred("451 later"), NOW, POLICY, 0);
        assertThat(retry.nextStep(NOW.plus(Duration.ofDays(4)))).isEqualTo(OutboxRow.Step.EXPIRE);
        assertThat(retry.expired(NOW).answer()).isEqualTo("not accepted before the deadline; last: 451 later");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 5", "2, 0, 10", "3, 0, 20", "8, 0, 640", "9, 0, 900", "200, 0, 900", "2, 500, 5"})
    void waitsLongerAfterEachFailureUpToALimit(int attempts, int jitterPermille, long seconds) {
        assertThat(POLICY.retryAt(NOW, attempts, jitterPermille)).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void boundsWhatAServerAnswers() {
        OutboxRow failed = sending.settled(new SendOutcome.Refused("x".repeat(9_999)), NOW, POLICY, 0);
        assertThat(failed.answer()).hasSize(500);
    }
}
