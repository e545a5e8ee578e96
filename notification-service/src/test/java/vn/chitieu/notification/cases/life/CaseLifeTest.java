package vn.chitieu.notification.cases.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.contracts.vocabulary.Verdict.AHEAD;
import static vn.chitieu.contracts.vocabulary.Verdict.AT_RISK;
import static vn.chitieu.contracts.vocabulary.Verdict.BEHIND;
import static vn.chitieu.contracts.vocabulary.Verdict.EXCEEDED;
import static vn.chitieu.contracts.vocabulary.Verdict.ON_PACE;
import static vn.chitieu.contracts.vocabulary.Verdict.SEVERELY_BEHIND;
import static vn.chitieu.notification.fixtures.SomeFigures.CASE;
import static vn.chitieu.notification.fixtures.SomeFigures.context;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseEvent;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.model.TransitionContext;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.notice.NoticeKind;

class CaseLifeTest {

    @Test
    void doesNotBeginWhileTheFigureIsNotBehind() {
        assertThat(CaseLife.next(null, figures().worth("260", ON_PACE).event(), context()))
                .isNull();
        assertThat(CaseLife.next(null, figures().worth("245", AT_RISK).event(), context()))
                .isNull();
        assertThat(CaseLife.next(null, figures().missing().event(), context())).isNull();
        assertThat(CaseLife.next(null, new CaseEvent.TargetWithdrawn(CASE, 1), context()))
                .isNull();
    }

    @Test
    void waitsForConfirmationBeforeAnyPersonIsInformed() {
        AlertCase one = after(figures().event());
        assertThat(one.progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(one.outgoing().pending()).isEmpty();
        assertThat(one.progress().version()).isEqualTo(1);
    }

    @Test
    void opensWithTheSecondRevisionBehind() {
        AlertCase one = after(
                figures().event(), figures().revision(2).worth("210", BEHIND).event());
        assertThat(one.progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(one.outgoing().pending()).extracting(CaseNotice::recipient).containsExactly("uv-dn", "co-van");
        assertThat(one.outgoing().pending()).allSatisfy(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.FIRED);
            assertThat(notice.question().answerBy()).isEqualTo(SomeFigures.ANSWER_BY);
            assertThat(notice.thread()).isEqualTo(notice.id());
        });
        assertThat(one.dueAt()).isEqualTo(SomeFigures.ANSWER_BY);
    }

    @Test
    void opensAtOnceForAnOfficialFigure() {
        assertThat(after(figures().official().event()).progress().state()).isEqualTo(CaseState.OPEN);
    }

    @Test
    void opensAtOnceWhenFarBehind() {
        assertThat(after(figures().worth("10", SEVERELY_BEHIND).event())
                        .progress()
                        .state())
                .isEqualTo(CaseState.OPEN);
    }

    @Test
    void endsSilentlyWhenNotConfirmed() {
        AlertCase one = after(
                figures().event(), figures().revision(2).worth("255", ON_PACE).event());
        assertThat(one.progress().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(one.progress().resolution()).isEqualTo(Resolution.NOT_CONFIRMED);
        assertThat(one.outgoing().pending()).isEmpty();
    }

    @Test
    void atRiskNeitherOpensNorEndsAPendingCase() {
        AlertCase one = after(
                figures().event(), figures().revision(2).worth("245", AT_RISK).event());
        assertThat(one.progress().state()).isEqualTo(CaseState.PENDING);
        assertThat(one.progress().streak()).isEqualTo(1);
    }

    @Test
    void recoversOnlyAboveTheMarginAndAfterHolding() {
        AlertCase onPace =
                after(opened(), figures().revision(2).worth("255", ON_PACE).event());
        assertThat(onPace.progress().state()).isEqualTo(CaseState.OPEN);
        AlertCase recovering =
                after(onPace, figures().revision(3).worth("260", ON_PACE).event());
        assertThat(recovering.progress().state()).isEqualTo(CaseState.RECOVERING);
        assertThat(recovering.progress().interrupted()).isEqualTo(CaseState.OPEN);
        AlertCase recovered =
                after(recovering, figures().revision(4).worth("251", ON_PACE).event());
        assertThat(recovered.progress().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(recovered.progress().resolution()).isEqualTo(Resolution.RECOVERED);
        assertThat(recovered.dueAt()).isNull();
    }

    @Test
    void saysRecoveredOnlyToThoseWhoGotTheAlertAndInTheSameThread() {
        AlertCase open = opened();
        TransitionContext othersInCharge = inCharge(List.of("someone-else"));
        AlertCase recovering = Objects.requireNonNull(
                CaseLife.next(open, figures().revision(2).worth("280", AHEAD).event(), othersInCharge));
        AlertCase recovered = Objects.requireNonNull(CaseLife.next(
                recovering, figures().revision(3).worth("281", AHEAD).event(), othersInCharge));
        List<CaseNotice> told = recovered.outgoing().pending().stream()
                .filter(notice -> notice.kind() == NoticeKind.RECOVERED)
                .toList();
        assertThat(told).extracting(CaseNotice::recipient).containsExactly("co-van", "uv-dn");
        assertThat(told).allSatisfy(notice -> {
            assertThat(notice.follows())
                    .isEqualTo(open.outgoing().noticeByRecipient().get(notice.recipient()));
            assertThat(notice.thread()).isEqualTo(notice.follows());
            assertThat(notice.question().answerBy()).isNull();
        });
    }

    @Test
    void goesBackToTheStateBeforeWhenBehindAgain() {
        AlertCase back = after(
                opened(),
                figures().revision(2).worth("280", AHEAD).event(),
                figures().revision(3).worth("200", BEHIND).event());
        assertThat(back.progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(back.progress().interrupted()).isNull();
        assertThat(back.outgoing().pending()).hasSize(2);
    }

    @Test
    void holdingStartsAnewAfterARiskyRevision() {
        AlertCase one = after(
                opened(),
                figures().revision(2).worth("280", AHEAD).event(),
                figures().revision(3).worth("245", AT_RISK).event());
        assertThat(one.progress().state()).isEqualTo(CaseState.RECOVERING);
        assertThat(one.progress().streak()).isZero();
    }

    @Test
    void aWhollyReachedTargetNeedsNoMargin() {
        JudgedFigures reached = figures().revision(2).worth("1000", EXCEEDED).build();
        assertThat(reached.isOnPaceBy(BigDecimal.valueOf(90))).isTrue();
    }

    @Test
    void readsExpectationsTheOtherWayRoundWhereLowerIsBetter() {
        AlertCase open =
                after(figures().lowerIsBetter().official().worth("300", BEHIND).event());
        AlertCase within = after(
                open,
                figures().lowerIsBetter().revision(2).worth("245", ON_PACE).event());
        assertThat(within.progress().state()).isEqualTo(CaseState.OPEN);
        AlertCase better = after(
                within,
                figures().lowerIsBetter().revision(3).worth("239", ON_PACE).event());
        assertThat(better.progress().state()).isEqualTo(CaseState.RECOVERING);
    }

    @Test
    void aMissingFigureLeavesTheCaseAsItIs() {
        AlertCase open = opened();
        AlertCase missing = after(open, figures().revision(2).missing().event());
        assertThat(missing.progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(missing.figures().dataMissing()).isTrue();
        assertThat(missing.figures().latest()).isEqualTo(open.figures().latest());
        assertThat(missing.outgoing().pending()).isEqualTo(open.outgoing().pending());
        AlertCase there =
                after(missing, figures().revision(3).worth("200", BEHIND).event());
        assertThat(there.figures().dataMissing()).isFalse();
        assertThat(there.history())
                .extracting(HistoryEntry::what)
                .containsSequence(HistoryEntry.What.DATA_MISSING, HistoryEntry.What.DATA_BACK);
    }

    @Test
    void endsWhenTheTargetIsWithdrawn() {
        AlertCase ended = after(opened(), new CaseEvent.TargetWithdrawn(CASE, 2));
        assertThat(ended.progress().resolution()).isEqualTo(Resolution.TARGET_CHANGED);
        assertThat(ended.outgoing().pending())
                .extracting(CaseNotice::kind)
                .containsExactly(
                        NoticeKind.FIRED, NoticeKind.FIRED, NoticeKind.TARGET_CHANGED, NoticeKind.TARGET_CHANGED);
    }

    @Test
    void endsWhenOnlyTheNewTargetMakesItOnPace() {
        AlertCase ended = after(
                opened(),
                figures().revision(2).against("700").worth("200", AHEAD).event());
        assertThat(ended.progress().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(ended.progress().resolution()).isEqualTo(Resolution.TARGET_CHANGED);
    }

    @Test
    void recoversWhenTheFigureWouldHaveMetTheOldTargetToo() {
        AlertCase one = after(
                opened(),
                figures().revision(2).against("900").worth("270", AHEAD).event());
        assertThat(one.progress().state()).isEqualTo(CaseState.RECOVERING);
    }

    @Test
    void anOlderOrRepeatedRevisionChangesNothing() {
        AlertCase one = after(figures().revision(5).official().event());
        assertThat(CaseLife.next(one, figures().revision(5).worth("900", AHEAD).event(), context()))
                .isSameAs(one);
        assertThat(CaseLife.next(one, figures().revision(4).worth("900", AHEAD).event(), context()))
                .isSameAs(one);
        assertThat(CaseLife.next(one, new CaseEvent.TargetWithdrawn(CASE, 5), context()))
                .isSameAs(one);
    }

    @Test
    void beginsAnewEpisodeUnderThePolicyOfTheDay() {
        AlertCase resolved = after(
                opened(),
                figures().revision(2).worth("280", AHEAD).event(),
                figures().revision(3).worth("280", AHEAD).event());
        AlertCase again = after(resolved, figures().revision(4).official().event());
        assertThat(again.progress().episode()).isEqualTo(2);
        assertThat(again.progress().state()).isEqualTo(CaseState.OPEN);
        CaseNotice second =
                again.outgoing().pending().get(again.outgoing().pending().size() - 1);
        assertThat(second.id()).isNotEqualTo(again.outgoing().threads().get(second.recipient()));
        assertThat(second.thread()).isEqualTo(again.outgoing().threads().get(second.recipient()));
        assertThat(again.outgoing().threads()).isEqualTo(resolved.outgoing().threads());
    }

    @Test
    void opensUnheardWhenNoPersonIsInCharge() {
        TransitionContext nobody = inCharge(List.of());
        AlertCase one =
                Objects.requireNonNull(CaseLife.next(null, figures().official().event(), nobody));
        assertThat(one.progress().state()).isEqualTo(CaseState.OPEN);
        assertThat(one.openedUnheard()).isTrue();
        assertThat(one.outgoing().pending()).isEmpty();
    }

    @Test
    void keepsItsHistoryBounded() {
        AlertCase one = opened();
        for (int revision = 2; revision < 400; revision++) {
            SomeFigures next = figures().revision(revision);
            one = after(one, (revision % 2 == 0 ? next.missing() : next).event());
        }
        assertThat(one.history()).hasSize(AlertCase.HISTORY_LIMIT);
    }

    @Test
    void aKeyIsReadBackFromItsText() {
        assertThat(CaseKey.parse(CASE.toString())).isEqualTo(CASE);
    }

    private static AlertCase opened() {
        return after(figures().official().event());
    }

    private static AlertCase after(CaseEvent... events) {
        return after(null, events);
    }

    private static AlertCase after(@Nullable AlertCase start, CaseEvent... events) {
        AlertCase one = start;
        for (CaseEvent event : events) {
            one = CaseLife.next(one, event, context());
        }
        return Objects.requireNonNull(one);
    }

    private static TransitionContext inCharge(List<String> people) {
        return new TransitionContext(
                SomeFigures.NOW,
                SomeFigures.POLICY,
                EscalationChain.only(people),
                SmallCity.catalog().calendar(),
                null);
    }
}
