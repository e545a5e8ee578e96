package vn.chitieu.aggregation.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.publication.QuarterlyTotalMapper;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.reference.ReferenceCell;
import vn.chitieu.reference.ReferenceLog;
import vn.chitieu.reference.ReferencePage;
import vn.chitieu.reference.ReferenceReport;
import vn.chitieu.reference.ReferenceTotals;

/**
 * Says of stored pages whether what counts on them, and every field of every total as it is published, is what the
 * reference calculation makes of the log; revisions, which do not follow from the log, are left out.
 */
public final class ReferenceComparison {

    private static final String NOTHING = "nothing";

    private final Catalog catalog;
    private final ReferenceLog log;
    private final ReferenceTotals totals;
    private final QuarterlyTotalMapper mapper;

    /**
     * Takes what the totals follow from.
     *
     * @param log the whole log of updates
     * @param assigned the targets beside those of the catalog
     * @param now until when time was judged
     */
    public ReferenceComparison(Catalog catalog, ReferenceLog log, Collection<AssignedTarget> assigned, Instant now) {
        this.catalog = catalog;
        this.log = log;
        this.totals = new ReferenceTotals(
                catalog,
                log,
                assigned.stream()
                        .map(target -> LoggedEvents.of(catalog.id(), target))
                        .toList(),
                now);
        this.mapper = new QuarterlyTotalMapper(Catalogs.of(catalog));
    }

    /** Compares all pages that are stored, and those that should be; their indicators are in the catalog. */
    public Result on(Map<PageKey, Page> stored) {
        List<Difference> differences = new ArrayList<>();
        int compared = 0;
        Set<PageKey> pages = new TreeSet<>(
                Comparator.comparing((PageKey page) -> page.quarter().firstDay())
                        .thenComparing(Comparator.naturalOrder()));
        pages.addAll(stored.keySet());
        for (ReferencePage page : totals.pages()) {
            pages.add(new PageKey(catalog.id(), page.indicator(), page.quarter()));
        }
        for (PageKey key : pages) {
            Result ofPage = on(stored.getOrDefault(key, Page.blank(key)));
            differences.addAll(ofPage.differences());
            compared += ofPage.compared();
        }
        return new Result(compared, differences);
    }

    /** Compares one page, blank where it is not stored. */
    public Result on(Page page) {
        List<Difference> differences = new ArrayList<>();
        PageKey key = page.key();
        compareContributions(page, differences);
        Indicator indicator = catalog.indicator(key.indicator()).orElseThrow();
        Set<Scope> wanted = totals.scopes(indicator, key.quarter());
        Set<Scope> scopes = new TreeSet<>(page.totals().keySet());
        scopes.addAll(wanted);
        for (Scope scope : scopes) {
            compare(
                    key,
                    scope.toString(),
                    wanted.contains(scope) ? TotalFields.of(totals.total(indicator, key.quarter(), scope)) : Map.of(),
                    fields(key, page.totals().get(scope)),
                    differences);
        }
        return new Result(scopes.size(), differences);
    }

    private Map<String, String> fields(PageKey page, @Nullable Total stored) {
        return stored == null ? Map.of() : TotalFields.of(mapper.of(new FoldResult.Published(page, stored, List.of())));
    }

    private void compareContributions(Page page, List<Difference> differences) {
        PageKey key = page.key();
        SortedMap<Cell, Map<String, String>> expected = new TreeMap<>();
        log.counting(new ReferencePage(key.indicator(), key.quarter()))
                .forEach((cell, report) -> expected.put(cell(cell), fields(report)));
        Set<Cell> cells = new TreeSet<>(expected.keySet());
        cells.addAll(page.contributions().keySet());
        for (Cell cell : cells) {
            Contribution stored = page.contributions().get(cell);
            compare(
                    key,
                    "unit:" + cell.unit() + " " + cell.period(),
                    expected.getOrDefault(cell, Map.of()),
                    stored == null ? Map.of() : fields(report(stored)),
                    differences);
        }
    }

    private static Cell cell(ReferenceCell cell) {
        return new Cell(cell.unit(), cell.period());
    }

    private static ReferenceReport report(Contribution stored) {
        return new ReferenceReport(
                new ReferenceCell(stored.cell().unit(), stored.cell().period()),
                stored.value(),
                stored.status(),
                stored.updateId(),
                stored.reportedAt(),
                stored.reason(),
                stored.note(),
                Objects.toString(stored.channel(), ""),
                stored.sender());
    }

    private static Map<String, String> fields(ReferenceReport report) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("value", report.value() == null ? "withdrawn" : Decimals.text(report.value()));
        fields.put("status", report.status().name());
        fields.put("id", report.updateId());
        fields.put("reportedAt", report.reportedAt().toString());
        fields.put("reason", Objects.toString(report.reason(), ""));
        fields.put("note", Objects.toString(report.note(), ""));
        fields.put("channel", report.channel());
        fields.put("credential", report.credential());
        return fields;
    }

    private static void compare(
            PageKey page,
            String place,
            Map<String, String> expected,
            Map<String, String> stored,
            List<Difference> differences) {
        if (expected.isEmpty() != stored.isEmpty()) {
            differences.add(new Difference(page, place + " by plain sums", text(expected), text(stored)));
            return;
        }
        TreeSet<String> fields = new TreeSet<>(expected.keySet());
        fields.addAll(stored.keySet());
        for (String field : fields) {
            String says = expected.getOrDefault(field, NOTHING);
            String is = stored.getOrDefault(field, NOTHING);
            if (!says.equals(is)) {
                differences.add(new Difference(page, place + " by plain sums: " + field, says, is));
            }
        }
    }

    private static String text(Map<String, String> fields) {
        return fields.isEmpty() ? NOTHING : new TreeMap<>(fields).toString();
    }

    /**
     * What was found.
     *
     * @param compared how many totals were compared
     * @param differences each with the cell or scope, and the field, as its place
     */
    public record Result(int compared, List<Difference> differences) {
        public Result {
            Objects.requireNonNull(differences);
            differences = List.copyOf(differences);
        }
    }
}
