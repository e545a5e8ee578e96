package vn.chitieu.aggregation.reassessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.calculation.assessment.Schedule;
import vn.chitieu.aggregation.fold.AssessmentTime;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/**
 * Reassesses the totals of one city after the other by time and catalog, without an update: opens the pages of a
 * quarter that has ended, judges a quarter whose deadline has passed, and judges everything by a catalog that has
 * changed. What is to be done is stored before and removed after it was done, so the next call makes up for one that
 * died. One thread at a time.
 *
 * <p>Time moves in the milestone alone, and all that is folded or judged is judged by it. A clock that is ahead of the
 * milestone moves it on. One that is behind it by {@link #LAG} at most is another instance's, or was set a little: time
 * stands still until the clock has caught up. One that is further behind shows that the milestone was moved by a clock
 * that was ahead: it is taken back, and what was due in between is judged again.
 */
public final class TimeReassessment {

    /** By how much the clocks of two instances may differ. */
    static final Duration LAG = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(TimeReassessment.class);

    private final Catalogs catalogs;
    private final Runnable lookForCatalog;
    private final ReassessmentService reassess;
    private final MilestoneRepository milestones;
    private final Clock clock;

    /** Takes the catalogs in force, what judges, and the clock. */
    public TimeReassessment(
            Catalogs catalogs, ReassessmentService reassess, MilestoneRepository milestones, Clock clock) {
        this(catalogs, () -> {}, reassess, milestones, clock);
    }

    /**
     * Takes the catalogs in force, what judges, and the clock.
     *
     * @param lookForCatalog puts the newest editions of the catalogs in force
     */
    public TimeReassessment(
            Catalogs catalogs,
            Runnable lookForCatalog,
            ReassessmentService reassess,
            MilestoneRepository milestones,
            Clock clock) {
        this.catalogs = catalogs;
        this.lookForCatalog = lookForCatalog;
        this.reassess = reassess;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * Stores the first milestone of a city that has none, and judges nothing: updates are judged by it from then on.
     */
    public void begin(String city) {
        AssessmentTime.begin(milestones, catalogs.of(city), clock);
    }

    /**
     * Does what is due in a city by time and catalog; idempotent. To be called once the log is included in the stores:
     * until then units that have reported may seem to be missing.
     */
    public void tick(String city) {
        begin(city);
        Catalog inForce = followTheCatalog(city);
        followTheClock(inForce, clock.instant());
        publishWhatWasWithheld(inForce.id());
    }

    /** An instance whose catalog is older than another's takes the newest edition before it judges. */
    private Catalog followTheCatalog(String city) {
        Catalog inForce = catalogs.of(city);
        Milestone milestone = milestones.find(inForce.id());
        if (!inForce.edition().equals(milestone.edition())) {
            lookForCatalog.run();
            inForce = catalogs.of(city);
        }
        if (milestone.edition() == null) {
            milestones.store(inForce.id(), milestone.by(inForce.edition()));
        } else if (!inForce.edition().equals(milestone.edition())) {
            judgeBy(inForce, milestone);
        }
        return inForce;
    }

    /**
     * Where a total was computed by another edition meanwhile, the milestone says so by now, and the next tick begins
     * again.
     */
    private void judgeBy(Catalog inForce, Milestone milestone) {
        LOG.info("The catalog of {} has changed to edition {}", inForce.id(), inForce.edition());
        String becoming = Milestone.becoming(inForce.edition());
        if (!becoming.equals(milestone.edition())) {
            milestones.store(inForce.id(), milestone.by(becoming));
        }
        reassess.judgeAll(inForce.id(), Revision.Occasion.CATALOGUE);
        Milestone judged = milestones.find(inForce.id());
        if (becoming.equals(judged.edition())) {
            milestones.store(inForce.id(), judged.by(inForce.edition()));
        }
    }

    private void followTheClock(Catalog inForce, Instant time) {
        Milestone milestone = moved(inForce, milestones.find(inForce.id()), time);
        Milestone.Span due = milestone.unjudged();
        if (due == null) {
            return;
        }
        Schedule schedule = new Schedule(inForce);
        Instant until = milestone.judgedAt(time);
        Set<PageKey> passed = new TreeSet<>(schedule.between(due.after(), until));
        Set<PageKey> takenBack = new TreeSet<>(schedule.between(until, due.upTo()));
        takenBack.removeAll(passed);
        Set<PageKey> windows = new TreeSet<>(schedule.windowsBetween(due.after(), due.upTo()));
        windows.removeAll(passed);
        windows.removeAll(takenBack);
        if (!passed.isEmpty() || !takenBack.isEmpty() || !windows.isEmpty()) {
            LOG.info(
                    "Judges {} pages as of {}: a quarter has ended or a deadline has passed since {}; {} more were"
                            + " judged by a clock that was ahead, {} tell of a window of which a period has ended or"
                            + " fallen due",
                    passed.size(),
                    until,
                    due.after(),
                    takenBack.size(),
                    windows.size());
            reassess.judgeOrOpen(passed, Revision.Occasion.TIME);
            reassess.judge(takenBack, Revision.Occasion.TIME);
            reassess.judge(windows, Revision.Occasion.TIME);
        }
        Milestone now = milestones.find(inForce.id());
        if (now.isJudgedAsOf(milestone) && due.equals(now.unjudged())) {
            milestones.store(inForce.id(), now.judged());
        }
    }

    /** Returns the milestone as of now where something is due by then or was judged too early, else as it was. */
    private Milestone moved(Catalog inForce, Milestone milestone, Instant now) {
        Instant until = milestone.judgedAt(now);
        boolean isTakenBack = Duration.between(now, until).compareTo(LAG) > 0;
        if (!isTakenBack && !now.isAfter(until)) {
            return milestone;
        }
        Milestone.Span moves = Milestone.Span.between(until, now);
        if (milestone.unjudged() == null && !isTakenBack && nothingIsDue(new Schedule(inForce), moves)) {
            return milestone;
        }
        if (isTakenBack) {
            LOG.warn(
                    "Totals of {} are judged as of {}, but it is {}: a clock was ahead. Takes that back",
                    inForce.id(),
                    until,
                    now);
        }
        Milestone.Span due = milestone.unjudged() == null
                ? moves
                : milestone.unjudged().and(moves.after()).and(moves.upTo());
        milestones.store(inForce.id(), milestone.judging(now, due));
        return milestones.find(inForce.id());
    }

    private static boolean nothingIsDue(Schedule schedule, Milestone.Span moves) {
        return schedule.between(moves.after(), moves.upTo()).isEmpty()
                && schedule.windowsBetween(moves.after(), moves.upTo()).isEmpty();
    }

    /** What is folded meanwhile is published with its batch. */
    private void publishWhatWasWithheld(String city) {
        Milestone milestone = milestones.find(city);
        if (milestone.publishing() == Milestone.Publishing.ALL) {
            return;
        }
        if (milestone.isWithheld()) {
            LOG.info("The log of {} was read again: publishes all totals", city);
            milestones.store(city, milestone.publishing(Milestone.Publishing.RESUMED));
        }
        reassess.publishAll(city);
        Milestone published = milestones.find(city);
        if (published.publishing() == Milestone.Publishing.RESUMED) {
            milestones.store(city, published.publishing(Milestone.Publishing.ALL));
        }
    }
}
