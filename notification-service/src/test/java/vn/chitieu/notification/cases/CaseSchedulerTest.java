package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;

/** Time moves the cases; the figures of 7 April 2022 have to be answered by the end of 15 April. */
class CaseSchedulerTest {

    private final TurnableClock clock = new TurnableClock();
    private final Catalog city = SmallCity.catalog();
    private final InMemoryCases cases = new InMemoryCases();
    private final TransitionContextFactory context =
            new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
    private final DetectionService track = new DetectionService(cases, context, new RecordingTally());
    private final CaseScheduler keep = new CaseScheduler(cases, context, new RecordingTally());

    @Test
    void movesWhatIsDueOnceAndSaysThatThereIsSomethingToSend() {
        track.track(List.of(figures().official().total()));
        assertThat(tickAt(SomeFigures.ANSWER_BY.minusMillis(1))).isFalse();
        assertThat(tickAt(SomeFigures.ANSWER_BY)).isTrue();
        AlertCase escalated = the();
        assertThat(escalated.progress().state()).isEqualTo(CaseState.ESCALATED);
        assertThat(escalated.outgoing().pending())
                .extracting(notice -> notice.kind())
                .contains(NoticeKind.ESCALATION);
        tickAt(SomeFigures.ANSWER_BY);
        assertThat(the()).isEqualTo(escalated);
    }

    @Test
    void closesWhatIsOpenWhenItsPeriodIsOver() {
        track.track(List.of(figures().official().total()));
        tickAt(Instant.parse("2022-07-07T17:00:00Z"));
        assertThat(the().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(cases.due(Instant.MAX, 10)).isEmpty();
    }

    @Test
    void moreCasesThanFitIntoOneLookAreAllMoved() {
        for (int number = 0; number < 450; number++) {
            TotalKey total = new TotalKey(new Scope.Unit("u" + number), "NEW_ENTERPRISES", new Quarter(2022, 1));
            SomeFigures some = figures().official();
            track.track(List.of(some.total(total, Map.of("CITY", some.build()))));
        }
        tickAt(Instant.parse("2022-07-07T17:00:00Z"));
        assertThat(cases.list(new CaseRepository.Filter(CaseState.CLOSED_UNRESOLVED, null, null), null, 1000)
                        .items())
                .hasSize(450);
    }

    @Test
    void aCaseThatCannotBeMovedHoldsBackNoOther() {
        TotalKey other = new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1));
        SomeFigures some = figures().official();
        track.track(List.of(some.total(), some.total(other, Map.of("CITY", some.build()))));
        CaseRepository faulty = Faulty.store(
                CaseRepository.class,
                cases,
                (method, first) ->
                        method.equals("store") && ((AlertCase) first).key().equals(CASE));
        clock.turn(Duration.between(clock.instant(), SomeFigures.ANSWER_BY));
        new CaseScheduler(faulty, context, new RecordingTally()).tick(clock.instant());
        assertThat(the().progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(cases.list(new CaseRepository.Filter(CaseState.ESCALATED, null, null), null, 10)
                        .items())
                .extracting(one -> one.key().total())
                .containsExactly(other);
        tickAt(SomeFigures.ANSWER_BY.plusSeconds(1));
        assertThat(the().progress().state()).isEqualTo(CaseState.ESCALATED);
    }

    /** More than fit into one look, and due before the case of the city whose catalog is in force. */
    @Test
    void casesOfACityWithoutCatalogHoldBackNoOther() {
        SomeFigures some = figures().official();
        TransitionContextFactory of = new TransitionContextFactory(
                Catalogs.of(city, SmallCity.of("hue")), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
        DetectionService both = new DetectionService(cases, of, new RecordingTally());
        for (int number = 0; number < 250; number++) {
            TotalKey total = new TotalKey(
                    new CityKey("hue:"), new Scope.Unit("u" + number), "NEW_ENTERPRISES", new Quarter(2022, 1));
            both.track(List.of(some.total(total, Map.of("CITY", some.build()))));
        }
        clock.turn(Duration.ofSeconds(1));
        track.track(List.of(some.total()));

        tickAt(Instant.parse("2022-07-07T17:00:00Z"));

        assertThat(the().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(cases.list(new CaseRepository.Filter(CaseState.CLOSED_UNRESOLVED, null, null), null, 1000)
                        .items())
                .hasSize(1);
        new CaseScheduler(cases, of, new RecordingTally()).tick(clock.instant().plusSeconds(1));
        assertThat(cases.list(new CaseRepository.Filter(CaseState.CLOSED_UNRESOLVED, null, null), null, 1000)
                        .items())
                .hasSize(251);
    }

    private boolean tickAt(Instant at) {
        clock.turn(Duration.between(clock.instant(), at));
        return keep.tick(clock.instant());
    }

    private AlertCase the() {
        return cases.find(CASE).orElseThrow();
    }
}
