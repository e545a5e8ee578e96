package vn.chitieu.notification.cases.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.chitieu.notification.fixtures.ALife.aCase;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.cases.policy.CasePolicy;
import vn.chitieu.notification.cases.policy.Confirmation;
import vn.chitieu.notification.cases.policy.Holding;
import vn.chitieu.notification.fixtures.ALife;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.notice.NoticeKind;

/** From nothing, or from a resolved case, to PENDING, and from there to OPEN or to a silent end. */
class OpeningTest {

    private static final String FRIDAY = "2022-04-08T16:00";

    @Test
    void aFigureBehindMakesACasePendingAndInformsNoPerson() {
        ALife life = aCase().hears(figures());
        assertThat(life.now().progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(life.now().outgoing().pending()).isEmpty();
        assertThat(life.now().chain()).isEqualTo(EscalationChain.EMPTY);
        assertThat(life.now().outgoing().transitions()).singleElement().satisfies(transition -> {
            assertThat(transition.from()).isNull();
            assertThat(transition.to()).isEqualTo(CaseState.PENDING);
        });
    }

    @Test
    void isConfirmedByAFigureAsFirmAsThePolicyAsks() {
        CasePolicy preliminary = confirmedBy(FigureStatus.PRELIMINARY, 0, 0, false);
        assertThat(aCase().under(preliminary).hears(figures()).now().progress().state())
                .isEqualTo(CaseState.OPEN);
        CasePolicy official = confirmedBy(FigureStatus.OFFICIAL, 0, 0, false);
        assertThat(aCase().under(official).hears(figures()).now().progress().state())
                .isEqualTo(CaseState.PENDING);
        assertThat(aCase().under(official)
                        .hears(figures().official())
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.OPEN);
    }

    @Test
    void isConfirmedByRevisionsInARow() {
        CasePolicy three = confirmedBy(null, 3, 0, false);
        ALife life = aCase().under(three).hears(figures()).hears(figures().revision(2));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(life.hears(figures().revision(3)).now().progress().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void aRevisionInBetweenDoesNotCountAndDoesNotStartAnew() {
        CasePolicy three = confirmedBy(null, 3, 0, false);
        ALife life = aCase().under(three)
                .hears(figures())
                .hears(figures().revision(2))
                .hears(figures().revision(3).worth("245", Verdict.AT_RISK));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(life.hears(figures().revision(4)).now().progress().state()).isEqualTo(CaseState.OPEN);
    }

    /** Two working days after Friday, with Monday a holiday, are over when Wednesday is. */
    @Test
    void isConfirmedByWorkingDaysAtMidnightAfterTheLastOfThem() {
        CasePolicy twoDays = confirmedBy(null, 0, 2, false);
        ALife life = aCase().under(twoDays).at(FRIDAY).hears(figures());
        assertThat(CaseLife.movesAt(life.now())).isEqualTo(Instant.parse("2022-04-13T17:00:00Z"));
        assertThat(life.ticksAt("2022-04-13T23:59:59.999").now().progress().state())
                .isEqualTo(CaseState.PENDING);
        assertThat(life.ticksAt("2022-04-14T00:00").now().progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(life.wanted(NoticeKind.FIRED)).hasSize(2);
    }

    @Test
    void workingDaysGoOnOverTheEndOfTheYear() {
        CasePolicy twoDays = confirmedBy(null, 0, 2, false);
        ALife life = aCase().under(twoDays)
                .closingAt(null)
                .at("2022-12-30T23:59:59.999")
                .hears(figures());
        assertThat(CaseLife.movesAt(life.now())).isEqualTo(Instant.parse("2023-01-03T17:00:00Z"));
        ALife aMillisecondLater =
                aCase().under(twoDays).closingAt(null).at("2022-12-31T00:00").hears(figures());
        assertThat(CaseLife.movesAt(aMillisecondLater.now())).isEqualTo(Instant.parse("2023-01-03T17:00:00Z"));
    }

    @Test
    void timeDoesNotConfirmWhatIsMissingOrInBetweenByThen() {
        CasePolicy twoDays = confirmedBy(null, 0, 2, false);
        ALife missing = aCase().under(twoDays)
                .at(FRIDAY)
                .hears(figures())
                .hears(figures().revision(2).missing());
        assertThat(missing.ticksAt("2022-05-14T00:00").now().progress().state()).isEqualTo(CaseState.PENDING);
        ALife risky = aCase().under(twoDays)
                .at(FRIDAY)
                .hears(figures())
                .hears(figures().revision(2).worth("245", Verdict.AT_RISK));
        assertThat(risky.ticksAt("2022-05-14T00:00").now().progress().state()).isEqualTo(CaseState.PENDING);
    }

    @Test
    void isConfirmedAtOnceWhereItIsSevereAndThePolicySaysSo() {
        assertThat(aCase().under(confirmedBy(FigureStatus.OFFICIAL, 0, 0, true))
                        .hears(severe())
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.OPEN);
        assertThat(aCase().under(confirmedBy(FigureStatus.OFFICIAL, 0, 0, false))
                        .hears(severe())
                        .now()
                        .progress()
                        .state())
                .isEqualTo(CaseState.PENDING);
    }

    @Test
    void asksThoseInChargeForAnAnswerByADate() {
        ALife life = aCase().at(FRIDAY).hears(figures().official());
        assertThat(life.wanted(NoticeKind.FIRED)).hasSize(2).allSatisfy(notice -> {
            assertThat(notice.question().answerBy()).isEqualTo(Instant.parse("2022-04-18T17:00:00Z"));
            assertThat(notice.stage().level()).isZero();
        });
        assertThat(life.now().chain().steps()).hasSize(3);
    }

    @Test
    void tellsTheMemberInChargeThatTheHeadIsAsked() {
        EscalationChain headed =
                new EscalationChain(List.of(List.of("head"), List.of("member"), List.of("above")), List.of("member"));
        ALife life = aCase().tellingFrom(headed).at(FRIDAY).hears(figures().official());
        assertThat(life.wanted(NoticeKind.FIRED))
                .extracting(
                        CaseNotice::recipient,
                        notice -> notice.question().askedInstead(),
                        notice -> notice.question().recipientAnswersBy())
                .containsExactly(
                        tuple("head", List.of(), Instant.parse("2022-04-18T17:00:00Z")),
                        tuple("member", List.of("head"), null));
        life.ticksAt("2022-04-19T00:00");
        assertThat(life.wanted(NoticeKind.ESCALATION)).singleElement().satisfies(notice -> {
            assertThat(notice.recipient()).isEqualTo("member");
            assertThat(notice.question().recipientAnswersBy()).isNotNull();
        });
    }

    @Test
    void asksNothingWhereThePolicyAsksNothing() {
        CasePolicy telling = new CasePolicy(
                new Confirmation(null, 1, 0, false),
                BigDecimal.ZERO,
                new Holding(1, 0),
                CasePolicy.Urgent.NEVER,
                0,
                0,
                0);
        ALife life = aCase().under(telling).hears(figures());
        assertThat(life.wanted(NoticeKind.FIRED)).allSatisfy(notice -> {
            assertThat(notice.question().answerBy()).isNull();
            assertThat(notice.stage().urgency()).isEqualTo(Urgency.NORMAL);
        });
        assertThat(life.ticksAt("2022-07-01T00:00").now().progress().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void isUrgentAsThePolicySays() {
        assertThat(firedUnder(CasePolicy.Urgent.SEVERE, severe())).isEqualTo(Urgency.URGENT);
        assertThat(firedUnder(CasePolicy.Urgent.SEVERE, figures().official())).isEqualTo(Urgency.NORMAL);
        assertThat(firedUnder(CasePolicy.Urgent.NEVER, severe())).isEqualTo(Urgency.NORMAL);
        assertThat(firedUnder(CasePolicy.Urgent.ALWAYS, figures().official())).isEqualTo(Urgency.URGENT);
    }

    @Test
    void endsWithoutAWordWhenItIsNoLongerBehind() {
        ALife life = aCase().hears(figures()).hears(figures().revision(2).worth("250", Verdict.ON_PACE));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(life.now().progress().resolution()).isEqualTo(Resolution.NOT_CONFIRMED);
        assertThat(life.now().outgoing().pending()).isEmpty();
        assertThat(CaseLife.movesAt(life.now())).isNull();
    }

    @Test
    void aResolvedCaseBeginsAnewAsAnotherEpisode() {
        ALife life = aCase().hears(figures()).hears(figures().revision(2).worth("250", Verdict.ON_PACE));
        assertThat(life.hears(figures().revision(3)).now().progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(life.now().progress().episode()).isEqualTo(2);
        assertThat(life.now().progress().turns()).isZero();
        assertThat(life.now().progress().resolution()).isNull();
    }

    @Test
    void aNewEpisodeIsGovernedByThePolicyOfItsDayAndAnOldOneByItsOwn() {
        ALife life = aCase().hears(figures()).under(confirmedBy(FigureStatus.PRELIMINARY, 0, 0, false));
        assertThat(life.now().policy().confirmation().revisions()).isEqualTo(2);
        life.hears(figures().revision(2).worth("250", Verdict.ON_PACE))
                .hears(figures().revision(3));
        assertThat(life.now().progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(life.now().policy().confirmation().status()).isEqualTo(FigureStatus.PRELIMINARY);
    }

    @Test
    void doesNotBeginInAPeriodThatIsClosed() {
        assertThat(aCase().at("2022-07-08T00:00").hears(figures().official()).began())
                .isFalse();
        assertThat(aCase().at("2022-07-07T23:59:59").hears(figures().official()).began())
                .isTrue();
    }

    @Test
    void aConfirmationThatNothingCanGiveIsRefused() {
        assertThatThrownBy(() -> new Confirmation(null, 0, 0, false)).hasMessageContaining("expected a way to confirm");
    }

    private static Urgency firedUnder(CasePolicy.Urgent urgent, SomeFigures figures) {
        CasePolicy policy = new CasePolicy(
                new Confirmation(FigureStatus.OFFICIAL, 2, 0, true),
                BigDecimal.ONE,
                new Holding(1, 0),
                urgent,
                5,
                3,
                0);
        return aCase().under(policy)
                .hears(figures)
                .wanted(NoticeKind.FIRED)
                .get(0)
                .stage()
                .urgency();
    }

    private static CasePolicy confirmedBy(@Nullable FigureStatus status, int revisions, int days, boolean severe) {
        return new CasePolicy(
                new Confirmation(status, revisions, days, severe),
                BigDecimal.ONE,
                new Holding(1, 0),
                CasePolicy.Urgent.SEVERE,
                5,
                3,
                0);
    }

    private static SomeFigures severe() {
        return figures().worth("10", Verdict.SEVERELY_BEHIND);
    }
}
