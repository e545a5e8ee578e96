package vn.chitieu.benchmarks.pure;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.parts.Services;

/** All 41 totals of one page with targets, from nothing: city, clusters and units. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AssessmentOfAPage {

    private static final PageKey PAGE = new PageKey(BenchmarkCity.ID, "INDICATOR_01", BenchmarkCity.LAST_QUARTER);

    /** Returns the totals. */
    @Benchmark
    public List<Total> assess(FilledPages filled) {
        Assessment assessment = new Assessment(
                filled.catalog,
                key -> filled.pages.containsKey(key) ? filled.pages.get(key) : Page.blank(key),
                filled.targets,
                Services.NOW);
        return filled.pages.get(PAGE).totals().keySet().stream()
                .map(scope -> assessment.total(PAGE, scope))
                .toList();
    }
}
