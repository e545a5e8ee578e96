package vn.chitieu.aggregation.page;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CatalogLag;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.KnownUpdateIds;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.fold.RestoreCheck;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.history.MongoReceipts;
import vn.chitieu.aggregation.history.MongoRevisions;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.MongoLogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.aggregation.target.MongoTargets;
import vn.chitieu.catalog.Catalog;

/**
 * A process of its own with a small heap that folds updates, each with a new id, into a database: {@code fill} folds up
 * to a number of ids, {@code compare} takes that database over and folds batches into it and, in turn with them, into
 * another one that has few ids, and prints both medians.
 */
public final class ManyIdsFold {

    private static final int BATCH = 5_000;
    private static final int FEW = 50_000;
    private static final int PAIRS = 20;

    private ManyIdsFold() {}

    /** Takes what to do, the database's address, its name, and up to which number of ids to fold. */
    public static void main(String[] arguments) {
        try (MongoClient client = MongoClients.create(arguments[1])) {
            City many = new City(client, arguments[2]);
            System.out.printf("takes over %d ids: %.1f s%n", many.next(), many.begunSeconds());
            if (arguments[0].equals("fill")) {
                many.fold(Long.parseLong(arguments[3]));
            } else {
                compare(many, new City(client, arguments[2] + "-few"));
            }
        }
        System.exit(0);
    }

    private static void compare(City many, City few) {
        few.fold(FEW);
        many.fold(many.next() + BATCH);
        System.out.printf("folds on from %d and from %d ids%n", few.next(), many.next());
        List<Double> fewTimes = new ArrayList<>();
        List<Double> manyTimes = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            fewTimes.add(few.foldBatch());
            manyTimes.add(many.foldBatch());
        }
        System.out.printf(
                "batch of %d, medians of %d: few ids %.0f ms, many ids %.0f ms, ratio %.2f, heap %d MB%n",
                BATCH,
                PAIRS,
                median(fewTimes),
                median(manyTimes),
                median(manyTimes) / median(fewTimes),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** One database and the fold into it. */
    private static final class City {

        private final FoldService updates;
        private final AtomicLong next = new AtomicLong();
        private final double begunSeconds;

        City(MongoClient client, String name) {
            this.updates = updates(client.getDatabase(name).withWriteConcern(WriteConcern.MAJORITY));
            long before = System.nanoTime();
            next.set(updates.begin(0, 0).orElse(0));
            this.begunSeconds = (System.nanoTime() - before) / 1e9;
        }

        long next() {
            return next.get();
        }

        double begunSeconds() {
            return begunSeconds;
        }

        void fold(long until) {
            while (next.get() < until) {
                foldBatch();
            }
        }

        double foldBatch() {
            long from = next.get();
            List<LoggedUpdate> batch = LongStream.range(from, from + BATCH)
                    .mapToObj(ManyIdsFold::update)
                    .toList();
            long start = System.nanoTime();
            updates.fold(0, batch, from + BATCH, rejected -> {});
            next.set(from + BATCH);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static FoldService updates(MongoDatabase database) {
        Catalog catalog = ASmallCity.withoutTargets().catalog();
        Fold fold = new Fold(catalog);
        Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
        ReceiptRepository receipts = new MongoReceipts(database);
        LogPositions positions = new MongoLogPositions(database, "indicator-updates");
        MilestoneRepository milestones = new MongoMilestones(database);
        PageCache pages = new PageCache(new MongoPages(database), 400, System::nanoTime);
        return new FoldService(
                new CurrentFold(OneCity.of(() -> catalog)),
                SomePageStores.of(
                        new CurrentTargets(city -> new MongoTargets(database, catalog.id())),
                        pages,
                        new MongoPageWriterRegistry(database),
                        receipts,
                        new MongoRevisions(database),
                        totals -> {}),
                new PartitionTakeover(
                        positions,
                        partition -> 0,
                        new RestoreCheck(
                                PublishedRevisions.NONE,
                                pages,
                                milestones,
                                RestoreCheck.Cities.anywhere(() -> Set.of(catalog.id())),
                                clock,
                                () -> {},
                                RestoreCheck.Republication.NONE)),
                milestones,
                clock,
                CatalogLag.NONE,
                new KnownUpdateIds(5_000_000, receipts, positions, UpdateLog.EMPTY, Optional::empty),
                PageSize.OF_A_DOCUMENT);
    }

    private static LoggedUpdate update(long offset) {
        return anUpdate(LAND)
                .of(offset % 2 == 0 ? "nam-ngan" : "ba-dinh")
                .worth(String.valueOf(offset % 1_000))
                .withId("update-" + offset)
                .reportedAt(Instant.ofEpochMilli(1_648_800_000_000L + offset).toString())
                .at(offset)
                .build();
    }
}
