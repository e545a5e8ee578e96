package vn.chitieu.notification.cases.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.ALife.aCase;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.notice.NoticeKind;

/** From any open state to RECOVERING and RESOLVED, and what is no recovery. */
class RecoveryTest {

    private final ALife life = aCase().hears(figures().official());

    @Test
    void aFigureAboveTheMarginIsRecoveringAndInformsNoPerson() {
        assertThat(life.hears(good(2, "255")).now().progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(life.hears(good(3, "260")).now().progress().state()).isEqualTo(CaseState.RECOVERING);
        assertThat(life.now().outgoing().pending()).hasSize(2);
    }

    @Test
    void whatHeldForTheRevisionsOfThePolicyIsRecovered() {
        ALife slow = aCase().under(holding(2, 0)).hears(figures().official());
        slow.hears(good(2, "260")).hears(good(3, "260"));
        assertThat(slow.now().progress().state()).isEqualTo(CaseState.RECOVERING);
        slow.hears(good(4, "251"));
        assertThat(slow.now().progress().resolution()).isEqualTo(Resolution.RECOVERED);
        assertThat(slow.wanted(NoticeKind.RECOVERED))
                .extracting(CaseNotice::recipient)
                .containsExactly("co-van", "uv-dn");
    }

    @Test
    void whatHeldForTheWorkingDaysOfThePolicyIsRecovered() {
        ALife slow = aCase().under(holding(100, 2)).hears(figures().official()).at("2022-04-08T10:00");
        slow.hears(good(2, "260"));
        assertThat(slow.ticksAt("2022-04-13T23:59:59").now().progress().state()).isEqualTo(CaseState.RECOVERING);
        assertThat(slow.ticksAt("2022-04-14T00:00").now().progress().resolution())
                .isEqualTo(Resolution.RECOVERED);
        assertThat(slow.wanted(NoticeKind.RECOVERED)).hasSize(2);
    }

    @Test
    void aWithdrawnFigureNeverRecoversAndTheHoldingStartsAnewAfterIt() {
        ALife slow = aCase().under(holding(100, 2)).hears(figures().official()).at("2022-04-08T10:00");
        slow.hears(good(2, "260")).hears(figures().revision(3).missing());
        assertThat(slow.ticksAt("2022-06-01T00:00").now().progress().state()).isEqualTo(CaseState.RECOVERING);
        assertThat(slow.now().figures().dataMissing()).isTrue();
        slow.hears(good(4, "260"));
        assertThat(slow.now().figures().dataMissing()).isFalse();
        assertThat(CaseLife.movesAt(slow.now())).isEqualTo(Instant.parse("2022-06-03T17:00:00Z"));
    }

    @Test
    void behindAgainIsTheStateBeforeAndCountsAsATurn() {
        life.isExplained("uv-dn", "2022-04-29")
                .hears(good(2, "260"))
                .hears(figures().revision(3));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.EXPLAINED);
        assertThat(life.now().progress().turns()).isEqualTo(1);
        assertThat(life.now().dueAt()).isEqualTo(Instant.parse("2022-04-29T17:00:00Z"));
        assertThat(life.wanted(NoticeKind.RECOVERED)).isEmpty();
    }

    @Test
    void afterMoreTurnsThanThePolicyAllowsOnlyTheDigestTellsOfIt() {
        CasePolicy two = new CasePolicy(
                new Confirmation(FigureStatus.PRELIMINARY, 0, 0, true),
                BigDecimal.ONE,
                new Holding(0, 0),
                CasePolicy.Urgent.ALWAYS,
                5,
                3,
                2);
        ALife often = aCase().under(two);
        for (int revision = 1; revision <= 8; revision++) {
            often.hears(revision % 2 == 1 ? figures().revision(revision) : good(revision, "300"));
        }
        assertThat(often.now().progress().episode()).isEqualTo(4);
        assertThat(often.wanted(NoticeKind.FIRED))
                .filteredOn(notice -> notice.recipient().equals("uv-dn"))
                .extracting(notice -> notice.stage().urgency())
                .containsExactly(Urgency.URGENT, Urgency.URGENT, Urgency.URGENT, Urgency.DIGEST_ONLY);
        assertThat(often.wanted(NoticeKind.RECOVERED))
                .filteredOn(notice -> notice.recipient().equals("uv-dn"))
                .extracting(notice -> notice.stage().urgency())
                .containsExactly(Urgency.NORMAL, Urgency.NORMAL, Urgency.NORMAL, Urgency.DIGEST_ONLY);
    }

    @Test
    void peopleWhoAreAskedOrAnsweredAreInformedInSpiteOfTurns() {
        ALife often = aCase().hears(figures().official())
                .hears(good(2, "260"))
                .hears(figures().revision(3));
        assertThat(often.now().progress().turns()).isEqualTo(1);
        often.ticksAt("2022-04-16T00:00");
        assertThat(often.wanted(NoticeKind.ESCALATION))
                .singleElement()
                .satisfies(notice -> assertThat(notice.stage().urgency()).isNotEqualTo(Urgency.DIGEST_ONLY));
    }

    /** A case that flaps is notified to each recipient at most twice at once, the rest in the digest. */
    @Test
    void fiftyCrossingsAreAtMostTwoMailsOfTheirOwnToEach() {
        ALife often = aCase().under(holding(1, 0));
        long revision = 1;
        for (int crossing = 0; crossing < 50; crossing++) {
            SomeFigures low = figures();
            SomeFigures still = figures();
            often.hears(crossing % 2 == 0 ? low.revision(revision++) : good(revision++, "300"));
            often.hears(crossing % 2 == 0 ? still.revision(revision++) : good(revision++, "300"));
        }
        assertThat(often.now().progress().episode()).isEqualTo(25);
        assertThat(often.now().outgoing().pending())
                .filteredOn(notice -> notice.recipient().equals("uv-dn"))
                .filteredOn(notice -> notice.stage().urgency() != Urgency.DIGEST_ONLY)
                .extracting(CaseNotice::kind)
                .containsExactly(NoticeKind.FIRED, NoticeKind.RECOVERED);
    }

    @Test
    void anotherOfficialFigureOfTheSameUnitsIsACorrection() {
        life.hears(good(2, "260").official());
        assertThat(life.now().progress().resolution()).isEqualTo(Resolution.CORRECTED);
        assertThat(life.wanted(NoticeKind.CORRECTED))
                .extracting(CaseNotice::recipient)
                .containsExactly("co-van", "uv-dn");
        assertThat(life.wanted(NoticeKind.RECOVERED)).isEmpty();
    }

    @Test
    void anOfficialFigureOfMoreUnitsIsNoCorrection() {
        ALife fewer = aCase().hears(figures().official().lacking("0.01", "dong-ve"));
        assertThat(fewer.now().progress().state()).isEqualTo(CaseState.OPEN);
        fewer.hears(good(2, "260").official());
        assertThat(fewer.now().progress().state()).isEqualTo(CaseState.RECOVERING);
    }

    @Test
    void whatStandsAgainWithoutTheFigureThatOpenedItIsACorrection() {
        life.hears(good(2, "260").asOf(SomeFigures.NOW.minus(Duration.ofHours(1))));
        assertThat(life.now().progress().resolution()).isEqualTo(Resolution.CORRECTED);
    }

    @Test
    void aTargetThatIsLoweredEndsItAndThoseWhoGotTheAlertAreInformed() {
        life.hears(figures().revision(2).against("700").worth("200", Verdict.AHEAD));
        assertThat(life.now().progress().resolution()).isEqualTo(Resolution.TARGET_CHANGED);
        assertThat(life.wanted(NoticeKind.TARGET_CHANGED)).hasSize(2);
        assertThat(CaseLife.movesAt(life.now())).isNull();
    }

    @Test
    void aTargetThatIsLoweredBelowAPendingFigureIsNoNews() {
        ALife pending = aCase().hears(figures())
                .hears(figures().revision(2).against("700").worth("200", Verdict.AHEAD));
        assertThat(pending.now().progress().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(pending.now().outgoing().pending()).isEmpty();
        ALife gone = aCase().hears(figures()).hears(new CaseEvent.TargetWithdrawn(CASE, 2));
        assertThat(gone.now().progress().resolution()).isEqualTo(Resolution.TARGET_CHANGED);
        assertThat(gone.now().outgoing().pending()).isEmpty();
    }

    @Test
    void aForecastThatIsOvertakenEndsWithoutAWord() {
        CaseKey forecast = new CaseKey(Rule.FORECAST_BELOW_TARGET, SomeFigures.TOTAL, "PROVINCE");
        ALife one = aCase(forecast)
                .hears(figures().forecasting("800"))
                .hears(figures().revision(2).forecasting("810"));
        assertThat(one.now().progress().state()).isEqualTo(CaseState.OPEN);
        one.hears(new CaseEvent.Overtaken(forecast, 3));
        assertThat(one.now().progress().resolution()).isEqualTo(Resolution.JUDGED);
        assertThat(one.now().outgoing().pending()).extracting(CaseNotice::kind).containsOnly(NoticeKind.FIRED);
    }

    @Test
    void recoveringEndsWithThePeriodAsWhatItIs() {
        ALife held = aCase().under(holding(100, 0)).hears(figures().official()).hears(good(2, "260"));
        assertThat(held.ticksAt("2022-07-08T00:00").now().progress().resolution())
                .isEqualTo(Resolution.RECOVERED);
        assertThat(held.wanted(NoticeKind.RECOVERED)).hasSize(2);
        ALife missing = aCase().under(holding(100, 0))
                .hears(figures().official())
                .hears(good(2, "260"))
                .hears(figures().revision(3).missing());
        assertThat(missing.ticksAt("2022-07-08T00:00").now().progress().state()).isEqualTo(CaseState.CLOSED_UNRESOLVED);
        assertThat(missing.wanted(NoticeKind.RECOVERED)).isEmpty();
    }

    private static SomeFigures good(long revision, String amount) {
        return figures().revision(revision).worth(amount, Verdict.ON_PACE);
    }

    private static CasePolicy holding(int revisions, int workingDays) {
        return new CasePolicy(
                new Confirmation(FigureStatus.OFFICIAL, 2, 0, true),
                BigDecimal.ONE,
                new Holding(revisions, workingDays),
                CasePolicy.Urgent.SEVERE,
                0,
                0,
                0);
    }
}
