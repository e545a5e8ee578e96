package vn.chitieu.aggregation.query;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.rejection.RejectionCountRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Query for the units of a scope side by side. Thread-safe. */
@Service
public final class UnitsQuery {

    private final Supplier<Catalog> catalog;
    private final PageRepository pages;
    private final RejectionCountRepository rejections;
    private final Clock clock;

    /** Takes the catalog in force, the stores to read and the clock that deadlines are compared with. */
    public UnitsQuery(
            Supplier<Catalog> catalog, PageRepository pages, RejectionCountRepository rejections, Clock clock) {
        this.catalog = catalog;
        this.pages = pages;
        this.rejections = rejections;
        this.clock = clock;
    }

    /** Returns the units of a scope in a quarter. */
    public UnitComparison units(Quarter quarter, Scope scope) {
        Catalog city = catalog.get();
        List<PageKey> keys = city.indicators().stream()
                .map(indicator -> new PageKey(city.id(), indicator.code(), quarter))
                .toList();
        Map<PageKey, Page> found = pages.find(keys);
        return UnitComparison.of(
                city,
                quarter,
                scope,
                rejections.of(city.id(), quarter),
                key -> found.getOrDefault(key, Page.blank(key)),
                clock.instant());
    }
}
