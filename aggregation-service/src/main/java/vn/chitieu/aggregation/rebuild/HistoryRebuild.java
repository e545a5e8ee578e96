package vn.chitieu.aggregation.rebuild;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.fold.LoggedFingerprints;
import vn.chitieu.aggregation.fold.MergedLog;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/**
 * Puts back receipts and revisions of a city that are gone, once its pages are right, and receipts of records that are
 * of no city with a catalog. What is there stays; the service may go on, for nothing is written that it would write
 * too. May be repeated and may die at any point.
 *
 * <p>A receipt that is put back has the outcome that the log gives. A page whose present version has no revision gets
 * the one that is stored with it, else one that says what counts in it; the steps in between are not on the log and
 * stay lost.
 */
public final class HistoryRebuild {

    private static final int AT_A_TIME = 5_000;
    private static final int PAGES_AT_A_TIME = 64;

    private final Catalog catalog;
    private final Catalogs catalogs;
    private final UpdateLog log;
    private final PageRepository pages;
    private final LogPositions positions;
    private final ReceiptRepository receipts;
    private final RevisionRepository revisions;
    private final Clock clock;
    private final long idWindow;

    /**
     * Takes the city, the catalogs of all cities, its log, its pages, up to where the log is in them, what is to be put
     * back, and the time.
     *
     * @param idWindow to how many records an id is known, see {@link vn.chitieu.aggregation.fold.UpdateDeduplicator}
     */
    public HistoryRebuild(
            Catalog catalog,
            Catalogs catalogs,
            UpdateLog log,
            PageRepository pages,
            LogPositions positions,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            Clock clock,
            long idWindow) {
        this.catalog = catalog;
        this.catalogs = catalogs;
        this.log = log;
        this.pages = pages;
        this.positions = positions;
        this.receipts = receipts;
        this.revisions = revisions;
        this.clock = clock;
        this.idWindow = idWindow;
    }

    /** Puts back what is gone. */
    public Result run() {
        return new Result(putBackReceipts(), putBackRevisions());
    }

    private int putBackReceipts() {
        ReplayedReceipts replayed = new ReplayedReceipts(catalog, idWindow, new LoggedFingerprints(log));
        Map<Integer, Long> folded = new TreeMap<>();
        // What lies behind the position is being folded, and gets its receipts then.
        log.ends()
                .forEach((partition, end) -> folded.put(
                        partition, Math.min(end, receipts.quietBefore(positions.included(partition, catalog.id())))));
        AtomicInteger count = new AtomicInteger();
        new MergedLog(log, AT_A_TIME).read(Map.of(), folded, some -> count.addAndGet(putBack(some, replayed)));
        return count.get();
    }

    private int putBack(List<LoggedUpdate> some, ReplayedReceipts replayed) {
        Map<PageKey, Page> stored = new HashMap<>();
        Set<ReceiptId> known =
                receipts.known(some.stream().map(LoggedUpdate::receipt).toList());
        List<Receipt> gone =
                replayed.take(some, (place, key) -> known.contains(place) ? null : page(key, stored)).stream()
                        .filter(receipt -> !known.contains(receipt.id()) && isOurs(receipt.city()))
                        .toList();
        if (!gone.isEmpty()) {
            receipts.add(gone);
        }
        return gone.size();
    }

    /** What is of another city that has a catalog is put back by that city's catalog. */
    private boolean isOurs(@Nullable String city) {
        return city == null || city.equals(catalog.id()) || catalogs.find(city).isEmpty();
    }

    private Page page(PageKey key, Map<PageKey, Page> stored) {
        return stored.computeIfAbsent(key, one -> pages.find(List.of(one)).getOrDefault(one, Page.blank(one)));
    }

    private int putBackRevisions() {
        int count = 0;
        List<PageKey> all = new ArrayList<>(new TreeSet<>(pages.keys(catalog.id())));
        for (int from = 0; from < all.size(); from += PAGES_AT_A_TIME) {
            Collection<Page> some = pages.find(all.subList(from, Math.min(all.size(), from + PAGES_AT_A_TIME)))
                    .values();
            Set<Revision.Id> explained =
                    revisions
                            .find(some.stream()
                                    .map(page -> new Revision.Id(page.key(), page.version()))
                                    .toList())
                            .stream()
                            .map(Revision::id)
                            .collect(Collectors.toSet());
            Map<Revision.Id, Revision> withPages = pages
                    .revisions(some.stream().map(Page::key).toList())
                    .stream()
                    .collect(Collectors.toMap(Revision::id, Function.identity()));
            List<Revision> gone = some.stream()
                    .filter(page -> !explained.contains(new Revision.Id(page.key(), page.version())))
                    .map(page -> withPages.getOrDefault(
                            new Revision.Id(page.key(), page.version()), Revision.ofWhatCounts(page, clock.instant())))
                    .toList();
            if (!gone.isEmpty()) {
                revisions.put(gone);
            }
            count += gone.size();
        }
        return count;
    }

    /**
     * What was put back.
     *
     * @param receipts how many receipts
     * @param revisions how many revisions, one for each page without one
     */
    public record Result(int receipts, int revisions) {}
}
