package vn.chitieu.aggregation.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Answers how totals go over several quarters, and how one goes over the parts of a scope. Thread-safe. */
@Service
public final class TrendsQuery {

    private final Supplier<Catalog> catalog;
    private final PageRepository pages;

    /** Takes the catalog in force and the store to read. */
    public TrendsQuery(Supplier<Catalog> catalog, PageRepository pages) {
        this.catalog = catalog;
        this.pages = pages;
    }

    /** Returns the totals of one indicator in those of the quarters that have one, in the order of the quarters. */
    public List<FoldResult.Published> trend(Scope scope, String indicator, List<Quarter> quarters) {
        String city = catalog.get().id();
        List<PageKey> keys = quarters.stream()
                .map(quarter -> new PageKey(city, indicator, quarter))
                .toList();
        Map<PageKey, Page> found = pages.find(keys);
        return keys.stream()
                .flatMap(key -> Stream.ofNullable(found.get(key)))
                .flatMap(page -> page.total(scope).map(total -> new FoldResult.Published(page.key(), total)).stream())
                .toList();
    }

    /** Returns the values of every indicator that has one in any of the quarters, in the order of the report. */
    public List<Trend> trends(Scope scope, List<Quarter> quarters) {
        Catalog city = catalog.get();
        Map<PageKey, Page> found = pages.find(city.indicators().stream()
                .flatMap(indicator ->
                        quarters.stream().map(quarter -> new PageKey(city.id(), indicator.code(), quarter)))
                .toList());
        return city.indicators().stream()
                .map(Indicator::code)
                .map(code -> new Trend(
                        code,
                        quarters.stream()
                                .flatMap(quarter -> point(found.get(new PageKey(city.id(), code, quarter)), scope))
                                .toList()))
                .filter(trend -> !trend.points().isEmpty())
                .toList();
    }

    /**
     * Returns the totals of the clusters and units that lie within a scope, sorted by scope: of the city all, of a
     * cluster its units, of a unit none.
     */
    public List<FoldResult.Published> parts(Scope scope, String indicator, Quarter quarter) {
        Catalog city = catalog.get();
        PageKey key = new PageKey(city.id(), indicator, quarter);
        return pages.find(List.of(key)).values().stream()
                .flatMap(page -> page.totals().values().stream())
                .filter(total -> isPart(city, total.scope(), scope, quarter))
                .map(total -> new FoldResult.Published(key, total))
                .toList();
    }

    private static Stream<Point> point(@Nullable Page page, Scope scope) {
        BigDecimal value = page == null ? null : page.figures(scope).value();
        return page == null || value == null
                ? Stream.empty()
                : Stream.of(new Point(page.key().quarter(), value));
    }

    private static boolean isPart(Catalog city, Scope part, Scope whole, Quarter quarter) {
        if (whole instanceof Scope.City) {
            return !(part instanceof Scope.City);
        }
        return whole instanceof Scope.Cluster
                && part instanceof Scope.Unit one
                && city.unit(one.id())
                        .filter(unit -> city.covers(whole, unit, quarter))
                        .isPresent();
    }

    /**
     * How one indicator went.
     *
     * @param indicator code of the indicator
     * @param points its values where it has any, in the order of the quarters that were asked for
     */
    public record Trend(String indicator, List<Point> points) {
        public Trend {
            Objects.requireNonNull(indicator);
            points = List.copyOf(points);
        }
    }

    /**
     * The value of one quarter.
     *
     * @param quarter the quarter
     * @param value its own value, not the one since 1 January
     */
    public record Point(Quarter quarter, BigDecimal value) {
        public Point {
            Objects.requireNonNull(quarter);
            Objects.requireNonNull(value);
        }
    }
}
