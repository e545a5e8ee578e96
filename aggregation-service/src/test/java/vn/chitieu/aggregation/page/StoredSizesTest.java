package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.aggregation.model.ARunOfTheFold;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** How large the documents of pages and revisions become, beside the 16 MB that MongoDB takes. */
class StoredSizesTest {

    private static final int FOUR_MB = 4_000_000;
    private static final String DAILY = "VISITORS";
    private static final PageKey LAND = new PageKey("small", "LAND", new Quarter(2022, 1));

    @TempDir
    private Path folder;

    /** Each of the 34 wards reports each day of the quarter and, after its deadline, corrects each of these figures. */
    @Test
    void aQuarterOfDailyFiguresOfThirtyFourUnitsIsFarBelowFourMegabytes() throws Exception {
        Catalog catalog = withADailyIndicator();
        ARunOfTheFold run = new ARunOfTheFold(catalog);
        run.at(Instant.parse("2022-03-31T17:00:00Z")).fold(updates("p", "120", "2022-03-31T16:00:00Z", catalog, 0));
        FoldResult corrected = run.at(Instant.parse("2022-05-02T02:00:00Z"))
                .fold(updates("c", "121.5", "2022-05-02T01:00:00Z", catalog, 3_060));

        FoldResult.PageChange change = corrected.changes().stream()
                .filter(one -> one.page().key().indicator().equals(DAILY))
                .findFirst()
                .orElseThrow();
        Page page = change.page();
        assertThat(page.contributions()).hasSize(34 * 90);
        assertThat(page.superseded()).hasSize(34 * 90);
        assertThat(change.revision().causes()).hasSize(Revision.MOST_CAUSES);

        int bytes = bytes(change);
        assertThat(bytes).isBetween(1_000_000, FOUR_MB / 2);
        assertThat(RevisionDocuments.document(change.revision()).getByteBuffer().remaining())
                .isLessThan(FOUR_MB / 10);
        assertThatIsNotMoreThanTheEstimate(change);
    }

    /** What is refused as too large is judged by the estimate, so no document may be larger. */
    @Test
    void theEstimateIsAnUpperBound() {
        for (int cells : List.of(1, 12, 2_000)) {
            Page page = shortest(cells);
            List<Revision.Cause> causes = page.contributions().values().stream()
                    .limit(Revision.MOST_CAUSES)
                    .map(one -> new Revision.Cause("L".repeat(64), one, one))
                    .toList();
            List<Revision.Id> origins = List.of(
                    new Revision.Id(new PageKey("c".repeat(64), "L".repeat(64), new Quarter(2022, 1)), Long.MAX_VALUE));
            assertThatIsNotMoreThanTheEstimate(new FoldResult.PageChange(
                    page,
                    new Revision(LAND, 1, Instant.EPOCH, Revision.Occasion.UPDATES, List.of(), causes, 1, origins)));
        }
        Page full = SomePages.full(LAND);
        List<Revision.Move> moves = full.totals().values().stream()
                .map(total -> Revision.Move.between(null, total))
                .toList();
        assertThatIsNotMoreThanTheEstimate(new FoldResult.PageChange(
                full, new Revision(LAND, 1, Instant.EPOCH, Revision.Occasion.TIME, moves, List.of(), 0, List.of())));
    }

    private static Page shortest(int cells) {
        Map<Cell, Contribution> contributions = new HashMap<>();
        Map<Cell, List<Contribution>> superseded = new HashMap<>();
        for (int i = 0; i < cells; i++) {
            Cell cell = new Cell(String.valueOf(i), new Quarter(2022, 1));
            Contribution one = new Contribution(
                    cell,
                    BigDecimal.ONE,
                    FigureStatus.PRELIMINARY,
                    "u",
                    Instant.EPOCH,
                    new ReceiptId(99_999, 999_999_999_999_999_999L),
                    "",
                    "",
                    "",
                    "");
            contributions.put(cell, one);
            superseded.put(cell, List.of(one));
        }
        return new Page(LAND, 1, null, contributions, superseded, Map.of());
    }

    private static void assertThatIsNotMoreThanTheEstimate(FoldResult.PageChange change) {
        PageSize oneByteLess = new PageSize(bytes(change) - 1);
        assertThatExceptionOfType(PageFullException.class).isThrownBy(() -> oneByteLess.check(List.of(change)));
    }

    private static int bytes(FoldResult.PageChange change) {
        return PageDocuments.document(change.page(), change.revision())
                .getByteBuffer()
                .remaining();
    }

    private static List<LoggedUpdate> updates(String id, String value, String at, Catalog catalog, long first) {
        List<LoggedUpdate> updates = new ArrayList<>();
        Indicator daily = catalog.indicator(DAILY).orElseThrow();
        for (LocalDate day = LocalDate.of(2022, 1, 1); day.getMonthValue() < 4; day = day.plusDays(1)) {
            for (ReportingUnit unit : catalog.reporters(daily, ReportingPeriod.parse(day.toString()))) {
                updates.add(anUpdate(DAILY)
                        .ofCity("thanh-hoa")
                        .of(unit.id())
                        .in(day.toString())
                        .worth(value)
                        .measuredIn("lượt")
                        .withId(id + "-" + unit.id() + "-" + day)
                        .reportedAt(at)
                        .at(first + updates.size())
                        .build());
            }
        }
        return updates;
    }

    private Catalog withADailyIndicator() throws Exception {
        Path of = Path.of("..", "catalog", "thanh-hoa");
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        append("indicators.yaml", """

                  - code: VISITORS
                    name: { vi: Lượt khách du lịch, en: Visitors }
                    unitOfMeasure: { vi: lượt, en: visits }
                    group: economy
                    direction: HIGHER
                    frequency: DAY
                    acrossUnits: SUM
                    acrossPeriods: SUM
                    reporters: [territorial]
                    definition: visitors/1
                """);
        return CatalogLoader.read(folder);
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.APPEND);
    }
}
