package vn.chitieu.notification.cases.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.ALife.aCase;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * While units are missing that could explain it, a case of the city or a cluster is held back: 50 of 250 are missing.
 */
class InhibitionTest {

    @Test
    void isHeldBackWhileTheMissingCouldExplainTheShortfall() {
        ALife life = aCase().hears(figures().official().lacking("20", "dong-ve"));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(life.now().history()).extracting(HistoryEntry::what).contains(HistoryEntry.What.HELD_BACK);
        life.hears(figures().revision(2).official().lacking("20", "dong-ve"));
        assertThat(life.now().history()).extracting(HistoryEntry::what).containsOnlyOnce(HistoryEntry.What.HELD_BACK);
        assertThat(life.ticksAt("2022-06-01T00:00").now().progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(life.now().outgoing().pending()).isEmpty();
    }

    @Test
    void opensWhenTheyHaveReportedAndItIsStillBehind() {
        ALife life = aCase().hears(figures().official().lacking("20", "dong-ve"))
                .hears(figures().revision(2).worth("210", Verdict.BEHIND));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(life.wanted(NoticeKind.FIRED)).hasSize(2);
    }

    @Test
    void endsSilentlyWhenTheyHaveReportedAndItIsNot() {
        ALife life = aCase().hears(figures().official().lacking("20", "dong-ve"))
                .hears(figures().revision(2).worth("260", Verdict.ON_PACE));
        assertThat(life.now().progress().resolution()).isEqualTo(Resolution.NOT_CONFIRMED);
        assertThat(life.now().outgoing().pending()).isEmpty();
    }

    @Test
    void isNotHeldBackWhereTheMissingCannotExplainIt() {
        assertThat(aCase().hears(figures().official().lacking("19.99", "dong-ve"))
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.OPEN);
    }

    @Test
    void withoutAFigureOfLastYearTheyCouldExplainAnything() {
        assertThat(aCase().hears(figures()
                                .official()
                                .worth("1", Verdict.SEVERELY_BEHIND)
                                .lacking(null, "dong-ve"))
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.PENDING);
    }

    @Test
    void aUnitIsNeverHeldBackAndNeitherIsWhatShouldStayLow() {
        CaseKey unit = new CaseKey(
                Rule.BEHIND_TARGET,
                new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1)),
                "CITY");
        assertThat(aCase(unit)
                        .hears(figures().official().lacking("20", "nam-ngan"))
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.OPEN);
        assertThat(aCase().hears(figures()
                                .lowerIsBetter()
                                .official()
                                .worth("300", Verdict.BEHIND)
                                .lacking("90", "dong-ve"))
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.OPEN);
    }

    @Test
    void aClusterIsHeldBackAsTheCityIs() {
        CaseKey cluster = new CaseKey(
                Rule.BEHIND_TARGET,
                new TotalKey(new Scope.Cluster("cum-2"), "NEW_ENTERPRISES", new Quarter(2022, 1)),
                "CITY");
        assertThat(aCase(cluster)
                        .hears(figures().official().lacking("20", "dong-ve"))
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.PENDING);
    }
}
