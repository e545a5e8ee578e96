package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.testing.AttainmentFixture;
import vn.chitieu.contracts.testing.QuarterlyTotalFixture;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;

/** From the event of a quarter with which "8 months" ends to the case of the window, beside that of the quarter. */
class WindowsFromEventsTest {

    private static final String QUARTER = "BEHIND_TARGET/city/NEW_ENTERPRISES/2022-Q3/PROVINCE";
    private static final String WINDOW = QUARTER + "/8-thang-2022";
    private static final LocalDate JULY = LocalDate.of(2022, 7, 31);
    private static final LocalDate AUGUST = LocalDate.of(2022, 8, 31);

    private final Catalog city = SmallCity.catalog();
    private final InMemoryCases cases = new InMemoryCases();
    private final TurnableClock clock = new TurnableClock();
    private final TransitionContextFactory context =
            new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
    private final DetectionService track = new DetectionService(cases, context, new RecordingTally());

    @Test
    void aWindowBehindItsTargetGoesToThoseInChargeWhileTheQuarterIsNotJudged() throws Exception {
        hears(total(1, Verdict.NOT_JUDGED, window(Verdict.BEHIND, "480", JULY)));

        assertThat(ids()).containsExactly(WINDOW);
        assertThat(the(WINDOW).progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(the(WINDOW).outgoing().pending())
                .extracting(CaseNotice::recipient)
                .containsExactlyInAnyOrder("uv-dn", "co-van");
        assertThat(the(WINDOW).dueAt()).isNotNull();
        assertThat(the(WINDOW).figures().latest().attainment().expectedBy()).isEqualTo(JULY);
    }

    @Test
    void theQuarterAndTheWindowAreTwoCasesOfWhichEachEndsByItself() throws Exception {
        hears(total(1, Verdict.BEHIND, window(Verdict.BEHIND, "480", JULY)));
        assertThat(ids()).containsExactly(QUARTER, WINDOW);

        hears(total(2, Verdict.BEHIND, null));

        assertThat(the(WINDOW).progress().resolution()).isEqualTo(Resolution.TARGET_CHANGED);
        assertThat(the(QUARTER).progress().state()).isEqualTo(CaseState.OPEN);
    }

    /** An official figure of a quarter does not grow by itself; one of a window does with each month. */
    @Test
    void aMonthMoreIsARecoveryAndNoCorrection() throws Exception {
        hears(total(1, Verdict.NOT_JUDGED, window(Verdict.BEHIND, "480", JULY)));
        hears(total(2, Verdict.NOT_JUDGED, window(Verdict.AHEAD, "700", AUGUST)));
        hears(total(3, Verdict.NOT_JUDGED, window(Verdict.AHEAD, "701", AUGUST)));

        assertThat(the(WINDOW).progress().resolution()).isEqualTo(Resolution.RECOVERED);
        assertThat(the(WINDOW).outgoing().pending())
                .extracting(CaseNotice::kind)
                .contains(NoticeKind.RECOVERED);
    }

    @Test
    void anotherFigureUpToTheSameDayIsACorrection() throws Exception {
        hears(total(1, Verdict.NOT_JUDGED, window(Verdict.BEHIND, "480", JULY)));
        hears(total(2, Verdict.NOT_JUDGED, window(Verdict.AHEAD, "700", JULY)));

        assertThat(the(WINDOW).progress().resolution()).isEqualTo(Resolution.CORRECTED);
    }

    @Test
    void aForecastIsOfTheQuarterAlone() throws Exception {
        hears(total(1, Verdict.ON_PACE, window(Verdict.ON_PACE, "700", AUGUST)));

        assertThat(ids()).isEmpty();
    }

    private void hears(QuarterlyTotal event) throws UnreadableEventException {
        track.track(List.of(TotalMapper.judged(SomeTotals.incoming(event), city)));
    }

    private List<String> ids() {
        return cases.list(new CaseRepository.Filter(null, null, null), null, 100).items().stream()
                .map(one -> one.key().toString())
                .toList();
    }

    private AlertCase the(String id) {
        return cases.find(CaseKey.parse(id)).orElseThrow();
    }

    private static QuarterlyTotal.WindowStanding window(Verdict verdict, String value, LocalDate upTo) {
        return new QuarterlyTotal.WindowStanding(
                "8-thang-2022",
                LocalDate.of(2022, 1, 1),
                AUGUST,
                upTo,
                new BigDecimal(value),
                null,
                List.of(attainment(verdict, new BigDecimal(value))),
                trust(),
                FigureStatus.OFFICIAL,
                Instant.parse("2022-08-06T03:00:00Z"));
    }

    private static QuarterlyTotal.Attainment attainment(Verdict verdict, BigDecimal value) {
        return AttainmentFixture.target("PROVINCE", "1000")
                .share(value.movePointLeft(1))
                .expected("58.3333333333")
                .judged(verdict, null)
                .shortOf(new BigDecimal("103"))
                .build();
    }

    private static QuarterlyTotal.Trust trust() {
        return new QuarterlyTotal.Trust(2, 2, List.of(), null, BigDecimal.ZERO, true);
    }

    private static QuarterlyTotal total(
            long revision, Verdict verdict, QuarterlyTotal.@Nullable WindowStanding window) {
        return QuarterlyTotalFixture.aTotal()
                .of(Scope.city(), "NEW_ENTERPRISES", new Quarter(2022, 3))
                .reached(new BigDecimal("480"), new BigDecimal("480"))
                .with(List.of(attainment(verdict, new BigDecimal("480"))))
                .trusted(trust())
                .at(new QuarterlyTotal.State(FigureStatus.OFFICIAL, revision, Instant.parse("2022-08-06T03:00:00Z")))
                .inWindows(window == null ? List.of() : List.of(window))
                .build();
    }
}
