package vn.chitieu.notification.cases.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.ALife.aCase;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.notice.NoticeKind;

/** From OPEN and EXPLAINED to ESCALATED, along the chain, and what stops it. The answer is due by 15 April 2022. */
class EscalationTest {

    private static final String DUE = "2022-04-16T00:00";
    private static final String NEXT_DUE = "2022-04-21T00:00";

    private final ALife life = aCase().hears(figures().official());

    @Test
    void anExplanationGoesToTheOthersWhoGotTheAlertAndWaitsForThePromisedDay() {
        life.isExplained("uv-dn", "2022-04-29");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.EXPLAINED);
        assertThat(life.now().dueAt()).isEqualTo(Instant.parse("2022-04-29T17:00:00Z"));
        assertThat(life.wanted(NoticeKind.EXPLAINED)).singleElement().satisfies(notice -> {
            assertThat(notice.recipient()).isEqualTo("co-van");
            assertThat(notice.thread())
                    .isEqualTo(life.now().outgoing().threads().get("co-van"));
            assertThat(notice.stage().explanation()).isNotNull();
        });
        assertThat(life.ticksAt("2022-04-29T23:59:59").now().progress().state()).isEqualTo(CaseState.EXPLAINED);
    }

    @Test
    void withoutAnAnswerTheNextInTheChainIsInformedWhenTheDayIsOver() {
        assertThat(life.ticksAt("2022-04-15T23:59:59.999").now().progress().state())
                .isEqualTo(CaseState.OPEN);
        life.ticksAt(DUE);
        assertThat(life.now().progress().state()).isEqualTo(CaseState.ESCALATED);
        assertThat(life.now().progress().level()).isEqualTo(1);
        assertThat(life.wanted(NoticeKind.ESCALATION)).singleElement().satisfies(notice -> {
            assertThat(notice.recipient()).isEqualTo("cum");
            assertThat(notice.stage().level()).isEqualTo(1);
            assertThat(notice.stage().explanation()).isNull();
            assertThat(notice.stage().urgency()).isEqualTo(Urgency.URGENT);
            assertThat(notice.question().answerBy()).isEqualTo(Instant.parse("2022-04-20T17:00:00Z"));
        });
        assertThat(life.now().outgoing().noticeByRecipient()).containsOnlyKeys("uv-dn", "co-van", "cum");
    }

    /** 16 April is a Saturday: three working days later it is the end of Wednesday. */
    @Test
    void eachFurtherStepIsGivenItsOwnWorkingDaysAndTheTopIsNotInformedTwice() {
        life.ticksAt(DUE).ticksAt("2022-04-20T23:59:59");
        assertThat(life.now().progress().level()).isEqualTo(1);
        life.ticksAt(NEXT_DUE);
        assertThat(life.now().progress().level()).isEqualTo(2);
        assertThat(life.wanted(NoticeKind.ESCALATION))
                .extracting(CaseNotice::recipient)
                .containsExactly("cum", "thuong-truc");
        assertThat(life.ticksAt("2022-06-30T00:00").now().progress().level()).isEqualTo(2);
    }

    @Test
    void aBrokenPromiseIsQuoted() {
        life.isExplained("uv-dn", "2022-04-29").ticksAt("2022-04-30T00:00");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.ESCALATED);
        assertThat(life.wanted(NoticeKind.ESCALATION)).singleElement().satisfies(notice -> {
            assertThat(notice.stage().explanation()).isNotNull();
            assertThat(notice.stage().explanation().promisedFor()).hasToString("2022-04-29");
            assertThat(notice.stage().explanation().cause()).isEqualTo("Thiếu hồ sơ");
        });
    }

    @Test
    void aPromiseBrokenAtTheTopGoesToTheTopAgain() {
        life.ticksAt(DUE).ticksAt(NEXT_DUE).isExplained("uv-dn", "2022-04-29").ticksAt("2022-04-30T00:00");
        assertThat(life.wanted(NoticeKind.ESCALATION))
                .extracting(CaseNotice::recipient)
                .containsExactly("cum", "thuong-truc", "thuong-truc");
        assertThat(life.now().outgoing().pending()).extracting(CaseNotice::id).doesNotHaveDuplicates();
        assertThat(life.now().progress().level()).isEqualTo(3);
    }

    @Test
    void anEscalatedCaseMayStillBeExplained() {
        life.ticksAt(DUE).isExplained("cum", "2022-05-20");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.EXPLAINED);
        assertThat(life.wanted(NoticeKind.EXPLAINED))
                .extracting(CaseNotice::recipient)
                .containsExactly("co-van", "uv-dn");
        assertThat(life.ticksAt(NEXT_DUE).now().progress().level()).isEqualTo(1);
    }

    @Test
    void aPersonInChargeLaterIsNotInformedOfAnEarlierCase() {
        life.tellingFrom(new EscalationChain(List.of(List.of("newcomer"), List.of("another"))));
        life.ticksAt(DUE);
        assertThat(life.wanted(NoticeKind.ESCALATION))
                .extracting(CaseNotice::recipient)
                .containsExactly("cum");
    }

    @Test
    void aFigureThatIsNoLongerBehindIsNotEscalated() {
        life.hears(figures().revision(2).worth("248", Verdict.AT_RISK)).ticksAt(DUE);
        assertThat(life.now().progress().state()).isEqualTo(CaseState.OPEN);
        life.hears(figures().revision(3).worth("200", Verdict.BEHIND)).ticksAt("2022-04-17T00:00");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.ESCALATED);
    }

    @Test
    void aWithdrawnFigureIsEscalatedSinceSilenceIsNotRecovery() {
        life.hears(figures().revision(2).missing()).ticksAt(DUE);
        assertThat(life.now().figures().dataMissing()).isTrue();
        assertThat(life.now().progress().state()).isEqualTo(CaseState.ESCALATED);
    }

    @Test
    void aRecoveringCaseIsNotEscalatedAndGoesOnWhereItWasWhenItFallsBack() {
        life.hears(figures().revision(2).worth("280", Verdict.AHEAD)).ticksAt(DUE);
        assertThat(life.now().progress().state()).isEqualTo(CaseState.RECOVERING);
        life.hears(figures().revision(3).worth("200", Verdict.BEHIND)).ticks();
        assertThat(life.now().progress().state()).isEqualTo(CaseState.ESCALATED);
    }

    @Test
    void whoeverExplainsWhileItRecoversHasPromisedAll() {
        life.hears(figures().revision(2).worth("280", Verdict.AHEAD)).isExplained("uv-dn", "2022-04-29");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.RECOVERING);
        life.hears(figures().revision(3).worth("200", Verdict.BEHIND));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.EXPLAINED);
        assertThat(life.ticksAt(DUE).now().progress().state()).isEqualTo(CaseState.EXPLAINED);
    }

    @Test
    void anAcknowledgementStopsItUntilItExpires() {
        life.isAcknowledged("2022-04-25T12:00");
        assertThat(life.ticksAt("2022-04-25T11:59:59").now().progress().state()).isEqualTo(CaseState.OPEN);
        life.ticksAt("2022-04-25T12:00");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.ESCALATED);
        assertThat(life.now().dueAt()).isEqualTo(Instant.parse("2022-04-28T17:00:00Z"));
    }

    @Test
    void anAcknowledgementThatExpiresBeforeTheDateStopsNothing() {
        life.isAcknowledged("2022-04-12T12:00").ticksAt("2022-04-12T12:00");
        assertThat(life.now().progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(life.ticksAt(DUE).now().progress().state()).isEqualTo(CaseState.ESCALATED);
    }

    @Test
    void isNeverEscalatedWhereThePolicySaysSo() {
        CasePolicy never = new CasePolicy(
                new Confirmation(FigureStatus.OFFICIAL, 2, 0, true),
                BigDecimal.ONE,
                new Holding(1, 0),
                CasePolicy.Urgent.SEVERE,
                5,
                0,
                0);
        ALife quiet = aCase().under(never).hears(figures().official());
        assertThat(quiet.ticksAt("2022-07-01T00:00").now().progress().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void aTickThatComesTwiceOrLateMovesOneStepOnly() {
        life.ticksAt("2022-04-20T09:00").ticks();
        assertThat(life.now().progress().level()).isEqualTo(1);
        assertThat(life.now().dueAt()).isEqualTo(Instant.parse("2022-04-25T17:00:00Z"));
    }

    @Test
    void saysWhyAnAnswerCannotBeTaken() {
        assertThat(life.refusal(2, "2022-04-29")).isEqualTo(CaseAnswers.Refusal.CASE_OVER);
        assertThat(life.refusal(1, "2022-04-06")).isEqualTo(CaseAnswers.Refusal.BAD_PROMISE);
        assertThat(life.refusal(1, "2023-04-09")).isEqualTo(CaseAnswers.Refusal.BAD_PROMISE);
        assertThat(life.refusal(1, "2022-04-07")).isNull();
        assertThat(life.isExplained("uv-dn", "2022-04-29").refusal(1, "2022-04-30"))
                .isEqualTo(CaseAnswers.Refusal.ALREADY_EXPLAINED);
        assertThat(aCase().hears(figures()).refusal(1, "2022-04-29")).isEqualTo(CaseAnswers.Refusal.CASE_NOT_OPEN);
    }
}
