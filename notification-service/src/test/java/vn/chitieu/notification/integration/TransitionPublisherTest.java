package vn.chitieu.notification.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.contracts.vocabulary.Verdict.AHEAD;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

class TransitionPublisherTest {

    private static final Outbox.Filter EVENTS = new Outbox.Filter(null, EventNotice.WEBHOOK, null, false);

    private final AtomicBoolean broken = new AtomicBoolean();
    private final CaseRepository cases = Faulty.store(
            CaseRepository.class, new InMemoryCases(), (call, one) -> broken.get() && call.equals("store"));
    private final DeliveryBench bench = new DeliveryBench(cases, new InMemoryOutbox());
    private final List<CaseTransition> told = new ArrayList<>();

    @Test
    void tellsEveryTransitionOnceInTheOrderOfTheCase() {
        TransitionPublisher passOn = passOn(told::addAll, false);
        openAndRecover();
        passOn.passOn();
        passOn.passOn();
        assertThat(told)
                .hasSizeGreaterThanOrEqualTo(3)
                .extracting(CaseTransition::id)
                .doesNotHaveDuplicates();
        assertThat(told).extracting(CaseTransition::version).isSorted();
        assertThat(cases.withPendingTransitions(null, 9).items()).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void aBrokerThatWasAwayGetsAllAgainAndNothingIsForgotten() {
        AlertEvents away = transitions -> {
            throw new IllegalStateException("the broker is away");
        };
        openAndRecover();
        assertThatThrownBy(() -> passOn(away, true).passOn()).hasMessage("the broker is away");
        assertThat(events()).isEmpty();
        passOn(told::addAll, true).passOn();
        assertThat(told).isNotEmpty();
        assertThat(cases.withPendingTransitions(null, 9).items()).isEmpty();
    }

    @Test
    void whatTheCaseDidNotForgetIsPublishedAgainUnderTheSameIdAndPostedOnce() {
        TransitionPublisher passOn = passOn(told::addAll, true);
        openAndRecover();
        broken.set(true);
        passOn.passOn();
        int once = told.size();
        broken.set(false);
        passOn.passOn();
        assertThat(told).hasSize(2 * once);
        assertThat(told.subList(0, once)).isEqualTo(told.subList(once, 2 * once));
        assertThat(events())
                .hasSize(once)
                .allSatisfy(row -> assertThat(row.state()).isEqualTo(DeliveryState.QUEUED));
        assertThat(cases.withPendingTransitions(null, 9).items()).isEmpty();
    }

    @Test
    void whatHappensMeanwhileIsPublishedTheNextTime() {
        openAndRecover();
        AlertEvents slow = transitions -> {
            told.addAll(transitions);
            AlertCase one = cases.withPendingNotices(null, 1).items().isEmpty()
                    ? null
                    : cases.withPendingNotices(null, 1).items().get(0);
            if (one != null) {
                cases.store(one.relayed(one.outgoing().pending()));
            }
        };
        passOn(slow, false).passOn();
        assertThat(cases.withPendingTransitions(null, 9).items()).hasSize(1);
        passOn(slow, false).passOn();
        assertThat(cases.withPendingTransitions(null, 9).items()).isEmpty();
    }

    private TransitionPublisher passOn(AlertEvents events, boolean webhook) {
        return new TransitionPublisher(cases, events, bench.post, webhook, bench.tally);
    }

    private void openAndRecover() {
        bench.track.track(List.of(figures().official().total()));
        bench.track.track(List.of(
                figures().revision(2).worth("300", AHEAD).total(),
                figures().revision(3).worth("300", AHEAD).total()));
    }

    private List<OutboxRow> events() {
        return bench.outbox.list(EVENTS, null, 100);
    }

    @Test
    void aCityWhoseTransitionsAreNotTakenHoldsBackNoOther() {
        AlertCase behind = SomeNotices.openedAs(CaseKey.parse("hue:" + SomeFigures.CASE));
        cases.store(behind);
        for (int number = 0; number < 100; number++) {
            cases.store(SomeNotices.openedAs(
                    new CaseKey(SomeFigures.CASE.rule(), SomeFigures.TOTAL, "O" + (100 + number))));
        }
        AlertCase besideThem = SomeNotices.openedAs(new CaseKey(
                SomeFigures.CASE.rule(),
                new TotalKey(
                        new CityKey("0:"),
                        SomeFigures.TOTAL.scope(),
                        SomeFigures.TOTAL.indicator(),
                        SomeFigures.TOTAL.quarter()),
                "O"));
        cases.store(besideThem);
        AlertEvents choosy = transitions -> {
            if (transitions.stream().anyMatch(one -> one.about().city().isHome())) {
                throw new IllegalArgumentException("no such city");
            }
            told.addAll(transitions);
        };

        assertThat(passOn(choosy, false).passOn()).isFalse();

        assertThat(told).extracting(CaseTransition::about).containsOnly(behind.key(), besideThem.key());
        assertThat(cases.withPendingTransitions(null, 999).items())
                .hasSize(100)
                .allSatisfy(one -> assertThat(one.key().city().isHome()).isTrue());
        assertThatThrownBy(() -> passOn(choosy, false).passOn()).hasMessage("no such city");
        while (passOn(told::addAll, false).passOn()) {
            assertThat(told).isNotEmpty();
        }
        assertThat(cases.withPendingTransitions(null, 9).items()).isEmpty();
    }
}
