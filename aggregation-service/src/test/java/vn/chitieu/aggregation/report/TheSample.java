package vn.chitieu.aggregation.report;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.query.TotalsQuery;
import vn.chitieu.aggregation.query.TrendsQuery;
import vn.chitieu.aggregation.query.UnitsQuery;
import vn.chitieu.aggregation.rejection.InMemoryRejectionCounts;
import vn.chitieu.aggregation.remark.InMemoryUnitRemarkRepository;
import vn.chitieu.aggregation.remark.UnitRemarkRepository;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.catalog.sample.SampleUpdatesFile;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** The city of the article with the updates of its units, all or some of them, folded and ready to be reported. */
public final class TheSample {

    public static final Path FILES = Path.of("..", "catalog", "thanh-hoa");
    public static final Quarter QUARTER = new Quarter(2022, 1);

    private static final Instant MORNING_OF_THE_SIXTH_OF_APRIL = Instant.parse("2022-04-06T01:00:00Z");

    private final Catalog catalog;
    private final TotalsQuery readTotals;
    private final Clock clock;
    private final InMemoryStores.InMemoryPages pages;
    private final ReportService readReport;

    private TheSample(Catalog catalog, InMemoryStores.InMemoryPages pages, TotalsQuery readTotals, Clock clock) {
        this.catalog = catalog;
        this.pages = pages;
        this.readTotals = readTotals;
        this.clock = clock;
        this.readReport = readReport(new InMemoryAlertExplanationRepository());
    }

    public static TheSample whole() {
        return of(update -> true, MORNING_OF_THE_SIXTH_OF_APRIL);
    }

    /** Returns the city as it stands at an instant if its units send only some of their updates. */
    static TheSample of(Predicate<SampleUpdate> sent, Instant now) {
        try {
            Catalog catalog = CatalogLoader.read(FILES);
            List<LoggedUpdate> updates = new ArrayList<>();
            for (SampleUpdate update : SampleUpdatesFile.read(FILES)) {
                if (sent.test(update)) {
                    updates.add(reported(catalog, update, updates.size()));
                }
            }
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
            InMemoryStores.InMemoryRevisions revisions = new InMemoryStores.InMemoryRevisions();
            new FoldService(
                            new CurrentFold(OneCity.of(() -> catalog)),
                            SomePageStores.of(
                                    new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                                    pages,
                                    new InMemoryStores.InMemoryReceipts(),
                                    revisions,
                                    published -> {}),
                            new InMemoryStores.InMemoryPositions(),
                            new InMemoryStores.InMemoryMilestones(),
                            clock)
                    .fold(0, updates, updates.size(), rejected -> {});
            return new TheSample(catalog, pages, new TotalsQuery(() -> catalog, pages, revisions), clock);
        } catch (InvalidCatalogException invalid) {
            throw new AssertionError(invalid);
        }
    }

    /** Returns what reads units side by side. */
    public UnitsQuery units() {
        return new UnitsQuery(() -> catalog, pages, new InMemoryRejectionCounts(), clock);
    }

    /** Returns what reads quarters. */
    public TrendsQuery trends() {
        return new TrendsQuery(() -> catalog, pages);
    }

    public Optional<QuarterReport> report(String quarter, String scope) {
        return readReport.report(Quarter.parse(quarter), Scope.parse(scope));
    }

    public PrintedReport printed(String scope, String language) {
        return new PrintedReportBuilder(() -> catalog)
                .print(report(QUARTER.toString(), scope).orElseThrow(), language);
    }

    public Catalog catalog() {
        return catalog;
    }

    public ReportService readReport() {
        return readReport;
    }

    /** Returns reports of the same totals with answers to alerts. */
    public final ReportService readReport(AlertExplanationRepository explanations) {
        return new ReportService(() -> catalog, readTotals, explanations, new InMemoryUnitRemarkRepository(), clock);
    }

    /** Returns reports of the same totals with remarks of units. */
    public final ReportService readReport(UnitRemarkRepository remarks) {
        return new ReportService(() -> catalog, readTotals, new InMemoryAlertExplanationRepository(), remarks, clock);
    }

    private static LoggedUpdate reported(Catalog catalog, SampleUpdate update, long offset) {
        return new LoggedUpdate.Reported(
                new PageKey(catalog.id(), update.indicator(), update.period().quarter()),
                update.unitOfMeasure(),
                new Contribution(
                        new Cell(update.unit(), update.period()),
                        update.value(),
                        update.status(),
                        update.id(),
                        update.reportedAt().toInstant(),
                        new ReceiptId(0, offset),
                        null,
                        "key-" + update.unit()),
                0);
    }
}
