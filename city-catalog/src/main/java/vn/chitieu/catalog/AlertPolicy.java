package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * What a city decides of its alerts and their mails; what it leaves open is as the notification service is set.
 * Immutable, thread-safe.
 *
 * @param mails when mails leave
 * @param reminders when reports that are due are asked for
 * @param rules what governs the alerts of rules, and of single indicators by them; each of them at most once
 */
public record AlertPolicy(Mails mails, Reminders reminders, List<OfRule> rules) {

    /** The policy of a city that leaves everything open. */
    public static final AlertPolicy OPEN = new AlertPolicy(Mails.OPEN, Reminders.OPEN, List.of());

    public AlertPolicy {
        Objects.requireNonNull(mails);
        Objects.requireNonNull(reminders);
        rules = List.copyOf(rules);
    }

    /**
     * Returns what is said of the alerts of an indicator by a rule, first what holds for all of the rule; of two that
     * say something of the same, the later one counts.
     */
    public Stream<OfRule> of(AlertRule rule, String indicator) {
        List<OfRule> ofTheRule =
                rules.stream().filter(one -> one.rule() == rule).toList();
        return Stream.concat(
                ofTheRule.stream().filter(one -> one.indicator() == null),
                ofTheRule.stream().filter(one -> indicator.equals(one.indicator())));
    }

    /**
     * When mails leave; null is left open.
     *
     * @param digestAt the time of each working day at which digests leave, in the city's zone, whole minutes
     * @param mostAtOnce how many mails a person gets at once in a day, 1 to 100
     * @param quietFrom the first moment at which nothing leaves that is not urgent
     * @param quietTo the first moment after it; the same for no quiet hours
     * @param quietDaysOff whether days that are not worked are quiet too
     */
    public record Mails(
            @Nullable LocalTime digestAt,
            @Nullable Integer mostAtOnce,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            @Nullable Boolean quietDaysOff) {

        static final Mails OPEN = new Mails(null, null, null, null, null);
    }

    /**
     * When reports that are due are asked for; null is left open.
     *
     * @param workingDays so many working days before the deadline, 0 to 60 each, distinct; empty is left open
     * @param at the time of those days
     * @param warnWorkingDays so many working days after the deadline the next in the chain is informed, 0 to 60; 0
     *     never
     */
    public record Reminders(
            List<Integer> workingDays,
            @Nullable LocalTime at,
            @Nullable Integer warnWorkingDays) {

        static final Reminders OPEN = new Reminders(List.of(), null, null);

        public Reminders {
            workingDays = List.copyOf(workingDays);
        }
    }

    /**
     * What governs the alerts of a rule that begin from now on; null is left open.
     *
     * @param indicator code of the indicator that alone is meant; null for all of the rule
     * @param active whether the rule raises alerts
     * @param confirmation when a breach is believed
     * @param marginPoints percentage points above the expected share at which recovery begins, of a forecast percent
     *     below the target that are tolerated, 0 to 100
     * @param urgent when its mails do not wait
     * @param answerWorkingDays working days to answer in, 0 to 60; 0 asks nothing
     * @param escalationWorkingDays working days that each further step of the chain is given, 0 to 60; 0 never
     *     escalates
     */
    public record OfRule(
            AlertRule rule,
            @Nullable String indicator,
            @Nullable Boolean active,
            @Nullable Confirmed confirmation,
            @Nullable BigDecimal marginPoints,
            @Nullable UrgentMails urgent,
            @Nullable Integer answerWorkingDays,
            @Nullable Integer escalationWorkingDays) {

        public OfRule {
            Objects.requireNonNull(rule);
        }
    }

    /**
     * When a breach is believed: as soon as one of these holds, and at least one can.
     *
     * @param status a figure at least this firm is believed at once; null for none
     * @param revisions so many revisions in a row are believed, 1 to 100; 0 for never
     * @param workingDays so many working days after the first are believed, 1 to 60; 0 for never
     * @param severeAtOnce whether a severe breach is believed at once
     */
    public record Confirmed(@Nullable FigureStatus status, int revisions, int workingDays, boolean severeAtOnce) {

        /** Returns whether there is a way in which a breach is ever believed. */
        public boolean isPossible() {
            return status != null || revisions > 0 || workingDays > 0 || severeAtOnce;
        }
    }

    /** When the mails of an alert do not wait for quiet hours to end, nor for the digest. */
    public enum UrgentMails {
        NEVER,
        /** While it is severe, and where it is escalated. */
        SEVERE,
        ALWAYS
    }
}
