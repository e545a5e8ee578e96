package vn.chitieu.benchmarks.country;

import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Whether a quarter of a city is opened: it has a total of each indicator, though nothing was reported.
 *
 * @param aggregation whom to ask
 * @param quarter which
 */
record OpenedQuarters(Api aggregation, Quarter quarter) {

    private static final int OTHER_DERIVED = 1;

    /** Returns how many pages a quarter of a city has. */
    static int pages() {
        return BenchmarkCity.reported().size() + BenchmarkCity.derivedSums().size() + OTHER_DERIVED;
    }

    boolean isOpen(Province province) {
        return aggregation
                        .json("/api/v1/totals?quarter=" + quarter + "&scope=city&city=" + province.id())
                        .path("totals")
                        .size()
                == pages();
    }
}
