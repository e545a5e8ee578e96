package vn.chitieu.aggregation.calculation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.PageKey;

/**
 * Bounded cache of the {@link UnitReports} of pages, for one catalog: a page mostly differs in a unit or two from what
 * it was a batch ago, and the one of last year not at all. An entry may be stale: the caller compares the pages that it
 * was computed from ({@link UnitReports#changed}). Thread-safe.
 */
public final class UnitReportCache {

    private static final int MOST = 1000;

    private final Map<PageKey, UnitReports> ofTheCity = new ConcurrentHashMap<>();
    private final Map<PageKey, UnitReports> ofAll = new ConcurrentHashMap<>();

    /**
     * Returns what was reported up to a page as it was computed last; null where it is not cached.
     *
     * @param outsidersToo whether figures of the time before their unit joined the city are among it
     */
    @Nullable
    UnitReports find(PageKey page, boolean outsidersToo) {
        return (outsidersToo ? ofAll : ofTheCity).get(page);
    }

    /** Replaces the cached entry. */
    void keep(PageKey page, boolean outsidersToo, UnitReports reports) {
        Map<PageKey, UnitReports> known = outsidersToo ? ofAll : ofTheCity;
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(page, reports);
    }
}
