package vn.chitieu.notification.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.Acknowledgement;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.AnswerReminder;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.Explanation;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.model.JudgedFigures;
import vn.chitieu.notification.cases.model.Resolution;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.documents.Page;

/**
 * A page of cases.
 *
 * @param cases in the order of their ids, or in the one that was asked for
 * @param next what to ask for as {@code after} to go on; null at the end
 */
record CasesAnswer(List<Case> cases, @Nullable String next) {

    /**
     * Returns a page.
     *
     * @param acknowledges whether the caller may acknowledge a case, whatever its state
     */
    static CasesAnswer of(Page<AlertCase> page, Predicate<AlertCase> acknowledges) {
        return new CasesAnswer(
                page.items().stream().map(one -> Case.of(one, acknowledges)).toList(), page.next());
    }

    /**
     * One case.
     *
     * @param awaitedOf ids of the people of whom cause and remedy are awaited now; empty where no answer is
     * @param reminder the last reminder that a person requested of them; null where there was none
     * @param mayAcknowledge whether the caller may acknowledge it now
     */
    record Case(
            String id,
            Rule rule,
            Scope scope,
            String indicator,
            Quarter period,
            String owner,
            @Nullable String window,
            CaseState state,
            @Nullable Resolution resolution,
            int episode,
            int level,
            boolean dataMissing,
            long revision,
            @Nullable Instant dueAt,
            @Nullable Explanation explanation,
            @Nullable Acknowledgement acknowledgement,
            List<String> awaitedOf,
            @Nullable AnswerReminder reminder,
            boolean mayAcknowledge,
            FiguresAnswer figures,
            FiguresAnswer opening,
            List<String> told,
            int pendingNotices,
            List<HistoryEntry> history) {

        static Case of(AlertCase one, Predicate<AlertCase> acknowledges) {
            return new Case(
                    one.key().toString(),
                    one.key().rule(),
                    one.key().total().scope(),
                    one.key().total().indicator(),
                    one.key().total().quarter(),
                    one.key().owner(),
                    one.key().window(),
                    one.progress().state(),
                    one.progress().resolution(),
                    one.progress().episode(),
                    one.progress().level(),
                    one.figures().dataMissing(),
                    one.figures().revision(),
                    one.dueAt(),
                    one.responses().explanation(),
                    one.responses().acknowledgement(),
                    one.awaitedOf(),
                    one.responses().reminder(),
                    one.isOpen() && acknowledges.test(one),
                    FiguresAnswer.of(one.figures().latest()),
                    FiguresAnswer.of(one.figures().opening()),
                    one.outgoing().noticeByRecipient().keySet().stream()
                            .sorted()
                            .toList(),
                    one.outgoing().pending().size(),
                    one.history());
        }
    }

    /** Figures of a case, flat as they are answered. */
    @Schema(name = "JudgedFigures")
    record FiguresAnswer(
            long revision,
            @Nullable Instant asOf,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative,
            @Nullable BigDecimal growthPercent,
            @Nullable BigDecimal cumulativeGrowthPercent,
            @Nullable FigureStatus status,
            boolean lowerIsBetter,
            JudgedFigures.Attainment attainment,
            JudgedFigures.Trust trust,
            JudgedFigures.@Nullable Closing closing) {

        static FiguresAnswer of(JudgedFigures figures) {
            return new FiguresAnswer(
                    figures.revision(),
                    figures.asOf(),
                    figures.amounts().value(),
                    figures.amounts().cumulative(),
                    figures.amounts().growthPercent(),
                    figures.amounts().cumulativeGrowthPercent(),
                    figures.status(),
                    figures.lowerIsBetter(),
                    figures.attainment(),
                    figures.trust(),
                    figures.closing());
        }
    }
}
