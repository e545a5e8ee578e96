package vn.chitieu.aggregation.calculation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.PageKey;

/**
 * What was worked out of units' reports lately, for one catalogue: a page mostly differs in a unit or two from what it
 * was a batch ago, and the one of last year not at all. Whoever finds something here has to look from which pages it
 * is. Thread-safe.
 */
public final class UnitReportCache {

    private static final int MOST = 1000;

    private final Map<PageKey, UnitReports> ofTheCity = new ConcurrentHashMap<>();
    private final Map<PageKey, UnitReports> ofAll = new ConcurrentHashMap<>();

    /**
     * Returns what was reported up to a page as it was worked out last; null where it is not remembered.
     *
     * @param outsidersToo whether figures of the time before their unit joined the city are among it
     */
    @Nullable
    UnitReports find(PageKey page, boolean outsidersToo) {
        return (outsidersToo ? ofAll : ofTheCity).get(page);
    }

    /** Remembers it in the place of what is remembered. */
    void keep(PageKey page, boolean outsidersToo, UnitReports reports) {
        Map<PageKey, UnitReports> known = outsidersToo ? ofAll : ofTheCity;
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(page, reports);
    }
}
