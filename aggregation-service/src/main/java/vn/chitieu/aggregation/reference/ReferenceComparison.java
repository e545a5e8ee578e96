package vn.chitieu.aggregation.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Says of stored pages whether what counts on them, and every field of every total, is what the log gives when it is
 * read a second time by other rules: those of this package, which share nothing with the fold but the shapes of its
 * results, the contracts and the catalogue.
 */
public final class ReferenceComparison {

    private static final String NOTHING = "nothing";

    private final Catalog catalog;
    private final ReferenceLog log;
    private final ReferenceTotals totals;

    /**
     * Takes what the totals follow from.
     *
     * @param log the whole log of updates
     * @param assigned the targets beside those of the catalogue
     * @param now until when time was judged
     */
    public ReferenceComparison(Catalog catalog, ReferenceLog log, Collection<AssignedTarget> assigned, Instant now) {
        this.catalog = catalog;
        this.log = log;
        this.totals = new ReferenceTotals(catalog, log, assigned, now);
    }

    /** Compares all pages that are stored, and those that should be. */
    public Result on(Map<PageKey, Page> stored) {
        List<Difference> differences = new ArrayList<>();
        int compared = 0;
        Set<PageKey> pages = new TreeSet<>(
                Comparator.comparing((PageKey page) -> page.quarter().firstDay())
                        .thenComparing(Comparator.naturalOrder()));
        pages.addAll(stored.keySet());
        for (PageKey reported : log.pages()) {
            totals.madeOf(reported.indicator())
                    .map(code -> new PageKey(catalog.id(), code, reported.quarter()))
                    .forEach(pages::add);
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
        Indicator indicator = catalog.indicator(key.indicator()).orElse(null);
        Set<Scope> wanted = indicator == null ? Set.of() : totals.scopes(indicator, key.quarter());
        Set<Scope> scopes = new TreeSet<>(page.totals().keySet());
        scopes.addAll(wanted);
        for (Scope scope : scopes) {
            Total is = page.totals().get(scope);
            Map<String, String> says = indicator == null || !wanted.contains(scope)
                    ? Map.of()
                    : withGrowth(indicator, totals.total(indicator, key, scope, is == null ? 0 : is.revision()));
            compare(key, scope.toString(), says, fields(indicator, is), differences);
        }
        return new Result(scopes.size(), differences);
    }

    private void compareContributions(Page page, List<Difference> differences) {
        SortedMap<Cell, Contribution> counting = log.counting(page.key(), Instant.MAX);
        Set<Cell> cells = new TreeSet<>(counting.keySet());
        cells.addAll(page.contributions().keySet());
        for (Cell cell : cells) {
            compare(
                    page.key(),
                    "unit:" + cell.unit() + " " + cell.period(),
                    TotalFields.of(counting.get(cell)),
                    TotalFields.of(page.contributions().get(cell)),
                    differences);
        }
    }

    private static Map<String, String> fields(@Nullable Indicator indicator, @Nullable Total total) {
        return total == null ? Map.of() : TotalFields.of(total, indicator != null && indicator.percentage());
    }

    /** Growth is not part of a total but told of its amounts; here it is told by this package. */
    private static Map<String, String> withGrowth(Indicator indicator, Total says) {
        Amounts figures = says.figures();
        Map<String, String> fields = new TreeMap<>(fields(indicator, says));
        fields.put(
                "growth",
                ReferenceMath.text(
                        says.comparison().isComparable()
                                ? ReferenceTotals.growth(indicator, figures.value(), figures.sameQuarterLastYear())
                                : null));
        fields.put(
                "growth since January",
                ReferenceMath.text(
                        says.cumulativeComparison().isComparable()
                                ? ReferenceTotals.growth(indicator, figures.cumulative(), figures.cumulativeLastYear())
                                : null));
        return fields;
    }

    private static void compare(
            PageKey page,
            String place,
            Map<String, String> expected,
            Map<String, String> stored,
            List<Difference> differences) {
        TreeSet<String> fields = new TreeSet<>(expected.keySet());
        fields.addAll(stored.keySet());
        if (expected.isEmpty() != stored.isEmpty()) {
            differences.add(new Difference(page, place + " by plain sums", text(expected), text(stored)));
            return;
        }
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
