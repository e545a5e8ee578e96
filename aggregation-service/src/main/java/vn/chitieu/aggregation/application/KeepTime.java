package vn.chitieu.aggregation.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.domain.Milestone;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.Revision;
import vn.chitieu.aggregation.domain.Schedule;
import vn.chitieu.catalog.Catalog;

/**
 * Brings totals up to the time and to the catalogue without an update: opens the pages of a quarter that has ended,
 * judges a quarter whose deadline has passed, and judges everything by a catalogue that has changed. What was done is
 * remembered after it was done, so a call that died is made up for by the next one. One thread at a time.
 */
public final class KeepTime {

    private static final Logger LOG = LoggerFactory.getLogger(KeepTime.class);

    private final Supplier<Catalog> catalog;
    private final JudgeAnew judgeAnew;
    private final Milestones milestones;
    private final Clock clock;

    /** Takes the catalogue in force, whom to let judge, and the clock. */
    public KeepTime(Supplier<Catalog> catalog, JudgeAnew judgeAnew, Milestones milestones, Clock clock) {
        this.catalog = catalog;
        this.judgeAnew = judgeAnew;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** Does what the time and the catalogue demand, and nothing where all was done before. */
    public void tick() {
        Catalog inForce = catalog.get();
        followTheCatalog(inForce);
        followTheClock(inForce, clock.instant());
    }

    private void followTheCatalog(Catalog inForce) {
        Milestone milestone = milestones.find(inForce.id());
        if (inForce.edition().equals(milestone.edition())) {
            return;
        }
        if (milestone.edition() != null) {
            LOG.info("The catalogue of {} has changed to edition {}", inForce.id(), inForce.edition());
            judgeAnew.judgeAll(inForce.id(), Revision.Occasion.CATALOGUE);
        }
        milestones.store(inForce.id(), milestone.by(inForce.edition()));
    }

    private void followTheClock(Catalog inForce, Instant now) {
        Schedule schedule = new Schedule(inForce);
        Milestone milestone = milestones.find(inForce.id());
        Instant since = milestone.judgedUntil();
        if (since == null) {
            since = schedule.beginningAt(now);
        }
        Set<PageKey> due = schedule.between(since, now);
        if (!due.isEmpty()) {
            LOG.info("Judges {} pages: a quarter has ended or a deadline has passed since {}", due.size(), since);
            judgeAnew.judgeOrOpen(due, Revision.Occasion.TIME);
        }
        if (!due.isEmpty() || milestone.judgedUntil() == null) {
            milestones.store(inForce.id(), milestone.judgedUntil(now));
        }
    }
}
