package vn.chitieu.notification.mailoperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.InMemoryInterventionRepository;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

class DeliveryConfirmationServiceTest {

    private final DeliveryBench bench = new DeliveryBench();
    private final InMemoryInterventionRepository interventions = new InMemoryInterventionRepository();
    private final DeliveryConfirmationService mark =
            new DeliveryConfirmationService(bench.outbox, interventions, bench.tally, bench.clock);
    private final CaseNotice fired = SomeNotices.fired("uv-dn");

    @Test
    void anUnknownOutcomeBecomesKnownAndNothingIsSentAgain() {
        bench.answers.add(new SendOutcome.Unknown("dropped after the dot"));
        post();
        assertThat(mark.mark(fired.id(), "van-thu", "người nhận đã gọi lại")).isInstanceOf(MarkOutcome.Marked.class);
        bench.clock.turn(Duration.ofMinutes(10));
        bench.run();
        OutboxRow row = bench.row(fired);
        assertThat(row.state()).isEqualTo(DeliveryState.SENT);
        assertThat(row.answer()).contains("marked as delivered by van-thu").contains("dropped after the dot");
        assertThat(bench.left).hasSize(1);
        assertThat(interventions.of(fired.id()))
                .extracting(Intervention::action, Intervention::found)
                .containsExactly(tuple(Intervention.Action.MARKED_DELIVERED, DeliveryState.UNKNOWN));
        assertEquation();
    }

    @Test
    void aFailedMailThatWasHandedOverOnPaperCountsAsSent() {
        bench.answers.add(new SendOutcome.Refused("550 no such user"));
        post();
        mark.mark(fired.id(), "van-thu", "đã trao tận tay");
        assertThat(bench.row(fired).state()).isEqualTo(DeliveryState.SENT);
        assertThat(bench.tally.amended()).isEqualTo(1);
        assertEquation();
    }

    @Test
    void theSameAgainChangesNothing() {
        post();
        assertThat(mark.mark(fired.id(), "van-thu", "đã nhận")).isInstanceOf(MarkOutcome.Marked.class);
        assertThat(interventions.of(fired.id())).isEmpty();
        assertEquation();
    }

    @Test
    void whatAnotherMailCarriesIsNotMarked() {
        bench.routing = (notice, now) -> new Route.Fold("digest-1", "wants a digest");
        post();
        assertThat(refusal(fired.id(), "van-thu", "đã nhận")).isEqualTo(InterventionRefusal.MAIL_NOT_ITS_OWN);
    }

    @Test
    void whatIsInHandIsLeftAloneUntilItsLeaseIsOver() {
        bench.post.post(fired);
        OutboxRow claimed = bench.row(fired).rendered(bench.clock.instant());
        bench.outbox.store(List.of(claimed));
        bench.outbox.store(List.of(claimed.claimed(bench.clock.instant(), DeliveryBench.POLICY)));
        assertThat(refusal(fired.id(), "van-thu", "đã nhận")).isEqualTo(InterventionRefusal.MAIL_IN_HAND);
        bench.clock.turn(Duration.ofMinutes(3));
        assertThat(mark.mark(fired.id(), "van-thu", "đã nhận")).isInstanceOf(MarkOutcome.Marked.class);
    }

    @ParameterizedTest
    @CsvSource({"no-such, van-thu, why, UNKNOWN_MAIL", "x, '', why, BAD_AUTHOR", "x, van-thu, ' ', BAD_REASON"})
    void refusesWhatIsNotSaid(String id, String by, String why, InterventionRefusal code) {
        assertThat(refusal(id, by, why)).isEqualTo(code);
    }

    private void post() {
        bench.post.post(fired);
        bench.run();
    }

    private InterventionRefusal refusal(String id, String by, String why) {
        MarkOutcome outcome = mark.mark(id, by, why);
        assertThat(outcome).isInstanceOf(MarkOutcome.Refused.class);
        return ((MarkOutcome.Refused) outcome).code();
    }

    private void assertEquation() {
        long live =
                bench.outbox.live().values().stream().mapToLong(Long::longValue).sum();
        assertThat(bench.tally.settled() + live).isEqualTo(bench.tally.wanted() + bench.tally.amended());
    }
}
