package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.cases.policy.CasePolicy;

/**
 * Context of a transition: what it depends on besides the case and the event.
 *
 * @param now the time
 * @param policy what a case that begins now is governed by
 * @param chain who is notified if the case opens now; empty where no position is in charge
 * @param calendar which days are worked
 * @param closesAt when the case's period is closed; null for never
 * @param watched whether the rule is active, so that the case may open
 */
public record TransitionContext(
        Instant now,
        CasePolicy policy,
        EscalationChain chain,
        WorkingCalendar calendar,
        @Nullable Instant closesAt,
        boolean watched) {
    public TransitionContext {
        Objects.requireNonNull(now);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(chain);
        Objects.requireNonNull(calendar);
    }

    /** Takes what a transition depends on while the rule is active. */
    public TransitionContext(
            Instant now,
            CasePolicy policy,
            EscalationChain chain,
            WorkingCalendar calendar,
            @Nullable Instant closesAt) {
        this(now, policy, chain, calendar, closesAt, true);
    }

    /** Returns the end of the day that lies so many working days after today; null for none. */
    @Nullable
    public Instant afterWorkingDays(int workingDays) {
        return workingDays == 0 ? null : endOf(calendar.plusWorkingDays(today(), workingDays));
    }

    /** Returns the end of a day. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
    }

    /** Returns the day that it is in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, calendar.zone());
    }

    /** Returns whether the period is closed. */
    public boolean isClosed() {
        return closesAt != null && !now.isBefore(closesAt);
    }
}
