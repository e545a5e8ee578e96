package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ATarget;
import vn.chitieu.aggregation.alert.FigureAlertRepositoryContract;
import vn.chitieu.aggregation.alert.MongoFigureAlerts;
import vn.chitieu.aggregation.fold.CatalogLag;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.KnownUpdateIds;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.fold.RestoreCheck;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.history.MongoReceipts;
import vn.chitieu.aggregation.history.MongoRevisions;
import vn.chitieu.aggregation.log.LogIdentity;
import vn.chitieu.aggregation.log.MongoLogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.aggregation.rejection.MongoRejectionCounts;
import vn.chitieu.aggregation.rejection.RejectionCountRepositoryContract;
import vn.chitieu.aggregation.remark.MongoUnitRemarks;
import vn.chitieu.aggregation.remark.UnitRemarkRepositoryContract;
import vn.chitieu.aggregation.report.AlertExplanationRepositoryContract;
import vn.chitieu.aggregation.report.MongoAlertExplanations;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.aggregation.target.MongoTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.testing.StoredExample;
import vn.chitieu.support.testing.TestDatabase;

/**
 * {@code docs/storage.md} shows each collection with a document that is really stored, and its indexes. With
 * {@code -Dchitieu.storage=write} the examples are written instead of compared.
 */
class StorageDocumentIT {

    private static final Path DOCUMENT = Path.of("..", "docs", "storage.md");
    private static final Pattern SECTION =
            Pattern.compile("(?ms)^## `([^`]+)`\n(.*?)```js\n(.*?)```\n(.*?)(?=^## |\\z)");
    private static final int PARTITION = 2;
    private static final Instant NOW = Instant.parse("2022-04-06T01:00:00Z");

    private final MongoDatabase database = TestDatabase.fresh();

    @BeforeEach
    void aStory() throws Exception {
        Catalog catalog = CatalogLoader.read(Path.of("..", "catalog", "thanh-hoa"));
        MongoPageWriterRegistry writers = new MongoPageWriterRegistry(database);
        MongoTargets targets = new MongoTargets(database, catalog.id());
        targets.add(List.of(ATarget.aTarget("LAND_CLEARED").of("94.5").build()));
        MongoAlertExplanations explanations = new MongoAlertExplanations(database);
        explanations.keep(
                catalog.id(),
                AlertExplanationRepositoryContract.about(
                        "city", "NEW_ENTERPRISES", "2022-Q1", "CITY", 3, "Thiếu mặt bằng sản xuất."));
        MongoFigureAlerts alerts = new MongoFigureAlerts(database);
        alerts.keep(catalog.id(), FigureAlertRepositoryContract.open("city", "NEW_ENTERPRISES", 3));
        MongoUnitRemarks remarks = new MongoUnitRemarks(database);
        remarks.keep(UnitRemarkRepositoryContract.answered(
                catalog.id(), "0f3a9c0e5b7d4a21", "nam-ngan", 1_649_300_400, "Đề nghị bổ sung kinh phí."));
        MongoRejectionCounts rejections = new MongoRejectionCounts(database);
        rejections.add(
                RejectionCountRepositoryContract.counted(
                        catalog.id(), "nam-ngan", RejectionCountRepositoryContract.QUARTER, 3),
                0,
                41);
        MongoLogPositions positions = new MongoLogPositions(database, "indicator-updates");
        positions.put(PARTITION, new LogIdentity("zzXr0mBfQqOkC9q6bqJt5w", 0));
        MongoPages pages = new MongoPages(database);
        MongoReceipts receipts = new MongoReceipts(database);
        MongoMilestones milestones = new MongoMilestones(database);
        List.<MongoInitializer>of(pages, receipts, milestones, targets, explanations, alerts, remarks, rejections)
                .forEach(MongoInitializer::initialize);

        PageCache cache = new PageCache(pages, 400, System::nanoTime);
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        FoldService updates = new FoldService(
                new CurrentFold(Catalogs.of(catalog)),
                SomePageStores.of(
                        new CurrentTargets(city -> targets),
                        cache,
                        writers,
                        receipts,
                        new MongoRevisions(database),
                        totals -> {}),
                new PartitionTakeover(
                        positions,
                        partition -> 0,
                        new RestoreCheck(
                                PublishedRevisions.NONE,
                                cache,
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
        updates.begin(PARTITION, 0);
        updates.fold(PARTITION, List.of(update(0, "nn-2022-03-land", "1.3", null)), 1, rejected -> {});
        updates.fold(PARTITION, List.of(update(1, "nn-2022-03-land-2", "2.35", "đo lại")), 2, rejected -> {});
        writers.begin(catalog.id(), "rebuild", NOW);
    }

    private static LoggedUpdate update(long offset, String id, String value, String reason) {
        ReportingPeriod month = ReportingPeriod.parse("2022-03");
        Instant reportedAt = NOW.minusSeconds(600 - 60 * offset);
        return new LoggedUpdate.Reported(
                new PageKey("thanh-hoa", "LAND_CLEARED", month.quarter()),
                "ha",
                new Contribution(
                        new Cell("nam-ngan", month),
                        new BigDecimal(value),
                        FigureStatus.OFFICIAL,
                        id,
                        reportedAt,
                        new ReceiptId(PARTITION, offset),
                        reason,
                        null,
                        "http",
                        "nam-ngan-1"),
                reportedAt.toEpochMilli() + 20);
    }

    @Test
    void showsEachCollectionAsItIsStored() throws IOException {
        String text = Files.readString(DOCUMENT);
        if ("write".equals(System.getProperty("chitieu.storage"))) {
            text = SECTION.matcher(text)
                    .replaceAll(section -> Matcher.quoteReplacement("## `"
                            + section.group(1) + "`\n" + section.group(2) + "```js\n" + example(section.group(1))
                            + "```\n"
                            + section.group(4)));
            Files.writeString(DOCUMENT, text);
        }

        Map<String, MatchResult> sections = new LinkedHashMap<>();
        SECTION.matcher(text).results().forEach(section -> sections.put(section.group(1), section));
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        database.listCollectionNames().into(new TreeSet<>()));
        sections.forEach((collection, section) -> {
            assertThat(section.group(3)).as(collection).isEqualTo(example(collection));
            assertThat(section.group(4)).as(collection).contains(indexes(collection));
        });
    }

    private List<String> indexes(String collection) {
        List<String> keys = new ArrayList<>();
        database.getCollection(collection)
                .listIndexes()
                .forEach(index -> keys.add(
                        "`" + String.join(", ", index.get("key", Document.class).keySet()) + "`"));
        return keys;
    }

    private String example(String collection) {
        return StoredExample.of(database.getCollection(collection).find().first());
    }
}
