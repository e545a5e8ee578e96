package vn.chitieu.aggregation.storage;

import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.application.CatalogPatience;
import vn.chitieu.aggregation.application.CurrentTargets;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.application.KnownIds;
import vn.chitieu.aggregation.application.RememberedPages;
import vn.chitieu.aggregation.application.RestoreCheck;
import vn.chitieu.aggregation.application.SomePageStores;
import vn.chitieu.aggregation.application.TakeOver;
import vn.chitieu.aggregation.domain.Fold;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.PageSize;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PublishedRevisions;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Update;
import vn.chitieu.aggregation.domain.UpdateLog;
import vn.chitieu.catalog.Catalog;

/**
 * A process of its own with a small heap that folds updates, each with a new id, into a database: takes over, folds up
 * to a number of ids, and prints the time of the take-over and the median of the last batches.
 */
public final class ManyIdsFold {

    private static final int BATCH = 5_000;
    private static final int MEASURED = 20;

    private ManyIdsFold() {}

    /** Takes the database's address, its name, and up to which number of ids to fold. */
    public static void main(String[] arguments) {
        long until = Long.parseLong(arguments[2]);
        try (MongoClient client = MongoClients.create(arguments[0])) {
            MongoDatabase database = client.getDatabase(arguments[1]).withWriteConcern(WriteConcern.MAJORITY);
            FoldUpdates updates = updates(database);
            long before = System.nanoTime();
            long next = updates.begin(0, 0).orElse(0);
            long begun = System.nanoTime() - before;
            List<Long> times = new ArrayList<>();
            for (long from = next; from < until; from += BATCH) {
                List<Update> batch = LongStream.range(from, from + BATCH)
                        .mapToObj(ManyIdsFold::update)
                        .toList();
                long start = System.nanoTime();
                updates.fold(0, batch, from + BATCH, rejected -> {});
                times.add(System.nanoTime() - start);
            }
            if (times.isEmpty()) {
                System.exit(0);
            }
            List<Long> last = times.subList(Math.max(0, times.size() - MEASURED), times.size()).stream()
                    .sorted()
                    .toList();
            System.out.printf(
                    "ids %d -> %d: take-over %.1f s, batch of %d: median %.1f ms, heap %d MB%n",
                    next,
                    until,
                    begun / 1e9,
                    BATCH,
                    last.get(last.size() / 2) / 1e6,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
        System.exit(0);
    }

    private static FoldUpdates updates(MongoDatabase database) {
        Catalog catalog = ASmallCity.withoutTargets().catalog();
        Fold fold = new Fold(catalog);
        Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
        Receipts receipts = new MongoReceipts(database);
        Positions positions = new MongoPositions(database, "indicator-updates");
        Milestones milestones = new MongoMilestones(database);
        RememberedPages pages = new RememberedPages(new MongoPages(database), 400, System::nanoTime);
        return new FoldUpdates(
                () -> fold,
                SomePageStores.of(
                        new CurrentTargets(() -> catalog, new MongoTargets(database, catalog.id())),
                        pages,
                        new MongoPageWriters(database),
                        receipts,
                        new MongoRevisions(database),
                        totals -> {}),
                new TakeOver(
                        positions,
                        partition -> 0,
                        new RestoreCheck(PublishedRevisions.NONE, pages, milestones, catalog.id(), clock, () -> {})),
                milestones,
                catalog.id(),
                clock,
                CatalogPatience.NONE,
                new KnownIds(catalog.id(), 5_000_000, receipts, positions, UpdateLog.EMPTY),
                PageSize.OF_A_DOCUMENT);
    }

    private static Update update(long offset) {
        return anUpdate(LAND)
                .of(offset % 2 == 0 ? "nam-ngan" : "ba-dinh")
                .worth(String.valueOf(offset % 1_000))
                .withId("update-" + offset)
                .reportedAt(Instant.ofEpochMilli(1_648_800_000_000L + offset).toString())
                .at(offset)
                .build();
    }
}
