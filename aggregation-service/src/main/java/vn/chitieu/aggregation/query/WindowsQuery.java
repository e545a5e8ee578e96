package vn.chitieu.aggregation.query;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.calculation.assessment.WindowTotals;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Answers questions about windows beside the quarters; their totals are computed as they are asked for. Thread-safe.
 */
@Service
final class WindowsQuery {

    private final Supplier<Catalog> catalog;
    private final PageRepository pages;
    private final Supplier<TargetsInForce> targets;
    private final Clock clock;

    /** Takes the catalog in force, the pages, the targets, and the clock by which periods end. */
    WindowsQuery(Supplier<Catalog> catalog, PageRepository pages, Supplier<TargetsInForce> targets, Clock clock) {
        this.catalog = catalog;
        this.pages = pages;
        this.targets = targets;
        this.clock = clock;
    }

    /** Returns all windows, in the order of the catalog. */
    public List<TimeWindow> windows() {
        return catalog.get().windows();
    }

    /** Returns which day it is in the city. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), catalog.get().calendar().zone());
    }

    /**
     * Returns the totals of a scope within a window, one for each of its indicators; empty where there is no such one.
     */
    public Optional<List<WindowTotal>> totals(String window, Scope scope) {
        Catalog inForce = catalog.get();
        return inForce.windows().stream()
                .filter(one -> one.id().equals(window))
                .findFirst()
                .map(one -> totals(inForce, one, scope));
    }

    private List<WindowTotal> totals(Catalog inForce, TimeWindow window, Scope scope) {
        WindowTotals totals = new WindowTotals(inForce);
        Map<PageKey, Page> found = pages.find(totals.reads(window));
        TargetsInForce held = targets.get();
        Instant now = clock.instant();
        return window.indicators().stream()
                .map(code -> totals.total(window, inForce.indicator(code).orElseThrow(), scope, found, held, now))
                .toList();
    }
}
