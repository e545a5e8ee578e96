package vn.chitieu.notification.domain.cases;

import java.math.BigDecimal;
import java.util.Objects;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * When a case opens and when it is over. A case keeps the policy under which it began.
 *
 * @param confirmRevisions how many revisions in a row have to be behind before anybody is told, 1 to 100
 * @param confirmStatus a figure at least this firm is confirmed at once
 * @param severeAtOnce whether a figure far behind is confirmed at once
 * @param marginPoints how many percentage points above the expected share recovery begins, 0 to 100
 * @param holdRevisions how many further revisions have to be on pace before the case is over, 0 to 100
 * @param answerWorkingDays within how many working days cause and remedy are asked for, 1 to 60
 */
public record CasePolicy(
        int confirmRevisions,
        FigureStatus confirmStatus,
        boolean severeAtOnce,
        BigDecimal marginPoints,
        int holdRevisions,
        int answerWorkingDays) {

    public CasePolicy {
        Objects.requireNonNull(confirmStatus);
        check("confirmRevisions", confirmRevisions, 1, 100);
        check("holdRevisions", holdRevisions, 0, 100);
        check("answerWorkingDays", answerWorkingDays, 1, 60);
        if (marginPoints.signum() < 0 || marginPoints.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("expected marginPoints 0 to 100, got " + marginPoints);
        }
    }

    private static void check(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("expected " + name + " " + from + " to " + to + ", got " + value);
        }
    }
}
