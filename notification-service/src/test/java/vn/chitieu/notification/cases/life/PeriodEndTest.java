package vn.chitieu.notification.cases.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.ALife.aCase;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;
import static vn.chitieu.notification.fixtures.SomeFigures.TOTAL;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.PeriodClosing;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.notice.NoticeKind;

/** What becomes of cases when their period is closed: here when 7 July 2022 is over. */
class PeriodEndTest {

    private static final String CLOSED = "2022-07-08T00:00";
    private static final CaseKey MOVED = new CaseKey(Rule.CLOSED_QUARTER_MOVED, TOTAL, CaseKey.NO_OWNER);

    @Test
    void whatIsNotConfirmedByThenNeverIs() {
        ALife life = aCase().hears(figures()).ticksAt("2022-07-07T23:59:59.999");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.PENDING);
        life.ticksAt(CLOSED);
        assertThat(life.now().progress().resolution()).isEqualTo(Resolution.NOT_CONFIRMED);
        assertThat(life.now().outgoing().pending()).isEmpty();
    }

    @Test
    void whatIsOpenIsClosedUnresolvedWithoutAMail() {
        ALife open = aCase().hears(figures().official()).isAcknowledged("2022-09-01T00:00");
        assertThat(open.ticksAt(CLOSED).now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        ALife explained = aCase().hears(figures().official()).isExplained("uv-dn", "2022-12-31");
        assertThat(explained.ticksAt(CLOSED).now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        ALife escalated =
                aCase().hears(figures().official()).ticksAt("2022-04-16T00:00").isExplained("cum", "2022-12-31");
        escalated.ticksAt(CLOSED);
        assertThat(escalated.now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(escalated.now().progress().level()).isEqualTo(1);
        assertThat(escalated.now().outgoing().pending())
                .extracting(CaseNotice::kind)
                .doesNotContain(NoticeKind.RECOVERED, NoticeKind.CORRECTED);
        assertThat(CaseLife.movesAt(escalated.now())).isNull();
    }

    @Test
    void theEndOfThePeriodGoesBeforeAnEscalationOfTheSameMidnight() {
        ALife life = aCase().hears(figures().official()).isExplained("uv-dn", "2022-07-07");
        life.ticksAt(CLOSED);
        assertThat(life.now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(life.wanted(NoticeKind.ESCALATION)).isEmpty();
    }

    @Test
    void whatComesAfterwardsChangesNothingEvenWhereNoTickCame() {
        ALife late =
                aCase().hears(figures()).at(CLOSED).hears(figures().revision(2).official());
        assertThat(late.now().progress().resolution()).isEqualTo(Resolution.NOT_CONFIRMED);
        assertThat(late.hears(figures().revision(3).official()).now().progress().episode())
                .isEqualTo(1);
        ALife open = aCase().hears(figures().official())
                .at(CLOSED)
                .hears(figures().revision(2).worth("300", Verdict.AHEAD));
        assertThat(open.now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        open.hears(figures().revision(3).worth("300", Verdict.AHEAD))
                .hears(figures().revision(4).official());
        assertThat(open.now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(open.hears(new CaseEvent.TargetWithdrawn(CASE, 5))
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(open.now().outgoing().pending()).extracting(CaseNotice::kind).containsOnly(NoticeKind.FIRED);
    }

    @Test
    void aCaseOfAQuarterLivesUntilTheNextOneIsDue() {
        assertThat(closing(CASE, NOW)).isEqualTo(Instant.parse("2022-07-07T17:00:00Z"));
        CaseKey lastOfTheYear = new CaseKey(
                Rule.BEHIND_TARGET, new TotalKey(Scope.city(), "NEW_ENTERPRISES", new Quarter(2022, 4)), "CITY");
        assertThat(closing(lastOfTheYear, NOW)).isEqualTo(Instant.parse("2023-04-07T17:00:00Z"));
        CaseKey unknown =
                new CaseKey(Rule.BEHIND_TARGET, new TotalKey(Scope.city(), "GONE", new Quarter(2022, 1)), "CITY");
        assertThat(closing(unknown, NOW)).isEqualTo(Instant.parse("2022-07-07T17:00:00Z"));
    }

    @Test
    void whatMovedInAClosedQuarterIsReportedWithTheQuarterThatIsReportedNext() {
        CaseKey old = new CaseKey(
                Rule.CLOSED_QUARTER_MOVED,
                new TotalKey(Scope.city(), "NEW_ENTERPRISES", new Quarter(2021, 2)),
                CaseKey.NO_OWNER);
        assertThat(closing(old, Instant.parse("2022-04-07T16:59:59.999Z")))
                .isEqualTo(Instant.parse("2022-04-07T17:00:00Z"));
        assertThat(closing(old, Instant.parse("2022-04-07T17:00:00Z")))
                .isEqualTo(Instant.parse("2022-07-07T17:00:00Z"));
        assertThat(closing(old, Instant.parse("2022-12-31T16:59:59Z")))
                .isEqualTo(Instant.parse("2023-01-06T17:00:00Z"));
    }

    @Test
    void aClosedQuarterThatMovesOnceMoreIsANewEpisode() {
        ALife life = aCase(MOVED).hears(figures().official().movedBy("12", true));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.OPEN);
        life.ticksAt(CLOSED).closingAt("2022-10-08T00:00");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        life.hears(figures().revision(2).official().movedBy("12", true));
        assertThat(life.now().progress().episode()).isEqualTo(1);
        life.hears(figures().revision(3).official().worth("160", Verdict.BEHIND).movedBy("3", false));
        assertThat(life.now().progress().episode()).isEqualTo(1);
        life.hears(figures().revision(4).official().worth("150", Verdict.BEHIND).movedBy("20", true));
        assertThat(life.now().progress().episode()).isEqualTo(2);
        assertThat(life.now().progress().state()).isEqualTo(CaseState.OPEN);
    }

    private static Instant closing(CaseKey key, Instant now) {
        return PeriodClosing.of(SmallCity.catalog(), key, now);
    }
}
