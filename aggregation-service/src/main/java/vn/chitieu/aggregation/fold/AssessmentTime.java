package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.time.Instant;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.calculation.assessment.Schedule;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.reassessment.TimeReassessment;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;

/**
 * The instant by which totals are judged: that of the city's milestone, in every instance alike, however their clocks
 * differ. The milestone alone moves time, see {@link TimeReassessment}.
 */
public final class AssessmentTime {

    private AssessmentTime() {}

    /**
     * Returns the milestone of a city; where it has no instant yet, the clock's is stored first, so that what is folded
     * from now on is judged by an instant that stays. Judges nothing by itself.
     *
     * @throws StalePageException if another instance stored one at the same moment
     */
    public static Milestone begin(MilestoneRepository milestones, Catalog catalog, Clock clock) {
        Milestone milestone = milestones.find(catalog.id());
        if (milestone.judgedUntil() != null) {
            return milestone;
        }
        Instant now = clock.instant();
        Instant since = new Schedule(catalog).beginningAt(now);
        milestones.store(catalog.id(), milestone.judging(now, Milestone.Span.between(since, now)));
        // As it is stored: to the millisecond.
        return milestones.find(catalog.id());
    }

    /** Returns what to judge by; the clock counts only where the milestone has no instant. */
    public static AssessmentContext context(Milestone milestone, Clock clock, TargetsInForce targets) {
        return new AssessmentContext(milestone.judgedAt(clock.instant()), targets, milestone.revisionFloor());
    }

    /**
     * Checks, after a write, that the totals are judged by the current milestone. Where they were computed by another
     * edition of the catalog than all others, the milestone records it, and {@link TimeReassessment} judges all of them
     * again.
     *
     * @param used the milestone that they were judged by
     * @param edition of the catalog that they were computed by
     * @throws StalePageException if time has moved since, or totals are no longer withheld
     */
    public static void confirm(MilestoneRepository milestones, String city, Milestone used, String edition) {
        Milestone now = milestones.find(city);
        if (!now.isJudgedAsOf(used)) {
            throw new StalePageException("expected totals of " + city + " as of " + used.judgedUntil()
                    + ", but they are judged as of " + now.judgedUntil() + " meanwhile");
        }
        if (used.isWithheld() && !now.isWithheld()) {
            throw new StalePageException(
                    "expected to withhold totals of " + city + ", but they are published meanwhile");
        }
        String by = now.edition();
        if (by == null) {
            milestones.store(city, now.by(edition));
        } else if (!by.equals(edition) && !by.equals(Milestone.becoming(edition)) && !by.equals(Milestone.SEVERAL)) {
            milestones.store(city, now.by(Milestone.SEVERAL));
        }
    }
}
