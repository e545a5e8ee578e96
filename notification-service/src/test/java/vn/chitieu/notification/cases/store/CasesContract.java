package vn.chitieu.notification.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.contracts.vocabulary.Verdict.AHEAD;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;
import static vn.chitieu.notification.fixtures.SomeFigures.TOTAL;
import static vn.chitieu.notification.fixtures.SomeFigures.context;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.fixtures.SomeNotices;

/** What every store of cases must do. */
abstract class CasesContract {

    private static final CaseRepository.Filter ANY = new CaseRepository.Filter(null, null, null);

    private CaseRepository cases;

    abstract CaseRepository empty();

    @BeforeEach
    void start() {
        cases = empty();
    }

    @Test
    void givesBackWhatWasStored() {
        AlertCase one = SomeNotices.opened();
        assertThat(cases.store(one)).isTrue();
        assertThat(cases.find(CASE)).contains(one);
        AlertCase recovered = SomeNotices.recovered();
        AlertCase recovering =
                CaseLife.next(one, figures().revision(2).worth("300", AHEAD).event(), context());
        assertThat(cases.store(Objects.requireNonNull(recovering))).isTrue();
        assertThat(cases.store(recovered)).isTrue();
        assertThat(cases.find(CASE)).contains(recovered);
    }

    @Test
    void keepsTheCaseOfAWindowBesideThatOfItsQuarter() {
        AlertCase ofQuarter = SomeNotices.opened();
        CaseKey key = new CaseKey(Rule.BEHIND_TARGET, TOTAL, CASE.owner(), "8-thang-2022");
        JudgedFigures usual = figures().build();
        JudgedFigures.Attainment usually = usual.attainment();
        JudgedFigures figures = new JudgedFigures(
                usual.revision(),
                usual.asOf(),
                JudgedFigures.Amounts.ofWindow(
                        usual.amounts().cumulative(), usual.amounts().cumulativeGrowthPercent()),
                usual.status(),
                usual.lowerIsBetter(),
                new JudgedFigures.Attainment(
                        usually.target(),
                        usually.sharePercent(),
                        usually.expectedPercent(),
                        usually.verdict(),
                        null,
                        usually.shortfall(),
                        null,
                        List.of(),
                        LocalDate.of(2022, 7, 31)),
                usual.trust(),
                null,
                null);
        AlertCase ofWindow = Objects.requireNonNull(CaseLife.next(null, new CaseEvent.Judged(key, figures), context()));

        assertThat(cases.store(ofQuarter)).isTrue();
        assertThat(cases.store(ofWindow)).isTrue();

        assertThat(cases.find(key)).contains(ofWindow);
        assertThat(cases.find(CASE)).contains(ofQuarter);
        assertThat(cases.of(List.of(TOTAL))).containsExactlyInAnyOrder(ofQuarter, ofWindow);
    }

    @Test
    void refusesASecondFirstVersion() {
        AlertCase one = SomeNotices.opened();
        assertThat(cases.store(one)).isTrue();
        assertThat(cases.store(one)).isFalse();
    }

    @Test
    void refusesAVersionThatWasMadeFromAnOlderOne() {
        AlertCase one = SomeNotices.opened();
        cases.store(one);
        AlertCase relayed = one.relayed(one.outgoing().pending());
        assertThat(cases.store(relayed)).isTrue();
        assertThat(cases.store(one.relayed(List.of()))).isFalse();
        assertThat(cases.find(CASE)).contains(relayed);
    }

    @Test
    void findsTheCasesOfAllOwnersOfATotal() {
        cases.store(SomeNotices.opened());
        AlertCase city = of(new CaseKey(Rule.BEHIND_TARGET, TOTAL, "CITY"));
        TotalKey elsewhere = new TotalKey(Scope.city(), "URBAN_VIOLATIONS", new Quarter(2022, 1));
        cases.store(city);
        cases.store(of(new CaseKey(Rule.BEHIND_TARGET, elsewhere, "CITY")));
        assertThat(cases.of(List.of(TOTAL)))
                .extracting(one -> one.key().owner())
                .containsExactlyInAnyOrder("PROVINCE", "CITY");
        assertThat(cases.of(List.of())).isEmpty();
        assertThat(cases.of(List.of(new TotalKey(Scope.city(), "NONE", new Quarter(2022, 1)))))
                .isEmpty();
    }

    @Test
    void listsWhatHasNoticesUntilItIsSettled() {
        AlertCase one = SomeNotices.opened();
        cases.store(one);
        assertThat(cases.withPendingNotices(null, 10).items()).containsExactly(one);
        AlertCase relayed = one.relayed(one.outgoing().pending());
        cases.store(relayed);
        cases.settled(relayed);
        assertThat(cases.withPendingNotices(null, 10).items()).isEmpty();
    }

    @Test
    void settlingDoesNotForgetNoticesThatCameLater() {
        AlertCase one = SomeNotices.opened();
        cases.store(one);
        AlertCase relayed = one.relayed(one.outgoing().pending());
        cases.store(relayed);
        AlertCase later =
                Objects.requireNonNull(CaseLife.next(relayed, new CaseEvent.TargetWithdrawn(CASE, 9), context()));
        cases.store(later);
        cases.settled(relayed);
        assertThat(cases.withPendingNotices(null, 10).items()).containsExactly(later);
    }

    @Test
    void listsInPagesAndByWhatIsAskedFor() {
        for (String owner : List.of("A", "B", "C")) {
            cases.store(of(new CaseKey(Rule.BEHIND_TARGET, TOTAL, owner)));
        }
        Page<AlertCase> first = cases.list(ANY, null, 2);
        assertThat(first.items()).extracting(one -> one.key().owner()).containsExactly("A", "B");
        assertThat(first.next()).isEqualTo(first.items().get(1).key().toString());
        Page<AlertCase> last = cases.list(ANY, first.next(), 2);
        assertThat(last.items()).hasSize(1);
        assertThat(last.next()).isNull();
        assertThat(cases.list(new CaseRepository.Filter(CaseState.PENDING, null, null), null, 9)
                        .items())
                .hasSize(3);
        assertThat(cases.list(new CaseRepository.Filter(CaseState.OPEN, null, null), null, 9)
                        .items())
                .isEmpty();
        assertThat(cases.list(new CaseRepository.Filter(null, "NEW_ENTERPRISES", Scope.city()), null, 9)
                        .items())
                .hasSize(3);
        assertThat(cases.list(new CaseRepository.Filter(null, "RETAIL", null), null, 9)
                        .items())
                .isEmpty();
        assertThat(cases.list(new CaseRepository.Filter(null, null, new Scope.Unit("x")), null, 9)
                        .items())
                .isEmpty();
    }

    @Test
    void keepsTheSameTotalOfAnotherCityApart() {
        CaseKey hue = CaseKey.parse("hue:" + CASE);
        AlertCase home = of(CASE);
        AlertCase other = of(hue);
        assertThat(cases.store(home)).isTrue();
        assertThat(cases.store(other)).isTrue();

        assertThat(cases.find(CASE)).contains(home);
        assertThat(cases.find(hue)).contains(other);
        assertThat(cases.of(List.of(TOTAL))).containsExactly(home);
        assertThat(cases.of(List.of(hue.total()))).containsExactly(other);
        assertThat(cases.list(in(CityKey.HOME), null, 9).items()).containsExactly(home);
        assertThat(cases.list(in(hue.city()), null, 9).items()).containsExactly(other);
        assertThat(cases.list(in(hue.city()), hue.toString(), 9).items()).isEmpty();
        assertThat(cases.list(in(new CityKey("hue-2:")), null, 9).items()).isEmpty();
        assertThat(cases.list(ANY, null, 9).items()).containsExactly(home, other);
    }

    /** Home has a unit of the name of the other city, whose written totals must not be those of the unit. */
    @Test
    void keepsACityApartThatIsCalledAsAScopeBegins() {
        TotalKey ofUnit = new TotalKey(new Scope.Unit("city"), "NEW_ENTERPRISES", new Quarter(2022, 1));
        TotalKey ofCity = new TotalKey(new CityKey("unit:"), Scope.city(), "NEW_ENTERPRISES", new Quarter(2022, 1));
        cases.store(of(new CaseKey(Rule.BEHIND_TARGET, ofUnit, "CITY")));
        cases.store(of(new CaseKey(Rule.BEHIND_TARGET, ofCity, "CITY")));

        assertThat(cases.of(List.of(ofUnit)))
                .extracting(one -> one.key().total())
                .containsExactly(ofUnit);
        assertThat(cases.of(List.of(ofCity)))
                .extracting(one -> one.key().total())
                .containsExactly(ofCity);
    }

    @Test
    void looksAgainLaterAtWhatTimeCouldNotMove() {
        AlertCase failed = of(CASE);
        AlertCase behind = of(CaseKey.parse("hue:" + CASE));
        cases.store(failed);
        cases.store(behind);
        Instant due = Objects.requireNonNull(CaseLife.movesAt(failed));
        assertThat(cases.due(due, 9)).containsExactlyInAnyOrder(failed, behind);

        cases.postpone(failed, due.plusSeconds(60));

        assertThat(cases.due(due.plusSeconds(59), 9)).containsExactly(behind);
        assertThat(cases.due(due.plusSeconds(60), 9)).containsExactlyInAnyOrder(failed, behind);
    }

    @Test
    void listsNoticesBehindThoseThatStay() {
        AlertCase first = SomeNotices.opened();
        AlertCase second = SomeNotices.openedAs(CaseKey.parse("hue:" + CASE));
        cases.store(second);
        cases.store(first);
        assertThat(cases.withPendingNotices(null, 1).items()).containsExactly(first);
        assertThat(cases.withPendingNotices(first.key().toString(), 1).items()).containsExactly(second);
        assertThat(cases.withPendingNotices(second.key().toString(), 1).items()).isEmpty();
    }

    private static CaseRepository.Filter in(CityKey city) {
        return new CaseRepository.Filter(city, null, null, null);
    }

    private static AlertCase of(CaseKey key) {
        CaseEvent event = new CaseEvent.Judged(key, figures().build());
        return Objects.requireNonNull(CaseLife.next(null, event, context()));
    }
}
