package vn.chitieu.aggregation.reassessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.fold.AssessmentTime;
import vn.chitieu.aggregation.fold.CityFault;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.TargetsInForce;

/**
 * Reassesses pages of a city without an update, and publishes all their totals. Idempotent: a repeated call changes
 * nothing and publishes again. Thread-safe.
 */
@Service
public final class ReassessmentService {

    private static final Logger LOG = LoggerFactory.getLogger(ReassessmentService.class);
    private static final int AT_A_TIME = 64;
    private static final int TRIES = 5;

    private final CurrentFold folds;
    private final FoldResultWriter resultWriter;
    private final MilestoneRepository milestones;
    private final Clock clock;

    /** Takes the folds in force, the stores, and the clock by which deadlines have passed before the first tick. */
    public ReassessmentService(
            CurrentFold folds, FoldResultWriter resultWriter, MilestoneRepository milestones, Clock clock) {
        this.folds = folds;
        this.resultWriter = resultWriter;
        this.milestones = milestones;
        this.clock = clock;
    }

    /**
     * Judges those of the pages of a city that are stored.
     *
     * @throws StalePageException if another writer goes on changing the same pages
     */
    public void judge(Collection<PageKey> pages, Revision.Occasion occasion) {
        judgeOrOpen(resultWriter.pages().existing(new HashSet<>(pages)), occasion);
    }

    /**
     * Judges those of the pages of a city that are stored. Where that fails because of the city itself, the milestone
     * records that its totals are not all judged by one edition, so that {@link TimeReassessment} judges all of them: a
     * caller that goes on to other cities leaves nothing out.
     *
     * @throws RuntimeException if a store or the broker does not answer, or another writer goes on changing the pages
     */
    void judgeNowOrLater(Collection<PageKey> pages, Revision.Occasion occasion) {
        try {
            judge(pages, occasion);
        } catch (RuntimeException fault) {
            if (!CityFault.isOfOneCity(fault)) {
                throw fault;
            }
            String city = pages.iterator().next().city();
            LOG.error("{} pages of {} could not be judged by {}; all will be", pages.size(), city, occasion, fault);
            milestones.store(city, milestones.find(city).by(Milestone.SEVERAL));
        }
    }

    /**
     * Judges pages of a city; one that is not stored is opened, with totals that have no figure yet.
     *
     * @throws StalePageException if another writer goes on changing the same pages
     */
    public void judgeOrOpen(Collection<PageKey> pages, Revision.Occasion occasion) {
        judgeOrOpen(pages, occasion, false);
    }

    private void judgeOrOpen(Collection<PageKey> pages, Revision.Occasion occasion, boolean isToPublish) {
        List<PageKey> inOrder = new ArrayList<>(new TreeSet<>(pages));
        for (int from = 0; from < inOrder.size(); from += AT_A_TIME) {
            judgeSome(inOrder.subList(from, Math.min(inOrder.size(), from + AT_A_TIME)), occasion, isToPublish);
        }
    }

    /** Judges every page of a city whose indicator the catalog has. */
    public void judgeAll(String city, Revision.Occasion occasion) {
        judgeAll(city, occasion, false);
    }

    /** Judges every page as {@link #judgeAll} does, and publishes all totals although they are withheld. */
    void publishAll(String city) {
        judgeAll(city, Revision.Occasion.REBUILD, true);
    }

    private void judgeAll(String city, Revision.Occasion occasion, boolean isToPublish) {
        Fold inForce = folds.of(city);
        Set<PageKey> stored = resultWriter.pages().keys(city);
        List<PageKey> all = stored.stream().filter(inForce::knows).toList();
        LOG.info(
                "Reassesses all {} pages of {}: {}. {} pages of indicators that the catalog does not have stay as they"
                        + " are",
                all.size(),
                city,
                occasion,
                stored.size() - all.size());
        judgeOrOpen(all, occasion, isToPublish);
    }

    private void judgeSome(List<PageKey> pages, Revision.Occasion occasion, boolean isToPublish) {
        for (int attempt = 1; ; attempt++) {
            try {
                resultWriter.inTurn(pages.get(0).city(), () -> judgeOnce(pages, occasion, isToPublish));
                return;
            } catch (StalePageException overtaken) {
                if (attempt == TRIES) {
                    throw overtaken;
                }
                LOG.debug("Judges {} pages again: {}", pages.size(), overtaken.getMessage());
            }
        }
    }

    private FoldResult judgeOnce(List<PageKey> pages, Revision.Occasion occasion, boolean isToPublish) {
        String city = pages.get(0).city();
        Fold inForce = folds.of(city);
        Map<PageKey, Page> stored = resultWriter.pages().find(inForce.readsToJudge(pages));
        Milestone milestone = milestones.find(city);
        TargetsInForce targets = resultWriter.targets(inForce.catalog());
        FoldResult folded =
                inForce.reassess(pages, stored, AssessmentTime.context(milestone, clock, targets), occasion);
        boolean isPublished = isToPublish || !milestone.isWithheld();
        resultWriter.keepBeside(city, isPublished ? folded : folded.unpublished(), targets);
        AssessmentTime.confirm(milestones, city, milestone, inForce.edition());
        return folded;
    }
}
