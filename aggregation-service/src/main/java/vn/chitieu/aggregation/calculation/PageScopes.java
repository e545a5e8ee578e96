package vn.chitieu.aggregation.calculation;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The scopes that a page has totals of: the city, the units that have to report and the clusters that they lie in. They
 * follow from the catalog alone, so the order in which updates arrive cannot decide which totals there are. Caches some
 * pages' scopes, but not those of every quarter that a client may name. Thread-safe.
 */
public final class PageScopes {

    private static final int MOST_REMEMBERED = 1000;

    private final Catalog catalog;
    private final PageDependencies dependencies;
    private final Map<PageKey, Set<Scope>> known = new ConcurrentHashMap<>();

    public PageScopes(Catalog catalog, PageDependencies dependencies) {
        this.catalog = catalog;
        this.dependencies = dependencies;
    }

    /** Returns the scopes of a page. */
    public Set<Scope> of(PageKey page) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(page, this::scopes);
    }

    /** Returns how many pages' scopes are cached. */
    int remembered() {
        return known.size();
    }

    private Set<Scope> scopes(PageKey page) {
        Set<Scope> scopes = new TreeSet<>();
        scopes.add(Scope.city());
        for (String code : dependencies.inputs(page.indicator())) {
            Indicator input = catalog.indicator(code).orElseThrow();
            for (ReportingUnit unit : catalog.reporters(input, page.quarter())) {
                scopes.addAll(catalog.scopesOf(unit, page.quarter()));
            }
        }
        return Collections.unmodifiableSet(scopes);
    }
}
