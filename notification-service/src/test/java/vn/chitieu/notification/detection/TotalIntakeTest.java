package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.notification.detection.SomeTotals.behind;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.confirmation.AwaitedFigures;
import vn.chitieu.notification.fixtures.ChangingCatalogs;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryAwaitedFigures;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryReporting;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.reminder.MissingReportTracker;

/** Cities that have the same units, people and indicators. */
class TotalIntakeTest {

    private static final Scope CITY = Scope.city();
    private static final Scope WARD = new Scope.Unit("nam-ngan");
    private static final String HOME = "thanh-hoa";
    private static final String CASE = "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q1/PROVINCE";
    private static final String OF_WARD = "BEHIND_TARGET/unit:nam-ngan/NEW_ENTERPRISES/2022-Q1/PROVINCE";

    private final TurnableClock clock = new TurnableClock();
    private final InMemoryCases cases = new InMemoryCases();
    private final List<Catalog> inForce = new ArrayList<>(List.of(SmallCity.catalog(), SmallCity.of("hue")));
    private final InMemoryWaitingTotals waiting = new InMemoryWaitingTotals();
    private final InMemoryAwaitedFigures unconfirmed = new InMemoryAwaitedFigures();
    private final TotalIntake intake = intake();

    /** Totals that no case can be made of, as by a bug. */
    private Predicate<TotalKey> poison = total -> false;

    private TotalIntake intake() {
        ChangingCatalogs catalogs = new ChangingCatalogs(inForce::stream);
        CaseRepository faulty = Faulty.store(
                CaseRepository.class,
                cases,
                (method, first) -> method.equals("store")
                        && poison.test(((AlertCase) first).key().total()));
        TransitionContextFactory context =
                new TransitionContextFactory(catalogs, SomeTotals.IDS, SomeFigures.POLICY, clock);
        DetectionService detection = new DetectionService(faulty, context, new RecordingTally());
        MissingReportTracker reports = new MissingReportTracker(new InMemoryReporting.OfSeenTotals());
        return new TotalIntake(detection, reports, unconfirmed, waiting, catalogs, clock);
    }

    @Test
    void opensACaseInEachCityThatFallsBehind() {
        assertThat(take(behind(HOME, CITY, 1), behind("hue", CITY, 1))).isEqualTo(new TotalIntake.Taken(2, 0, 0, true));

        assertThat(ids()).containsExactly(CASE, "hue:" + CASE);
        assertThat(cases.list(new CaseRepository.Filter(null, null, null), null, 9)
                        .items())
                .allSatisfy(
                        one -> assertThat(one.outgoing().noticeByRecipient()).containsOnlyKeys("uv-dn", "co-van"));
        assertThat(waiting.nextCity(null)).isEmpty();
    }

    @Test
    void keepsWhatWaitsForTheHeadOfAUnitThatIsAskedForItsHeadsWord() throws Exception {
        take(awaiting(1));
        assertThat(unconfirmed.find(CityKey.HOME, List.of(new Quarter(2022, 1))))
                .as("where heads need not confirm")
                .isEmpty();
        inForce.set(0, SmallCity.whereHeadsConfirm());
        take(awaiting(2));
        assertThat(unconfirmed.find(CityKey.HOME, List.of(new Quarter(2022, 1))))
                .singleElement()
                .satisfies(total -> {
                    assertThat(total.id()).isEqualTo("2022-Q1/nam-ngan/NEW_ENTERPRISES");
                    assertThat(total.revision()).isEqualTo(2);
                    assertThat(total.figures())
                            .singleElement()
                            .returns(new BigDecimal("7"), AwaitedFigures.Figure::value)
                            .returns(ReportingPeriod.parse("2022-02"), AwaitedFigures.Figure::period)
                            .returns("account:can-bo", AwaitedFigures.Figure::sentBy);
                });
        take(behind(HOME, WARD, 3));
        assertThat(unconfirmed.find(CityKey.HOME, List.of(new Quarter(2022, 1))))
                .as("a total that does not say what counts for each period says nothing of it")
                .hasSize(1);
    }

    private static IncomingTotal awaiting(long revision) throws UnreadableEventException {
        Instant at = Instant.parse("2022-04-02T01:00:00Z");
        var sent = HeadConfirmation.awaited(FigureStatus.OFFICIAL, "sent-2", "account:can-bo", at, null);
        return SomeTotals.incoming(QuarterlyTotalFixture.like(
                        behind(HOME, WARD, revision).event())
                .madeOf(List.of(
                        new QuarterlyTotal.Figure(
                                ReportingPeriod.parse("2022-01"),
                                BigDecimal.TEN,
                                FigureStatus.OFFICIAL,
                                at,
                                sent.confirmed("account:head", at)),
                        new QuarterlyTotal.Figure(
                                ReportingPeriod.parse("2022-02"),
                                new BigDecimal("7"),
                                FigureStatus.PRELIMINARY,
                                at,
                                sent),
                        new QuarterlyTotal.Figure(
                                ReportingPeriod.parse("2022-03"), null, FigureStatus.PRELIMINARY, at, sent)))
                .build());
    }

    @Test
    void aPoisonTotalHoldsUpNeitherItsCityNorAnother() {
        poison = total -> !total.city().isHome() && total.scope().equals(CITY);

        assertThat(take(behind("hue", CITY, 1), behind("hue", WARD, 1), behind("hue", CITY, 2), behind(HOME, CITY, 1)))
                .isEqualTo(new TotalIntake.Taken(2, 0, 2, true));

        assertThat(ids()).containsExactly(CASE, "hue:" + OF_WARD);
        assertThat(waiting.list("hue", null, 9))
                .extracting(IncomingTotal::revision)
                .containsExactly(1L, 2L);
        intake.tick(clock.instant());
        assertThat(intake.heldUp()).containsOnlyKeys("hue");
        assertThat(intake.waiting()).isEqualTo(2);
    }

    /** The order of its revisions is kept: two of them confirm. */
    @Test
    void whatWaitsIsTakenInItsOrderOnceTheFaultHasPassed() {
        poison = total -> true;
        take(behind("hue", CITY, 1), behind("hue", CITY, 2));
        poison = total -> false;
        assertThat(take(behind("hue", CITY, 3), behind("hue", WARD, 1)).waiting())
                .as("behind those that wait")
                .isEqualTo(1);
        assertThat(ids()).containsExactly("hue:" + OF_WARD);

        assertThat(intake.tick(clock.instant())).isTrue();

        assertThat(ids()).containsExactly("hue:" + CASE, "hue:" + OF_WARD);
        AlertCase one = cases.list(new CaseRepository.Filter(null, null, null), null, 1)
                .items()
                .get(0);
        assertThat(one.figures().revision()).isEqualTo(3);
        assertThat(one.figures().opening().revision()).isEqualTo(1);
        assertThat(intake.heldUp()).isEmpty();
        assertThat(take(behind("hue", CITY, 4)).tracked()).isEqualTo(1);
    }

    @Test
    void theTotalsOfACityWithoutCatalogWaitForOne() {
        assertThat(take(behind("da-nang", CITY, 1), behind(HOME, CITY, 1)))
                .isEqualTo(new TotalIntake.Taken(1, 0, 1, true));
        assertThat(intake.tick(clock.instant())).isFalse();
        assertThat(intake.heldUp().get("da-nang").why()).contains("catalog");

        inForce.add(SmallCity.of("da-nang"));
        assertThat(intake.tick(clock.instant())).as("it rests").isFalse();
        clock.turn(Duration.ofSeconds(1));

        assertThat(intake.tick(clock.instant())).isTrue();
        assertThat(ids()).containsExactly(CASE, "da-nang:" + CASE);
        assertThat(waiting.nextCity(null)).isEmpty();
    }

    @Test
    void aCityThatGoesOnFailingIsTriedLessAndLessOften() {
        poison = total -> !total.city().isHome();
        take(behind("hue", CITY, 1));
        List<Duration> rests = new ArrayList<>();
        for (int attempt = 0; attempt < 8; attempt++) {
            intake.tick(clock.instant());
            TotalIntake.HeldUp its = intake.heldUp().get("hue");
            rests.add(its.rest());
            clock.turn(its.rest());
        }
        assertThat(rests)
                .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4))
                .endsWith(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    @Test
    void leavesBehindWhatSaysSomethingThatCannotBe() throws Exception {
        IncomingTotal impossible = SomeTotals.incoming(
                QuarterlyTotalFixture.like(behind("hue", WARD, 1).event())
                        .with(List.of(
                                behind("hue", WARD, 1).event().attainments().get(0),
                                behind("hue", WARD, 1).event().attainments().get(0)))
                        .build());
        assertThat(take(impossible, behind("hue", CITY, 1))).isEqualTo(new TotalIntake.Taken(1, 1, 0, true));
    }

    /** Then the whole batch comes again. */
    @Test
    void aBatchThatCannotBeKeptEitherFails() {
        poison = total -> true;
        waiting.away = true;
        assertThatThrownBy(() -> take(behind("hue", CITY, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("away");
    }

    private TotalIntake.Taken take(IncomingTotal... totals) {
        return intake.take(Stream.of(totals).toList());
    }

    private List<String> ids() {
        return cases.list(new CaseRepository.Filter(null, null, null), null, 99).items().stream()
                .map(one -> one.key().toString())
                .toList();
    }
}
