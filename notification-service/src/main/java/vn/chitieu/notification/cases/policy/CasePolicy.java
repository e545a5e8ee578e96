package vn.chitieu.notification.cases.policy;

import java.math.BigDecimal;
import java.util.Objects;
import vn.chitieu.catalog.AlertPolicy;

/**
 * Policy of a case: when it opens, what it asks, and when it is over. A case keeps the policy under which it began.
 *
 * @param confirmation when a breach is believed
 * @param marginPoints how many percentage points above the expected share recovery begins, 0 to 100; for a forecast,
 *     how many percent below the target it may lie without a word
 * @param holding when a recovery is believed
 * @param urgent when its notices bypass the digest
 * @param answerWorkingDays within how many working days cause and remedy are asked for, 1 to 60; 0 asks nothing
 * @param escalationWorkingDays how many working days each further step of the chain is given, 1 to 60; 0 never
 *     escalates
 * @param mostTurns after more than so many turns from good to bad within the period only the digest tells of it, 0 to
 *     100
 */
public record CasePolicy(
        Confirmation confirmation,
        BigDecimal marginPoints,
        Holding holding,
        Urgent urgent,
        int answerWorkingDays,
        int escalationWorkingDays,
        int mostTurns) {

    public CasePolicy {
        Objects.requireNonNull(confirmation);
        Objects.requireNonNull(holding);
        Objects.requireNonNull(urgent);
        check("answerWorkingDays", answerWorkingDays, 0, 60);
        check("escalationWorkingDays", escalationWorkingDays, 0, 60);
        check("mostTurns", mostTurns, 0, 100);
        if (marginPoints.signum() < 0 || marginPoints.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("expected marginPoints 0 to 100, got " + marginPoints);
        }
    }

    /** Returns whether a date that passes is notified to the next in the chain. */
    public boolean escalates() {
        return escalationWorkingDays > 0;
    }

    /** Returns this policy with what a city decides instead of it. */
    public CasePolicy with(AlertPolicy.OfRule city) {
        AlertPolicy.Confirmed confirmed = city.confirmation();
        AlertPolicy.UrgentMails urgentMails = city.urgent();
        return new CasePolicy(
                confirmed == null ? confirmation : Confirmation.of(confirmed),
                Objects.requireNonNullElse(city.marginPoints(), marginPoints),
                holding,
                urgentMails == null ? urgent : Urgent.valueOf(urgentMails.name()),
                Objects.requireNonNullElse(city.answerWorkingDays(), answerWorkingDays),
                Objects.requireNonNullElse(city.escalationWorkingDays(), escalationWorkingDays),
                mostTurns);
    }

    static void check(String name, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("expected " + name + " " + from + " to " + to + ", got " + value);
        }
    }

    /** When the notices of a case are urgent. */
    public enum Urgent {
        /** Never. */
        NEVER,
        /** While the breach is severe, and where it is escalated. */
        SEVERE,
        /** Always. */
        ALWAYS
    }
}
