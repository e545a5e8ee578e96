package vn.chitieu.aggregation.fold;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.Rejection;
import vn.chitieu.aggregation.page.FoldPageCache;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageFullException;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.TargetsInForce;

/**
 * Folds that part of a batch which is of one city into the stores, by the catalog, targets and milestone of that city
 * alone. Idempotent: every step may be repeated from any point. Thread-safe.
 */
final class CityFold {

    private static final Logger LOG = LoggerFactory.getLogger(CityFold.class);
    private static final String NONE = "";

    private final CurrentFold folds;
    private final FoldResultWriter resultWriter;
    private final PartitionTakeover takeOver;
    private final MilestoneRepository milestones;
    private final Clock clock;
    private final CatalogLag catalogLag;
    private final PageSize pageSize;

    CityFold(
            CurrentFold folds,
            FoldResultWriter resultWriter,
            PartitionTakeover takeOver,
            MilestoneRepository milestones,
            Clock clock,
            CatalogLag catalogLag,
            PageSize pageSize) {
        this.folds = folds;
        this.resultWriter = resultWriter;
        this.takeOver = takeOver;
        this.milestones = milestones;
        this.clock = clock;
        this.catalogLag = catalogLag;
        this.pageSize = pageSize;
    }

    /**
     * Folds a part and stores what follows.
     *
     * @return what was stored, with a receipt for each record of the part, in its order
     * @throws StalePageException if another writer has changed what it was folded from meanwhile, or the stores were
     *     lost or restored
     * @throws CatalogBehindException if the catalog does not know something and a newer one may come
     */
    FoldResult fold(CityBatch batch) {
        String city = Objects.requireNonNullElse(batch.city(), NONE);
        try {
            return folds.find(city).isPresent() ? foldWhatFits(city, batch) : reject(city, batch);
        } catch (RuntimeException fault) {
            resultWriter.toFold().lookAgain(city);
            throw fault;
        }
    }

    /** What could not be read, and what is of a city without a catalog, has a receipt and no page. */
    private FoldResult reject(String city, CityBatch batch) {
        List<Receipt> receipts = batch.asLogged().stream().map(this::rejected).toList();
        if (catalogLag.shouldRetry(city, receipts)) {
            if (folds.find(city).isPresent()) {
                return foldWhatFits(city, batch);
            }
            throw behind(city);
        }
        resultWriter.keep(receipts);
        return new FoldResult(receipts, List.of(), List.of());
    }

    private Receipt rejected(LoggedUpdate update) {
        Rejection why = update instanceof LoggedUpdate.Unreadable unreadable
                ? unreadable.rejection()
                : UnknownCity.rejection(String.valueOf(CityBatch.city(update)), folds.catalogs());
        return Receipt.rejected(update, why);
    }

    /** What would make a page larger than the database takes is rejected, so that it does not hold up the log. */
    private FoldResult foldWhatFits(String city, CityBatch batch) {
        List<LoggedUpdate> some = batch.answers();
        while (true) {
            List<LoggedUpdate> now = some;
            try {
                return resultWriter.inTurn(city, () -> foldInto(city, now, batch.asLogged()));
            } catch (PageFullException full) {
                LOG.error("Rejects what is for a page that is full: {}", full.getMessage());
                some = without(full, folds.of(city), now);
            }
        }
    }

    private static List<LoggedUpdate> without(PageFullException full, Fold inForce, List<LoggedUpdate> batch) {
        Rejection why = new Rejection(Rejection.Code.PAGE_FULL, String.valueOf(full.getMessage()));
        List<LoggedUpdate> rest = batch.stream()
                .map(update -> update instanceof LoggedUpdate.Reported reported
                                && inForce.page(reported).equals(full.page())
                        ? new LoggedUpdate.Unreadable(update.receipt(), why)
                        : update)
                .toList();
        if (rest.equals(batch)) {
            throw full;
        }
        return rest;
    }

    private FoldResult foldInto(String city, List<LoggedUpdate> batch, List<LoggedUpdate> asLogged) {
        Fold inForce = folds.of(city);
        FoldPageCache.Read stored = resultWriter.toFold().find(city, inForce.reads(batch));
        if (stored.pages().size() < stored.keys().size()) {
            // Stores that were lost since the batch began would take its records for the first that came.
            takeOver.requireCurrent(asLogged.get(0).receipt().partition(), -1);
        }
        TargetsInForce targets = resultWriter.targets(inForce.catalog());
        Milestone milestone = AssessmentTime.begin(milestones, inForce.catalog(), clock);
        FoldResult folded = inForce.fold(batch, stored.pages(), AssessmentTime.context(milestone, clock, targets))
                .saidAsLogged(asLogged);
        if (catalogLag.shouldRetry(city, folded.receipts())) {
            if (folds.of(city) != inForce) {
                return foldInto(city, batch, asLogged);
            }
            throw behind(city);
        }
        pageSize.check(folded.changes());
        FoldResult kept = milestone.isWithheld() ? folded.unpublished() : folded;
        resultWriter.keep(stored, kept, targets);
        AssessmentTime.confirm(milestones, city, milestone, inForce.edition());
        return kept;
    }

    private static CatalogBehindException behind(String city) {
        return new CatalogBehindException(
                "expected a catalog of " + city + " that knows what is reported; waits for another edition of it");
    }
}
