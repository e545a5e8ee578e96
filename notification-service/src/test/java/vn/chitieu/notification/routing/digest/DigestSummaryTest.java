package vn.chitieu.notification.routing.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.SomeReminders;
import vn.chitieu.notification.notice.NoticeKind;

class DigestSummaryTest {

    private final DigestItem.OfCase retail = item("RETAIL_SALES", "PROVINCE", NoticeKind.FIRED, Verdict.BEHIND, "20");
    private final DigestItem.OfCase retailOfCity =
            item("RETAIL_SALES", "CITY", NoticeKind.FIRED, Verdict.SEVERELY_BEHIND, "10");
    private final DigestItem.OfCase export =
            item("EXPORT_VALUE", "CITY", NoticeKind.FIRED, Verdict.SEVERELY_BEHIND, "12");
    private final DigestItem.OfCase investment =
            item("INVESTMENT", "CITY", NoticeKind.RECOVERED, Verdict.ON_PACE, "25");
    private final DigestItem.OfCase land = item("LAND_CLEARED", "CITY", NoticeKind.ESCALATION, Verdict.BEHIND, "24");
    private final DigestItem overdue = DigestItem.of(SomeReminders.overdue("uv-dn"));

    @Test
    void putsTheWorstFirstAndTwoOwnersOfOneFigureOnOneLine() {
        DigestSummary summary = DigestSummary.of(List.of(investment, overdue, retail, export, retailOfCity, land));

        assertThat(summary.lines())
                .containsExactly(
                        new DigestSummary.Line.Figure(List.of(land)),
                        new DigestSummary.Line.Figure(List.of(retailOfCity, retail)),
                        new DigestSummary.Line.Figure(List.of(export)),
                        new DigestSummary.Line.Report((DigestItem.OfReport) overdue),
                        new DigestSummary.Line.Figure(List.of(investment)));
        assertThat(summary.counts())
                .isEqualTo(Map.of(
                        NoticeKind.ESCALATION, 1, NoticeKind.FIRED, 2, NoticeKind.OVERDUE, 1, NoticeKind.RECOVERED, 1));
        assertThat(summary.notices()).isEqualTo(6);
        assertThat(summary.worst(2)).isEqualTo(summary.lines().subList(0, 2));
        assertThat(summary.worst(99)).isEqualTo(summary.lines());
    }

    @Test
    void tellsOfOneCaseOrReportOnlyHowItStandsAtLast() {
        DigestItem.OfCase recovered = later(retail, NoticeKind.RECOVERED, 1, Duration.ofHours(1));
        DigestItem.OfCase again = later(retail, NoticeKind.FIRED, 2, Duration.ofHours(1));
        DigestItem reminder = DigestItem.of(SomeReminders.reminder("uv-dn"));

        DigestSummary summary = DigestSummary.of(List.of(recovered, retail, reminder, overdue));
        assertThat(summary.lines())
                .containsExactly(
                        new DigestSummary.Line.Report((DigestItem.OfReport) overdue),
                        new DigestSummary.Line.Figure(List.of(recovered)));
        assertThat(summary.notices()).isEqualTo(4);
        assertThat(DigestSummary.of(List.of(again, recovered, retail)).lines())
                .containsExactly(new DigestSummary.Line.Figure(List.of(again)));
    }

    @Test
    void whatFellAndIsBehindIsOneLine() {
        CaseKey fall = new CaseKey(Rule.FALLING_CUMULATIVE, retail.about().total(), CaseKey.NO_OWNER);
        DigestItem.OfCase fell = item(fall, 1, NoticeKind.FIRED, Verdict.NOT_JUDGED, "10", NOW);
        assertThat(DigestSummary.of(List.of(fell, retail)).lines())
                .containsExactly(new DigestSummary.Line.Figure(List.of(retail, fell)));
    }

    /** A recovery before the figure fell once more does not hide that it did. */
    @Test
    void whatIsWatchedIsNoLineBesideItsFallUnlessItIsNewer() {
        CaseKey watch = new CaseKey(
                Rule.WATCH_LIST, retail.about().total(), retail.about().owner());
        DigestItem.OfCase copy = item(watch, 1, NoticeKind.FIRED, Verdict.AT_RISK, "20", NOW);
        assertThat(DigestSummary.of(List.of(copy)).lines())
                .containsExactly(new DigestSummary.Line.Figure(List.of(copy)));
        assertThat(DigestSummary.of(List.of(copy, retail)).lines())
                .containsExactly(new DigestSummary.Line.Figure(List.of(retail)));
        assertThat(DigestSummary.of(List.of(copy, export)).lines()).hasSize(2);
    }

    @Test
    void anEmptyDigestSaysNothing() {
        assertThat(DigestSummary.of(List.of())).isEqualTo(new DigestSummary(List.of(), Map.of(), 0));
    }

    @Property(tries = 100)
    void theOrderOfTheItemsDoesNotMatter(@ForAll long seed) {
        List<DigestItem> items = new ArrayList<>(List.of(investment, overdue, retail, export, retailOfCity, land));
        Collections.shuffle(items, new Random(seed));
        assertThat(DigestSummary.of(items))
                .isEqualTo(DigestSummary.of(List.of(investment, overdue, retail, export, retailOfCity, land)));
    }

    private static DigestItem.OfCase item(
            String indicator, String owner, NoticeKind kind, Verdict verdict, String share) {
        TotalKey total = new TotalKey(Scope.city(), indicator, new Quarter(2022, 1));
        CaseKey about = new CaseKey(Rule.BEHIND_TARGET, total, owner);
        return item(about, 1, kind, verdict, share, NOW);
    }

    private static DigestItem.OfCase later(DigestItem.OfCase one, NoticeKind kind, int episode, Duration by) {
        return item(one.about(), episode, kind, one.figures().verdict(), "20", NOW.plus(by));
    }

    private static DigestItem.OfCase item(
            CaseKey about, int episode, NoticeKind kind, Verdict verdict, String share, Instant at) {
        return new DigestItem.OfCase(
                about + "/" + episode + "/" + kind,
                about,
                kind,
                new DigestItem.Stage(episode, 0, false),
                new DigestItem.Figures(
                        1,
                        verdict,
                        new BigDecimal("100"),
                        new BigDecimal("1000"),
                        new BigDecimal(share),
                        new BigDecimal("25"),
                        new BigDecimal("5")),
                null,
                at,
                null,
                null);
    }
}
